import { z } from 'zod';

import {
  amountSchema,
  companyIdSchema,
  daySchema,
  labelSchema,
  quantitySchema,
  recordIdSchema,
  shareSchema,
  textSchema,
} from './fields.ts';
import { requestShape } from './goal-edit.ts';
import { listedContracts, recordParams, setContracts } from './record-contracts.ts';
import { recordedSchema } from './recorded.ts';
import type { RouteContract } from './route.ts';
import {
  confidenceSchema,
  costKindSchema,
  effortSchema,
  recurrenceSchema,
  valueTypeSchema,
} from './words.ts';

const MOST_PARTS = 50;

const dateSchema = z.iso.date();
const maybeAmount = amountSchema.nullish();
const maybeShare = shareSchema.nullish();
const nullableNumber = z.number().nullable();
const goalIdSchema = recordIdSchema.nullish().meta({
  description: 'The goal that it comes from; left out: none.',
  example: '4tq0bYhC1nH1qzv0Xh3s2A',
});

const spanShape = {
  startsAt: daySchema.meta({ example: '2026-01-01' }),
  endsAt: daySchema.meta({ description: 'The last day.', example: '2026-12-31' }),
  recurring: recurrenceSchema,
};
const recordedSpanShape = {
  startsAt: dateSchema,
  endsAt: dateSchema,
  recurring: z.enum(['day', 'week', 'month', 'quarter', 'year']).nullable(),
};

const valueLineSchema = recordedSchema('ValueLine', {
  goalId: z.string().nullable(),
  type: valueTypeSchema,
  description: z.string(),
  sourceMetric: z.string().nullable(),
  ...recordedSpanShape,
  amount: nullableNumber,
  quantity: nullableNumber,
  unit: z.string().nullable(),
  rate: nullableNumber,
  realisation: nullableNumber,
  attribution: nullableNumber,
  margin: nullableNumber,
  probabilityBefore: nullableNumber,
  probabilityAfter: nullableNumber,
  impact: nullableNumber,
  confidence: confidenceSchema,
  evidence: z.string().nullable(),
  assumptions: z.string().nullable(),
  confirmed: z
    .object({ by: z.string(), at: z.iso.datetime(), amount: z.number() })
    .nullable()
    .meta({ description: "The customer's word: who, when, how much (C20)." }),
  disputed: z.boolean().meta({ description: 'It counts in neither ledger.' }),
  excluded: z.boolean().meta({ description: 'A double count, settled: it counts nowhere.' }),
});

export type ValueLineRecord = z.infer<typeof valueLineSchema>;

/** Lines of the five value types (O08-O12), in two ledgers (C20). Which inputs a line needs depends on its type (C07-C09). */
export const valueLineRoutes = listedContracts(
  {
    path: 'value-lines',
    tag: 'Value',
    one: 'ValueLine',
    many: 'ValueLines',
    words: { one: 'a value line', many: 'value lines' },
    record: 'addValueLine',
    correct: 'editValueLine',
    end: {
      operationId: 'endValueLine',
      summary: 'End a value line',
      path: 'end',
      reason: 'The tool was switched off.',
    },
  },
  {
    order: {
      goalId: goalIdSchema,
      type: valueTypeSchema.meta({ example: 'hard_savings' }),
      description: textSchema.meta({ example: 'Licences of the old tool' }),
      sourceMetric: labelSchema.nullish().meta({
        description: 'The measured quantity behind it; two lines of one source are a double count.',
        example: 'Hours per report',
      }),
      ...spanShape,
      amount: maybeAmount,
      quantity: quantitySchema.nullish().meta({ example: 40 }),
      unit: labelSchema.nullish().meta({ example: 'hours' }),
      rate: maybeAmount.meta({ description: 'Money for one unit.', example: 60 }),
      realisation: maybeShare,
      attribution: maybeShare,
      margin: maybeShare,
      probabilityBefore: maybeShare,
      probabilityAfter: maybeShare.meta({ example: 0.1 }),
      impact: maybeAmount,
      confidence: confidenceSchema.meta({ example: 'modelled' }),
      evidence: textSchema.nullish().meta({ example: 'https://example.com/invoice' }),
      assumptions: textSchema.nullish().meta({ example: 'Twenty analysts use it.' }),
    },
    record: valueLineSchema,
  },
);

/** One decision about a value line; it rests on the version that the caller read. */
const decision = <const Path extends string, Body extends z.ZodObject>(
  path: Path,
  rest: { operationId: string; summary: string; description: string; body: Body },
) =>
  ({
    method: 'post',
    path: `/api/companies/:companyId/value-lines/:recordId/${path}`,
    tag: 'Value',
    params: recordParams,
    query: z.object({}),
    answers: { 200: { description: 'The line after it.', body: valueLineSchema } },
    refusals: [404, 409, 422, 428],
    version: 'required',
    ...rest,
  }) as const satisfies RouteContract;

const contactSchema = labelSchema.meta({
  description: 'Who of the customer said so.',
  example: 'Sarah Chen, VP Operations',
});

