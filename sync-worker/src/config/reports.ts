import { REPORT_SECTIONS } from '@attain/shared/reports/template';
import { z } from 'zod';

import { reportRecordSchema } from './report-record.ts';

const text = (longest: number) => z.string().trim().min(1).max(longest);

const sectionsOf = <const Ids extends readonly [string, ...string[]]>(ids: Ids) =>
  z
    .array(z.enum(ids))
    .min(1)
    .refine((named) => new Set(named).size === named.length, 'names a section twice')
    .exactOptional();

const ALL_SECTIONS = [
  ...new Set(Object.values(REPORT_SECTIONS).flat()),
] as const satisfies readonly string[];

/** How the reports of an industry differ (M99); see `shared/src/reports/template.ts`. */
const templateSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/, 'has small letters, digits and underscores')
    .describe('Name for programs. One of our own templates with this id is replaced by it.'),
  name: text(100).describe('Name for people.'),
  industries: z
    .array(text(100))
    .describe(
      'Industries it is for, as the property of the company holds them, such as EDUCATION_MANAGEMENT; none = for those that no other template is for, with the id general.',
    ),
  sections: z
    .strictObject({
      vla: sectionsOf(REPORT_SECTIONS.vla),
      outcome: sectionsOf(REPORT_SECTIONS.outcome),
      success: sectionsOf(REPORT_SECTIONS.success),
    })
    .prefault({})
    .describe('Sections of each report in their order; a report that is left out prints all.'),
  titles: z
    .partialRecord(z.enum(ALL_SECTIONS), text(100))
    .default({})
    .describe('Titles of sections by their names.'),
  words: z
    .strictObject({
      account: text(40).default('account').describe('What an account is called: school, clinic.'),
      users: text(40).default('users').describe('What its users are called: learners, staff.'),
    })
    .prefault({}),
});

const maybe = (longest: number, meaning: string) =>
  text(longest).nullable().default(null).describe(meaning);

/** Who writes to customers: what drafts of e-mails say of you. What is not given is left out of them. */
const senderSchema = z.strictObject({
  company: maybe(200, 'Your company, as customers know it.'),
  product: maybe(200, 'Your product, as customers know it.'),
  supportAddress: z
    .email('is an e-mail address')
    .nullable()
    .default(null)
    .describe('E-mail address at which customers reach you anytime.'),
  meetingLink: z
    .url({ protocol: /^https$/, error: 'is an https address' })
    .nullable()
    .default(null)
    .describe('Where customers book a meeting with you.'),
});

/** Reports for customers, and the words around them. */
export const reportsSchema = z.strictObject({
  templates: z
    .array(templateSchema)
    .max(50)
    .refine(
      (templates) => new Set(templates.map(({ id }) => id)).size === templates.length,
      'has two templates with one id',
    )
    .default([])
    .describe('Your own templates by industry; they come before ours.'),
  onRecord: reportRecordSchema
    .prefault({})
    .describe('Which reports come by themselves, and where they are put.'),
  sender: senderSchema.prefault({}).describe('What drafts of e-mails to customers say of you.'),
});
