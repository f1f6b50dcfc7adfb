import type { RouteContract } from '@attain/shared/contract/route';
import { moment } from '@attain/shared/contract/wire-figures';
import type { z } from 'zod';

import { RecordNotFoundError } from '../../../ports/errors.ts';
import type { RecordBodies, StoredRecord } from '../../../ports/records.ts';
import type { PortalStore } from '../../../ports/store.ts';
import type { EnteredKind, RecordOrder, RecordRules } from '../../../records/record-rules.ts';
import type { AnyAsked } from '../../api-route.ts';
import { namedCompany } from '../../named-company.ts';
import { refuseFields } from '../../request/rule-faults.ts';
import { type OrderReading, orderReading } from './order-reading.ts';
import { type WireMoney, wireMoney } from './wire-money.ts';

/** What every request about records of a company is about. */
export type Subject = { store: PortalStore; companyId: string; money: WireMoney };

export async function subjectOf({ store, params, currency }: AnyAsked): Promise<Subject> {
  const companyId = await namedCompany(store, String(params['companyId']));
  return { store, companyId, money: wireMoney(currency) };
}

/** One of the steps by which records of a kind are kept. */
export type Step<Kind extends EnteredKind, Extra = object> = (
  store: PortalStore,
  order: RecordOrder & Extra,
) => Promise<StoredRecord<Kind>>;

/** The body of a contract, parsed. */
export type BodyOf<C extends RouteContract> = C['body'] extends z.ZodObject
  ? z.output<C['body']>
  : never;

type Head = Pick<
  StoredRecord,
  'id' | 'companyId' | 'version' | 'ended' | 'recordedAt' | 'recordedBy' | 'via' | 'change'
>;

/** What an answer shows of a record beside the head that all kinds have. */
export type ContentOf<C extends RouteContract> = Omit<
  z.input<C['answers'][200]['body']>,
  keyof Head
>;

/** Turns a stored record of a kind into what the wire shows of it, without its head. */
export type Viewer<Kind extends EnteredKind, Content> = (
  subject: Subject,
) => ((body: RecordBodies[Kind]) => Content) | Promise<(body: RecordBodies[Kind]) => Content>;

type WireHead = Omit<Head, 'recordedAt'> & { recordedAt: string };

/** Stored records on the wire: the head that all kinds have, and their content. */
export async function wireRecord<Kind extends EnteredKind, Content>(
  viewer: Viewer<Kind, Content>,
  subject: Subject,
): Promise<(record: StoredRecord<Kind>) => Content & WireHead> {
  const contentOf = await viewer(subject);
  return (record) => {
    const { id, companyId, version, ended, recordedBy, via, change } = record;
    return {
      ...contentOf(record.body),
      ...{ id, companyId, version, ended, recordedBy, via, change },
      recordedAt: moment(record.recordedAt),
    };
  };
}

/** Who records something about which company, by the portal's own day. */
export function orderBy({ author, calendar }: AnyAsked, { companyId }: Subject): RecordOrder {
  return { companyId, by: author, today: calendar.dayAt(author.at) };
}

/**
 * What a body says, as the rules take it.
 *
 * @throws {HttpError} 400 for amounts that cannot be kept, with whatever else the rules are against.
 */
export function readInput<Kind extends EnteredKind, Input>(
  asked: AnyAsked,
  { money }: Subject,
  { body, rules }: { body: z.ZodType; rules: Pick<RecordRules<Kind, Input>, 'faults'> },
  read: (reading: OrderReading) => Input,
): Input {
  const { author, calendar } = asked;
  const reading = orderReading({ calendar, currency: money.currency });
  const input = read(reading);
  if (reading.faults.length > 0) {
    const moment = { now: author.at, today: calendar.dayAt(author.at) };
    refuseFields(body, [...reading.faults, ...rules.faults(input, moment)]);
  }
  return input;
}

/** The version that the caller saw, where they say it. */
export function expected({ version }: AnyAsked): Pick<RecordOrder, 'expected'> {
  return version === undefined ? {} : { expected: version };
}

export function reasonIn({ body }: AnyAsked): string | null {
  return (body as { reason?: string | null }).reason ?? null;
}

export function noRecord(companyId: string): RecordNotFoundError {
  return new RecordNotFoundError(`Company ${companyId} has no such record. Check its id.`);
}
