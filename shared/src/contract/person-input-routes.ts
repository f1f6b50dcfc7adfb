import { z } from 'zod';

import { ADVOCACY_KINDS, ONBOARDING_ITEMS } from '../domain/lifecycle/inputs.ts';
import {
  companyIdSchema,
  daySchema,
  labelSchema,
  momentOrDaySchema,
  recordIdSchema,
  textSchema,
  webAddressSchema,
} from './fields.ts';
import { listedContracts, setContracts } from './record-contracts.ts';
import { recordedSchema } from './recorded.ts';
import type { RouteContract } from './route.ts';
import { causeSchema, judgedBandSchema } from './words.ts';

const dateSchema = z.iso.date();
const goalIdSchema = recordIdSchema.meta({ example: '4tq0bYhC1nH1qzv0Xh3s2A' });
const itemSchema = z.enum(ONBOARDING_ITEMS).meta({ example: 'kickoff' });
const activitySchema = z.enum(ADVOCACY_KINDS).meta({ example: 'case_study' });

const onboardingItemSchema = recordedSchema('OnboardingItem', {
  item: z.enum(ONBOARDING_ITEMS),
  doneOn: dateSchema,
  note: z.string().nullable(),
});

export type OnboardingItemRecord = z.infer<typeof onboardingItemSchema>;

