import { z } from 'zod';

import { companyIdSchema, recordIdSchema, requestIdShape, textSchema } from './fields.ts';
import { requestShape } from './goal-edit.ts';
import type { RouteContract } from './route.ts';

const noQuery = z.object({});
const endedQuery = z.object({
  ended: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'Whether ended ones are listed too.', example: 'true' }),
});

export const recordParams = z.object({
  companyId: companyIdSchema,
  recordId: recordIdSchema.meta({
    description: 'Its id, as it was answered.',
    example: '4tq0bYhC1nH1qzv0Xh3s2A',
  }),
});

const endedBody = (reason: string) =>
  z.strictObject({
    reason: textSchema.nullish().meta({ description: 'Why.', example: reason }),
    ...requestShape,
  });

/** How one kind of record is called, in addresses, for programs and for people. */
type Names = {
  /** Behind `/api/companies/:companyId/`. */
  path: string;
  tag: RouteContract['tag'];
  /** As operations and schemas are named. */
  one: string;
  many: string;
  /** In sentences: `a value line`. */
  words: { one: string; many: string };
};

type Steps = {
  record: string;
  correct: string;
  /** The last part of its address, and what a reason reads like. */
  end: { operationId: string; summary: string; path: string; reason: string };
};

/** Contracts of a kind of which a company has many: list, record, read, correct, end, history. */
export function listedContracts<Shape extends z.ZodRawShape, Record extends z.ZodObject>(
  { path, tag, one, many, words, ...steps }: Names & Steps,
  { order, record }: { order: Shape; record: Record },
) {
  const all = `/api/companies/:companyId/${path}` as const;
  const single = `${all}/:recordId` as const;
  const params = z.object({ companyId: companyIdSchema });
  const one200 = { 200: { description: 'The version that holds.', body: record } };
  const common = { tag, query: noQuery, params: recordParams };
  return {
    list: {
      ...{ method: 'get', path: all, tag, params, query: endedQuery },
      operationId: lowerFirst(many),
      summary: `List ${words.many} of a company`,
      answers: {
        200: {
          description: 'In the order of their ids.',
          body: z.object({ records: z.array(record) }).meta({ id: many }),
        },
      },
      refusals: [404],
      version: 'none',
    },
    record: {
      ...{ method: 'post', path: all, tag, params, query: noQuery },
      operationId: steps.record,
      summary: `Record ${words.one}`,
      description: 'The same again is answered with 200; other words about the same are refused.',
      body: z.strictObject({ ...order, ...requestIdShape }).meta({ id: `${one}Order` }),
      answers: {
        201: { description: 'It was recorded.', body: record },
        200: { description: 'It was recorded already.', body: record },
      },
      refusals: [404, 409, 422],
      version: 'answered',
    },
    read: {
      ...{ method: 'get', path: single, ...common },
      operationId: lowerFirst(one),
      summary: `Read ${words.one}`,
      answers: one200,
      refusals: [404],
      version: 'answered',
    },
    correct: {
      ...{ method: 'patch', path: single, ...common },
      operationId: steps.correct,
      summary: `Correct ${words.one}`,
      description: 'What is left out stays, and so do the versions before.',
      body: z
        .strictObject({ ...z.object(order).partial().shape, ...requestShape })
        .meta({ id: `${one}Correction` }),
      answers: one200,
      refusals: [404, 409, 422, 428],
      version: 'required',
    },
    end: {
      ...{ method: 'post', path: `${single}/${steps.end.path}`, ...common },
      operationId: steps.end.operationId,
      summary: steps.end.summary,
      description: 'It counts no more and stays readable. One that has ended stays as it is.',
      body: endedBody(steps.end.reason).meta({ id: `${one}End` }),
      answers: one200,
      refusals: [404, 409, 428],
      version: 'required',
    },
    history: {
      ...{ method: 'get', path: `${single}/history`, ...common },
      operationId: `${lowerFirst(one)}History`,
      summary: `Every version of ${words.one}: who, when, from where`,
      answers: historyAnswer(one, record),
      refusals: [404],
      version: 'none',
    },
  } as const satisfies ListedContracts;
}

/** The shape of {@link listedContracts}, whatever the kind. */
export type ListedContracts = {
  [Step in 'list' | 'read' | 'end' | 'history']: RouteContract;
} & { [Step in 'record' | 'correct']: RouteContract & { body: z.ZodObject } };

/** Contracts of what a company has one of, by itself or for each item of a list: read, set, withdraw, history. */
export function setContracts<
  Params extends z.ZodObject,
  Shape extends z.ZodRawShape,
  Record extends z.ZodObject,
>(
  { path, tag, one, words, ...steps }: Omit<Names, 'many'> & { set: string; withdraw: string },
  { params, order, record }: { params: Params; order: Shape; record: Record },
) {
  const single = `/api/companies/:companyId/${path}` as const;
  const common = { tag, params, query: noQuery };
  const one200 = { 200: { description: 'The version that holds.', body: record } };
  return {
    read: {
      ...{ method: 'get', path: single, ...common },
      operationId: lowerFirst(one),
      summary: `Read ${words.one}`,
      answers: one200,
      refusals: [404],
      version: 'answered',
    },
    set: {
      ...{ method: 'put', path: single, ...common },
      operationId: steps.set,
      summary: `Set ${words.one}`,
      description:
        'The first, or one in place of the one before. With a version, only of that one.',
      body: z.strictObject({ ...order, ...requestShape }).meta({ id: `${one}Order` }),
      answers: one200,
      refusals: [404, 409],
      version: 'optional',
    },
    withdraw: {
      ...{ method: 'post', path: `${single}/withdrawal`, ...common },
      operationId: steps.withdraw,
      summary: `Take ${words.one} back`,
      description: 'It counts no more and stays readable. One that was taken back stays as it is.',
      body: endedBody('It was a mistake.').meta({ id: `${one}Withdrawal` }),
      answers: one200,
      refusals: [404, 409, 428],
      version: 'required',
    },
    history: {
      ...{ method: 'get', path: `${single}/history`, ...common },
      operationId: `${lowerFirst(one)}History`,
      summary: `Every version of ${words.one}: who, when, from where`,
      answers: historyAnswer(one, record),
      refusals: [404],
      version: 'none',
    },
  } as const satisfies SetContracts;
}

/** The shape of {@link setContracts}, whatever the kind. */
export type SetContracts = {
  [Step in 'read' | 'withdraw' | 'history']: RouteContract;
} & { set: RouteContract & { body: z.ZodObject } };

function historyAnswer<Record extends z.ZodObject>(one: string, record: Record) {
  const body = z.object({ versions: z.array(record) }).meta({ id: `${one}History` });
  return { 200: { description: 'Oldest first.', body } };
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
