import { z } from 'zod';

import { checkMeasures } from './measure-faults.ts';
import { usageMeasuresShape } from './usage-measures.ts';
import { usageSourcesSchema } from './usage-sources.ts';

const names = (meaning: string) => z.array(z.string().min(1)).default([]).describe(meaning);

const days = (least: number, fallback: number, meaning: string) =>
  z.number().int().min(least).max(36_500).default(fallback).describe(meaning);

const excludeSchema = z.strictObject({
  bots: z
    .boolean()
    .default(true)
    .describe('Events whose user agent is a crawler or a monitor do not count.'),
  users: names('Ids of users whose events do not count: test users, monitors.'),
  emailDomains: names('Users with an address of these domains do not count: your own staff.'),
  accounts: names('Account ids or domains whose events do not count: your own, demo accounts.'),
  events: names('Events that do not count; a * at the end stands for any ending.'),
});

const identitySchema = z.strictObject({
  groupType: z
    .string()
    .min(1)
    .default('company')
    .describe('The type of group that is the account, where the analytics has several types.'),
  emailDomain: z
    .boolean()
    .default(true)
    .describe(
      'A user whom no call puts into a group belongs to the company of the domain of the address; public mail providers name no company.',
    ),
});

const limitsSchema = z.strictObject({
  eventNames: z
    .number()
    .int()
    .min(1)
    .default(2_000)
    .describe('Names of events a portal may have; further ones are counted and not kept.'),
  accounts: z
    .number()
    .int()
    .min(1)
    .default(500_000)
    .describe('Accounts a portal may have; events of further ones are counted and not kept.'),
  eventsPerDay: z
    .number()
    .int()
    .min(1)
    .default(50_000_000)
    .describe('Events a source may send on one day; beyond that it is told to wait.'),
});

const retentionSchema = z.strictObject({
  eventIdDays: days(
    7,
    8,
    'An event that comes again within so many days counts once. Ids are kept for up to twice as long.',
  ),
  userDays: days(
    365,
    800,
    'How long it is known which users, as hashes, were active: by day for 18 weeks, by week after that.',
  ),
  cellDays: days(365, 1_830, 'How long it is known how often each event happened on a day.'),
});

const shape = z.strictObject({
  keyFeatures: names(
    'Events that stand for the features an account should use; none = adoption is not measured.',
  ),
  exclude: excludeSchema.prefault({}).describe('What does not count as usage by the customer.'),
  identity: identitySchema.prefault({}).describe('How an event finds its account.'),
  limits: limitsSchema.prefault({}).describe('Bounds against a sender gone wild.'),
  retention: retentionSchema.prefault({}).describe('How long usage is kept.'),
  ...usageMeasuresShape,
  sources: usageSourcesSchema.describe('Analytics and warehouses that usage is pulled from.'),
});

export const usageSchema = shape.superRefine(checkMeasures);

export type UsageConfiguration = z.infer<typeof usageSchema>;
