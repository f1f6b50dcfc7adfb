import { dayNumber } from '@attain/shared/domain/basics/time';

import type { UsageEvent } from '../../../ports/store.ts';
import type { Scope } from '../scope.ts';

/** Adds up with `null` as "no source reported any": null + null stays null. */
export const SUM_SECONDS = (table: string) =>
  `seconds = case when ${table}.seconds is null and excluded.seconds is null then null
    else coalesce(${table}.seconds, 0) + coalesce(excluded.seconds, 0) end`;

const EARLIER = (table: string) =>
  `first_at = case when excluded.first_at < ${table}.first_at then excluded.first_at else ${table}.first_at end`;
const LATER = (table: string) =>
  `last_at = case when excluded.last_at > ${table}.last_at then excluded.last_at else ${table}.last_at end`;

export const SPAN = (table: string) => `${EARLIER(table)}, ${LATER(table)}`;

export const MERGE_CELLS = `(portal_id, company_id, event, day) do update set
  count = usage_cell.count + excluded.count, ${SUM_SECONDS('usage_cell')}, ${EARLIER('usage_cell')}`;

export const MERGE_ACCOUNTS = `(portal_id, company_id) do update set ${SPAN('usage_account')},
  first_user_at = case when usage_account.first_user_at is null or excluded.first_user_at < usage_account.first_user_at
    then coalesce(excluded.first_user_at, usage_account.first_user_at) else usage_account.first_user_at end`;

/** Adds events to their (company, day, event) cells. */
export async function addToCells(
  { db, engine, portalId }: Scope,
  events: readonly UsageEvent[],
): Promise<void> {
  const cells = Map.groupBy(events, (e) => `${e.companyId} ${e.day} ${e.event}`);
  await engine.insertRows(db, {
    into: 'usage_cell',
    columns: {
      portal_id: 'bigint',
      company_id: 'text',
      event: 'text',
      day: 'integer',
      count: 'bigint',
      seconds: 'double precision',
      first_at: 'bigint',
    },
    rows: [...cells.values()].map((group) => {
      const [{ companyId, event, day }] = group as [UsageEvent];
      const first = group.reduce((at, e) => Math.min(at, e.at), Infinity);
      return [portalId, companyId, event, dayNumber(day), group.length, secondsOf(group), first];
    }),
    then: `on conflict ${MERGE_CELLS}`,
  });
}

/** Remembers the span in which a company was seen at all, and from when on with a user. */
export async function addToAccounts(
  { db, engine, portalId }: Scope,
  events: readonly UsageEvent[],
): Promise<void> {
  const accounts = Map.groupBy(events, ({ companyId }) => companyId);
  await engine.insertRows(db, {
    into: 'usage_account',
    columns: {
      portal_id: 'bigint',
      company_id: 'text',
      first_at: 'bigint',
      last_at: 'bigint',
      first_user_at: 'bigint',
    },
    rows: [...accounts].map(([companyId, group]) => {
      const first = group.reduce((at, e) => Math.min(at, e.at), Infinity);
      const last = group.reduce((at, e) => Math.max(at, e.at), -Infinity);
      const named = group.filter(({ userId }) => userId !== null);
      const firstUser = named.reduce((at, e) => Math.min(at, e.at), Infinity);
      return [portalId, companyId, first, last, named.length > 0 ? firstUser : null];
    }),
    then: `on conflict ${MERGE_ACCOUNTS}`,
  });
}

/** The reported durations together; `null` where none was reported. */
export function secondsOf(events: readonly UsageEvent[]): number | null {
  let sum: number | null = null;
  for (const { durationSeconds } of events) {
    if (durationSeconds !== null) sum = (sum ?? 0) + durationSeconds;
  }
  return sum;
}
