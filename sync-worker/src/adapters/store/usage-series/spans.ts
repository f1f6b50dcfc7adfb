import { sql, type RawBuilder } from 'kysely';
import { NO_TALLY, type Tally } from '@attain/shared/domain/usage/measure';

import type { CompanyDays } from '../../../ports/usage-series.ts';
import type { Columns } from '../engine.ts';
import type { Scope } from '../scope.ts';

const COLUMNS: Columns = {
  slot: 'integer',
  company_id: 'text',
  first_day: 'integer',
  last_day: 'integer',
};

/**
 * The accounts of each span, as a table to join with: `slot`, `id` of the account, `first_day` and `last_day`. SQLite takes
 * cross joins in the order they are written: from the spans to their accounts, and on to what these did.
 */
export function accountsOfSpans(
  { engine, portalId }: Scope,
  spans: readonly CompanyDays[],
): RawBuilder<unknown> {
  const given = engine.tableOf(
    COLUMNS,
    spans.map(({ companyId, first, last }, slot) => [slot, companyId, first, last]),
  );
  return sql`${given} as w cross join usage_account a
    where a.portal_id = ${portalId} and a.company_id = w.company_id`;
}

/** Tallies in the order of the spans; a span of which nothing was found has none of it. */
export function talliesOf<Row extends { slot: number }>(
  spans: readonly CompanyDays[],
  rows: readonly Row[],
  tallyOf: (row: Row) => Partial<Tally>,
): Tally[] {
  const tallies: Tally[] = spans.map(() => NO_TALLY);
  for (const row of rows) tallies[row.slot] = { ...NO_TALLY, ...tallyOf(row) };
  return tallies;
}

export function companiesOf(spans: readonly CompanyDays[]): readonly string[] {
  return [...new Set(spans.map(({ companyId }) => companyId))];
}
