import type { Day } from '@attain/shared/domain/basics/time';
import { DAILY_CHECKS, type DailyCheck } from '@attain/shared/domain/portfolio/daily-checks';
import { sql } from 'kysely';

import {
  type Facet,
  type FacetCount,
  FACETS,
  type PortfolioCounts,
  type PortfolioFilter,
  type RenewalGroup,
} from '../../../ports/portfolio.ts';
import type { Scope } from '../scope.ts';
import { chosen, FACET_COLUMNS, onList } from './conditions.ts';

type Counted = { facet: Facet; value: string; accounts: number };

/**
 * See `Portfolio.counts`. The chosen rows are gathered once and counted by every list; only a list that is itself chosen by
 * takes a pass of its own, in which its values are not chosen from.
 */
export async function countsOf(
  scope: Scope,
  filter: PortfolioFilter,
  today: Day,
): Promise<PortfolioCounts> {
  const own = FACETS.filter((facet) => filter[facet] !== undefined);
  const shared = FACETS.filter((facet) => filter[facet] === undefined);
  const parts = [
    ...shared.map((facet) => counting(facet, sql`chosen`)),
    ...own.map((facet) =>
      counting(
        facet,
        sql`(select * from portfolio_account where ${chosen(scope, filter, today, facet)}) as others`,
      ),
    ),
    sql`select '' as facet, '' as value, count(*) as accounts from chosen`,
  ];
  const columns = sql.join(FACETS.map((facet) => sql.ref(FACET_COLUMNS[facet])));
  const { rows } = await sql<Counted>`
    with chosen as materialized (
      select ${columns} from portfolio_account where ${chosen(scope, filter, today)})
    ${sql.join(parts, sql` union all `)}`.execute(scope.db);
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, listOf(rows, facet)])) as Record<
    Facet,
    FacetCount[]
  >;
  const total = rows.find(({ facet }) => !FACETS.includes(facet));
  return { accounts: Number(total?.accounts ?? 0), facets };
}

function counting(facet: Facet, from: ReturnType<typeof sql>) {
  const column = sql.ref(FACET_COLUMNS[facet]);
  return sql`select ${sql.lit(facet)} as facet, ${column} as value, count(*) as accounts
    from ${from} group by ${column}`;
}

function listOf(rows: readonly Counted[], facet: Facet): FacetCount[] {
  return rows
    .filter((row) => row.facet === facet)
    .map(({ value, accounts }) => ({ value, accounts: Number(accounts) }))
    .sort((a, b) => b.accounts - a.accounts || (a.value < b.value ? -1 : 1));
}

/** See `Portfolio.renewals`. */
export async function renewalsOf(
  scope: Scope,
  filter: PortfolioFilter,
  today: Day,
): Promise<readonly RenewalGroup[]> {
  const { rows } = await sql<RenewalGroup>`
    select renewal_quarter as quarter, play, count(*) as accounts,
      sum(case when health_band in ('at_risk', 'critical') then 1 else 0 end) as "atRisk",
      coalesce(sum(yearly_value), 0) as "yearlyValue", count(yearly_value) as valued
    from portfolio_account
    where ${chosen(scope, filter, today)} and renewal_day is not null
    group by renewal_quarter, play order by renewal_quarter, play`.execute(scope.db);
  return rows.map(({ quarter, play, ...figures }) => ({
    ...{ quarter, play },
    accounts: Number(figures.accounts),
    atRisk: Number(figures.atRisk),
    yearlyValue: Number(figures.yearlyValue),
    valued: Number(figures.valued),
  }));
}

/** See `Portfolio.checks`. */
export async function checksOf(
  scope: Scope,
  filter: PortfolioFilter,
  today: Day,
): Promise<Readonly<Record<DailyCheck, number>>> {
  const sums = DAILY_CHECKS.map(
    (check) =>
      sql`coalesce(sum(case when ${onList(check, today)} then 1 else 0 end), 0) as ${sql.ref(check)}`,
  );
  const { rows } = await sql<Record<DailyCheck, number>>`
    select ${sql.join(sums)} from portfolio_account
    where ${chosen(scope, filter, today)}`.execute(scope.db);
  const [row] = rows;
  return Object.fromEntries(
    DAILY_CHECKS.map((check) => [check, Number(row?.[check] ?? 0)]),
  ) as Record<DailyCheck, number>;
}