/** Ticks on the onboarding checklist (A09), one for an item. */
export const onboardingItemsRoute = {
  method: 'get',
  path: '/api/companies/:companyId/onboarding-items',
  operationId: 'onboardingItems',
  tag: 'Records',
  summary: 'List onboarding items that people ticked',
  description: 'What usage and meetings show of an item counts too, and is not listed here.',
  params: z.object({ companyId: companyIdSchema }),
  query: z.object({
    ended: z
      .enum(['true', 'false'])
      .default('false')
      .meta({ description: 'Whether ticks that were taken back are listed too.', example: 'true' }),
  }),
  answers: {
    200: {
      description: 'In the order of their ids.',
      body: z.object({ records: z.array(onboardingItemSchema) }).meta({ id: 'OnboardingItems' }),
    },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;

export const onboardingItemRoutes = setContracts(
  {
    path: 'onboarding-items/:item',
    tag: 'Records',
    one: 'OnboardingItem',
    words: { one: 'the tick of an onboarding item', many: 'onboarding items' },
    set: 'tickOnboardingItem',
    withdraw: 'untickOnboardingItem',
  },
  {
    params: z.object({ companyId: companyIdSchema, item: itemSchema }),
    order: {
      doneOn: daySchema.meta({ example: '2026-01-31' }),
      note: textSchema.nullish().meta({ example: 'With the whole finance team' }),
    },
    record: onboardingItemSchema,
  },
);

const advocacyActivitySchema = recordedSchema('AdvocacyActivity', {
  activity: z.enum(ADVOCACY_KINDS),
  on: dateSchema,
  note: z.string().nullable(),
  link: z.string().nullable(),
});

/** What customers did for us (A38-A41). */
export const advocacyRoutes = listedContracts(
  {
    path: 'advocacy-activities',
    tag: 'Records',
    one: 'AdvocacyActivity',
    many: 'AdvocacyActivities',
    words: { one: 'an advocacy activity', many: 'advocacy activities' },
    record: 'recordAdvocacyActivity',
    correct: 'correctAdvocacyActivity',
    end: {
      operationId: 'withdrawAdvocacyActivity',
      summary: 'Take an advocacy activity back',
      path: 'withdrawal',
      reason: 'The case study was not published.',
    },
  },
  {
    order: {
      activity: activitySchema,
      on: daySchema.meta({ example: '2026-01-31' }),
      note: textSchema.nullish().meta({ example: 'Spoke at our conference' }),
      link: webAddressSchema.nullish().meta({ example: 'https://example.com/case-study' }),
    },
    record: advocacyActivitySchema,
  },
);

/** Reviews held with the customer (M85). */
export const reviewRoutes = listedContracts(
  {
    path: 'reviews',
    tag: 'Records',
    one: 'Review',
    many: 'Reviews',
    words: { one: 'a review', many: 'reviews' },
    record: 'recordReview',
    correct: 'correctReview',
    end: {
      operationId: 'withdrawReview',
      summary: 'Take a review back',
      path: 'withdrawal',
      reason: 'It was postponed.',
    },
  },
  {
    order: {
      heldOn: daySchema.meta({ example: '2026-01-31' }),
      goalIds: z
        .array(goalIdSchema)
        .min(1)
        .max(50)
        .nullish()
        .meta({
          description: 'What it was about; left out: every goal.',
          example: ['4tq0bYhC1nH1qzv0Xh3s2A'],
        }),
      attendees: textSchema.nullish().meta({ example: 'VP Operations, head of data' }),
      notes: textSchema.nullish().meta({ example: 'Reports are on pace.' }),
    },
    record: recordedSchema('Review', {
      heldOn: dateSchema,
      goalIds: z.array(z.string()).nullable(),
      attendees: z.string().nullable(),
      notes: z.string().nullable(),
    }),
  },
);

/** The customer's own words (M47), with the numbers in them that no figure bears out (C06). */
export const quoteRoutes = listedContracts(
  {
    path: 'quotes',
    tag: 'Records',
    one: 'Quote',
    many: 'Quotes',
    words: { one: 'a quote', many: 'quotes' },
    record: 'recordQuote',
    correct: 'correctQuote',
    end: {
      operationId: 'withdrawQuote',
      summary: 'Take a quote back',
      path: 'withdrawal',
      reason: 'The customer took it back.',
    },
  },
  {
    order: {
      text: textSchema.meta({ example: 'Reports take us 20 minutes instead of half a day.' }),
      by: labelSchema.meta({ description: 'Who said it.', example: 'Sarah Chen' }),
      role: labelSchema.nullish().meta({ example: 'VP Operations' }),
      on: daySchema.meta({ example: '2026-01-31' }),
      goalId: goalIdSchema.nullish().meta({
        description: 'What it speaks of; left out: of any goal.',
        example: '4tq0bYhC1nH1qzv0Xh3s2A',
      }),
      source: textSchema.nullish().meta({ example: 'Review of January' }),
      external: z.boolean().meta({
        description: 'Whether it may be shown to others than the two parties.',
        example: false,
      }),
    },
    record: recordedSchema('Quote', {
      text: z.string(),
      by: z.string(),
      role: z.string().nullable(),
      on: dateSchema,
      goalId: z.string().nullable(),
      source: z.string().nullable(),
      external: z.boolean(),
      questionedNumbers: z.array(z.string()).meta({
        description: 'Numbers of the text that nothing measured or valued bears out today.',
        example: ['20 minutes'],
      }),
    }),
  },
);

const escalationSchema = recordedSchema('Escalation', {
  cause: z.enum(['downtime', 'churn_threat', 'legal']),
  reason: z.string(),
  since: z.iso.datetime(),
  resolvedOn: dateSchema.nullable(),
});
export type EscalationRecord = z.infer<typeof escalationSchema>;

/** Escalations that people raise (A46-A49). */
export const escalationRoutes = listedContracts(
  {
    path: 'escalations',
    tag: 'Records',
    one: 'Escalation',
    many: 'Escalations',
    words: { one: 'an escalation', many: 'escalations' },
    record: 'raiseEscalation',
    correct: 'correctEscalation',
    end: {
      operationId: 'resolveEscalation',
      summary: 'Resolve an escalation',
      path: 'resolution',
      reason: 'The sponsor stays.',
    },
  },
  {
    order: {
      cause: causeSchema,
      reason: textSchema.meta({ example: 'The sponsor asked for the terms of leaving.' }),
      since: momentOrDaySchema,
    },
    record: escalationSchema,
  },
);

const healthOverrideSchema = recordedSchema('HealthOverride', {
  band: z.enum(['healthy', 'stable', 'at_risk', 'critical']),
  reason: z.string(),
  by: z.string().meta({ description: 'Whose judgement it is.', example: 'HubSpot user 9410001' }),
  at: z.iso.datetime(),
  until: dateSchema,
});
export type HealthOverrideRecord = z.infer<typeof healthOverrideSchema>;

/** A person's judgement of health, which stands beside the computed one until it expires. */
export const healthOverrideRoutes = setContracts(
  {
    path: 'health-override',
    tag: 'Records',
    one: 'HealthOverride',
    words: { one: "a person's judgement of health", many: 'judgements of health' },
    set: 'setHealthOverride',
    withdraw: 'withdrawHealthOverride',
  },
  {
    params: z.object({ companyId: companyIdSchema }),
    order: {
      band: judgedBandSchema,
      reason: textSchema.meta({ example: 'Their sponsor left.' }),
      until: daySchema.meta({
        description: 'The last day on which it holds: 90 days from today at most.',
        example: '2026-01-31',
      }),
    },
    record: healthOverrideSchema,
  },
);
