import type { Day } from '@attain/shared/domain/basics/time';
import { DAILY_CHECKS, type DailyCheck } from '@attain/shared/domain/portfolio/daily-checks';
import { sql } from 'kysely';

import {
  type Facet,
  type FacetCount,
  FACETS,
  type PortfolioCounts,
  type PortfolioFilter,
} from '../../../ports/portfolio.ts';
import type { Scope } from '../scope.ts';
import { chosen, onList } from './conditions.ts';
import { type CodedFacet, facetsOf } from './facet-code.ts';

/** Accounts that stand alike in some of the lists. */
type Group = { values: Partial<Readonly<Record<Facet, string>>>; accounts: number };

const TEXTS = ['owner', 'segment'] as const satisfies readonly Facet[];
const CODED = FACETS.filter(
  (facet): facet is CodedFacet => facet !== 'owner' && facet !== 'segment',
);

/**
 * See `Portfolio.counts`. Two passes: one by all lists whose values are known beforehand, one by owner and segment. Which values a
 * list has under the other filters is then told from the groups, of which there are some thousands.
 */
export async function countsOf(
  scope: Scope,
  filter: PortfolioFilter,
  today: Day,
): Promise<PortfolioCounts> {
  const coded = await codedGroups(scope, { ...filter, ...without(CODED) }, today);
  const texts = await textGroups(scope, { ...filter, ...without(TEXTS) }, today);
  const facets = {
    ...counted(coded, CODED, filter),
    ...counted(texts, TEXTS, filter),
  } as PortfolioCounts['facets'];
  const accounts = coded
    .filter(({ values }) => isChosen(values, filter))
    .reduce((sum, group) => sum + group.accounts, 0);
  return { accounts, facets };
}

function without(facets: readonly Facet[]): PortfolioFilter {
  return Object.fromEntries(facets.map((facet) => [facet, undefined]));
}

async function codedGroups(scope: Scope, filter: PortfolioFilter, today: Day): Promise<Group[]> {
  const { rows } = await sql<{ facets: number; accounts: number }>`
    select facets, count(*) as accounts from portfolio_account
    where ${chosen(scope, filter, today)} group by facets`.execute(scope.db);
  return rows.map(({ facets, accounts }) => ({
    values: facetsOf(facets),
    accounts: Number(accounts),
  }));
}

async function textGroups(scope: Scope, filter: PortfolioFilter, today: Day): Promise<Group[]> {
  const owner = isInIndex(filter) ? sql`owner_id` : sql`owner_id || ''`;
  const { rows } = await sql<{ owner: string; segment: string; accounts: number }>`
    select ${owner} as owner, segment, count(*) as accounts from portfolio_account
    where ${chosen(scope, filter, today)} group by ${owner}, segment`.execute(scope.db);
  return rows.map(({ accounts, ...values }) => ({ values, accounts: Number(accounts) }));
}

/** Whether the index by owner has all that the filter asks for. Where it has not, SQLite would look each row up in its order. */
function isInIndex({ check, search }: PortfolioFilter): boolean {
  return check === undefined && search === undefined;
}

function counted(
  groups: readonly Group[],
  facets: readonly Facet[],
  filter: PortfolioFilter,
): Partial<Record<Facet, FacetCount[]>> {
  return Object.fromEntries(
    facets.map((facet) => {
      const others = { ...filter, [facet]: undefined };
      return [
        facet,
        listOf(
          groups.filter(({ values }) => isChosen(values, others)),
          facet,
        ),
      ];
    }),
  );
}

/** By the lists that the group tells of; the others were chosen by before. */
function isChosen(values: Group['values'], filter: PortfolioFilter): boolean {
  return FACETS.every((facet) => {
    const [value, wanted] = [values[facet], filter[facet]];
    return value === undefined || wanted === undefined || wanted.includes(value);
  });
}

function listOf(groups: readonly Group[], facet: Facet): FacetCount[] {
  const sums = new Map<string, number>();
  for (const { values, accounts } of groups) {
    const value = values[facet] ?? '';
    sums.set(value, (sums.get(value) ?? 0) + accounts);
  }
  return [...sums]
    .map(([value, accounts]) => ({ value, accounts }))
    .sort((a, b) => b.accounts - a.accounts || (a.value < b.value ? -1 : 1));
}

/** See `Portfolio.checks`. */
export async function checksOf(
  scope: Scope,
  filter: PortfolioFilter,
  today: Day,
): Promise<Readonly<Record<DailyCheck, number>>> {
  const sums = DAILY_CHECKS.map(
    (check) => sql`count(case when ${onList(check, today)} then 1 end) as ${sql.ref(check)}`,
  );
  const { rows } = await sql<Record<DailyCheck, number>>`
    select ${sql.join(sums)} from portfolio_account
    where ${chosen(scope, filter, today)}`.execute(scope.db);
  const [row] = rows;
  return Object.fromEntries(
    DAILY_CHECKS.map((check) => [check, Number(row?.[check] ?? 0)]),
  ) as Record<DailyCheck, number>;
}
