import { dayNumber, dayOf, type Instant } from '@attain/shared/domain/basics/time';
import type { HistoryFacts, KpiFacts } from '@attain/shared/domain/portfolio/facts';
import type { Window } from '@attain/shared/domain/portfolio/windows';
import type { ReportKind } from '@attain/shared/reports/report';

import type { Scope } from '../scope.ts';
import { unpackFacts } from './packed-facts.ts';

type Row = { company_id: string; since: number; kpi_facts: string; left_day: number | null };

/** Rows that are turned into facts at once. */
const PAGE = 5_000;

/** See `Portfolio.facts`. */
export async function factsOf(
  scope: Scope,
  window: Window,
  windowBegan: Instant,
): Promise<readonly KpiFacts[]> {
  const values = await valuesAsOf(scope, window);
  const reports = await valueReportsSince(scope, windowBegan);
  const facts: KpiFacts[] = [];
  for await (const row of rowsOf(scope, window)) {
    const current = unpackFacts(row.kpi_facts);
    facts.push({
      companyId: row.company_id,
      ...current,
      ...UNKNOWN,
      reportsGenerated: reports.get(row.company_id) ?? 0,
      customerUntil: row.left_day === null ? null : dayOf(row.left_day),
      revenueAtStart: revenueThen(row, current.revenueNow, values, windowBegan),
    });
  }
  return facts;
}

/** Of past renewals nothing is kept. */
const UNKNOWN: Pick<HistoryFacts, 'renewals'> = { renewals: null };

/** The kinds of report that tell what the product has been worth (M93). */
const OF_VALUE: readonly ReportKind[] = ['outcome', 'success'];

/** The first value that was replaced after the window began held as it began; before the first scoring nobody knows. */
function revenueThen(
  { company_id, since }: Row,
  now: number | null,
  values: ReadonlyMap<string, number | null>,
  windowBegan: Instant,
): number | null {
  if (since > windowBegan) return null;
  const former = values.get(company_id);
  return former === undefined ? now : former;
}

async function valuesAsOf({ db, portalId }: Scope, { from }: Window) {
  const rows = await db
    .selectFrom('contract_value')
    .select(['company_id', 'day', 'value'])
    .where('portal_id', '=', portalId)
    .where('day', '>', dayNumber(from))
    .orderBy('day', 'desc')
    .execute();
  return new Map(rows.map(({ company_id: id, value }) => [id, value]));
}

/** Replaced ones count too: each was generated. */
async function valueReportsSince(
  { db, portalId }: Scope,
  began: Instant,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('report')
    .select(({ fn }) => ['company_id', fn.countAll<number>().as('generated')])
    .where('portal_id', '=', portalId)
    .where('kind', 'in', OF_VALUE)
    .where('issued_at', '>=', began)
    .groupBy('company_id')
    .execute();
  return new Map(rows.map(({ company_id: id, generated }) => [id, Number(generated)]));
}

async function* rowsOf(scope: Scope, window: Window): AsyncGenerator<Row> {
  let after = '';
  for (;;) {
    const page = await presentAfter(scope, after);
    yield* page;
    if (page.length < PAGE) break;
    after = page.at(-1)?.company_id ?? after;
  }
  yield* await formerOf(scope, window);
}

async function presentAfter({ db, portalId }: Scope, after: string): Promise<Row[]> {
  const rows = await db
    .selectFrom('scored_company')
    .select(['company_id', 'since', 'kpi_facts'])
    .where('portal_id', '=', portalId)
    .where('company_id', '>', after)
    .where('kpi_facts', 'is not', null)
    .$narrowType<{ kpi_facts: string }>()
    .orderBy('company_id')
    .limit(PAGE)
    .execute();
  return rows.map((row) => ({ ...row, left_day: null }));
}

async function formerOf({ db, portalId }: Scope, { from }: Window): Promise<Row[]> {
  return db
    .selectFrom('former_account')
    .select(['company_id', 'since', 'kpi_facts', 'left_day'])
    .where('portal_id', '=', portalId)
    .where('left_day', '>', dayNumber(from))
    .orderBy('company_id')
    .execute();
}
