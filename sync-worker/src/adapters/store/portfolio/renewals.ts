import type { Day } from '@attain/shared/domain/basics/time';
import { sql } from 'kysely';

import type { PortfolioFilter, RenewalGroup } from '../../../ports/portfolio.ts';
import type { Scope } from '../scope.ts';
import { chosen } from './conditions.ts';
import { facetsOf } from './facet-code.ts';

type Row = { facets: number; accounts: number; yearlyValue: number; valued: number };

const AT_RISK: ReadonlySet<string> = new Set(['at_risk', 'critical']);

/** See `Portfolio.renewals`. */
export async function renewalsOf(
  scope: Scope,
  filter: PortfolioFilter,
  today: Day,
): Promise<readonly RenewalGroup[]> {
  const { rows } = await sql<Row>`
    select facets, count(*) as accounts, coalesce(sum(yearly_value), 0) as "yearlyValue",
      count(yearly_value) as valued
    from portfolio_account
    where ${chosen(scope, filter, today)} and renewal_day is not null
    group by facets`.execute(scope.db);
  const groups = new Map<string, RenewalGroup>();
  for (const row of rows) {
    const { quarter, play, band } = facetsOf(row.facets);
    const key = `${quarter} ${play}`;
    const known = groups.get(key) ?? {
      quarter,
      play,
      accounts: 0,
      atRisk: 0,
      yearlyValue: 0,
      valued: 0,
    };
    const accounts = Number(row.accounts);
    groups.set(key, {
      ...known,
      accounts: known.accounts + accounts,
      atRisk: known.atRisk + (AT_RISK.has(band) ? accounts : 0),
      yearlyValue: known.yearlyValue + Number(row.yearlyValue),
      valued: known.valued + Number(row.valued),
    });
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