export const confirmValueLineRoute = decision('confirmation', {
  operationId: 'confirmValueLine',
  summary: "Record the customer's confirmation of a value line",
  description:
    'It moves the line into the confirmed ledger at the confirmed amount, so it names the contact, the day and where their word can be seen. Customers confirm by themselves on the page behind a sign-off link.',
  body: z
    .strictObject({
      contact: contactSchema,
      confirmedOn: daySchema.meta({ example: '2026-01-31' }),
      amount: amountSchema.meta({
        description: "In major units of the portal's currency: per period, or whole for a one-off.",
        example: 4500,
      }),
      evidence: textSchema.meta({
        description: "Where the customer's word can be seen.",
        example: 'https://example.com/minutes',
      }),
      ...requestShape,
    })
    .meta({ id: 'ValueLineConfirmation' }),
});

export const disputeValueLineRoute = decision('dispute', {
  operationId: 'disputeValueLine',
  summary: 'Record that the customer disputes a value line',
  description: 'It counts in neither ledger until it is confirmed; an earlier confirmation ends.',
  body: z
    .strictObject({
      contact: contactSchema,
      reason: textSchema.meta({ example: 'We still pay for the old tool.' }),
      ...requestShape,
    })
    .meta({ id: 'ValueLineDispute' }),
});

export const excludeValueLineRoute = decision('exclusion', {
  operationId: 'excludeValueLine',
  summary: 'Settle a double count: exclude a line, or include it again',
  description: 'An excluded line is shown and counts nowhere.',
  body: z
    .strictObject({
      excluded: z.boolean().meta({ example: true }),
      reason: textSchema.meta({ example: 'The hours are in the other line already.' }),
      ...requestShape,
    })
    .meta({ id: 'ValueLineExclusion' }),
});

/** What the customer pays or puts in (C03). */
export const costLineRoutes = listedContracts(
  {
    path: 'cost-lines',
    tag: 'Value',
    one: 'CostLine',
    many: 'CostLines',
    words: { one: 'a cost line', many: 'cost lines' },
    record: 'addCostLine',
    correct: 'editCostLine',
    end: {
      operationId: 'endCostLine',
      summary: 'End a cost line',
      path: 'end',
      reason: 'It was entered twice.',
    },
  },
  {
    order: {
      kind: costKindSchema,
      description: textSchema.nullish().meta({ example: 'Data migration' }),
      amount: amountSchema,
      ...spanShape,
    },
    record: recordedSchema('CostLine', {
      kind: z.enum(costKindSchema.options),
      description: z.string().nullable(),
      amount: z.number(),
      ...recordedSpanShape,
    }),
  },
);

/** Value that could be had and is not (O32). */
export const opportunityRoutes = listedContracts(
  {
    path: 'value-opportunities',
    tag: 'Value',
    one: 'ValueOpportunity',
    many: 'ValueOpportunities',
    words: { one: 'a value opportunity', many: 'value opportunities' },
    record: 'recordValueOpportunity',
    correct: 'changeValueOpportunity',
    end: {
      operationId: 'withdrawValueOpportunity',
      summary: 'Take a value opportunity back',
      path: 'withdrawal',
      reason: 'They use it by now.',
    },
  },
  {
    order: {
      goalId: goalIdSchema,
      description: textSchema.meta({ example: 'Bulk import' }),
      potential: amountSchema.meta({ description: 'Value a year.', example: 24_000 }),
      effort: effortSchema,
      recommendation: textSchema.nullish().meta({
        description: 'Left out: plan it with the customer.',
        example: 'Show it to the data team.',
      }),
    },
    record: recordedSchema('ValueOpportunity', {
      goalId: z.string().nullable(),
      description: z.string(),
      potential: z.number(),
      effort: z.enum(effortSchema.options),
      recommendation: z.string(),
    }),
  },
);

/** What the value was hoped to be before the sale (L05, L23). */
export const hypothesisRoutes = setContracts(
  {
    path: 'value-hypothesis',
    tag: 'Value',
    one: 'ValueHypothesis',
    words: { one: 'the value hypothesis of a company', many: 'value hypotheses' },
    set: 'stateValueHypothesis',
    withdraw: 'withdrawValueHypothesis',
  },
  {
    params: z.object({ companyId: companyIdSchema }),
    order: {
      painPoints: z
        .array(textSchema.meta({ example: 'Reports take days.' }))
        .max(MOST_PARTS)
        .meta({ example: ['Reports take days.'] }),
      drivers: z
        .array(
          z
            .strictObject({
              description: textSchema.meta({ example: 'Fewer hours for reports' }),
              yearlyValue: amountSchema.meta({ example: 50_000 }),
              probability: shareSchema.meta({
                description: 'The share of it that is believed.',
                example: 0.6,
              }),
              assumption: textSchema.meta({ example: 'Twenty analysts use it.' }),
            })
            .meta({ id: 'ValueDriver' }),
        )
        .min(1)
        .max(MOST_PARTS),
      yearlyCost: amountSchema.meta({ example: 20_000 }),
    },
    record: recordedSchema('ValueHypothesis', {
      painPoints: z.array(z.string()),
      drivers: z.array(
        z.object({
          description: z.string(),
          yearlyValue: z.number(),
          probability: z.number(),
          assumption: z.string(),
        }),
      ),
      yearlyCost: z.number(),
    }),
  },
);
