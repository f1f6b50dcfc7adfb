import { dayNumber, type Day } from '@attain/shared/domain/basics/time';
import { checkInsUntil, type DailyCheck } from '@attain/shared/domain/portfolio/daily-checks';
import { type RawBuilder, sql, type SqlBool } from 'kysely';

import { type Facet, FACETS, type PortfolioFilter } from '../../../ports/portfolio.ts';
import type { Scope } from '../scope.ts';
import { nameKey } from './save.ts';

type Condition = RawBuilder<SqlBool>;

export const FACET_COLUMNS = {
  owner: 'owner_id',
  segment: 'segment',
  band: 'health_band',
  quarter: 'renewal_quarter',
  play: 'play',
  stage: 'stage',
  lifecycle: 'lifecycle_stage',
  escalation: 'escalation',
} as const satisfies Record<Facet, string>;

/** The accounts of a portal that a filter chooses, as a condition on `portfolio_account`. `without`: as if that list were not chosen by. */
export function chosen(
  { engine, portalId }: Pick<Scope, 'engine' | 'portalId'>,
  filter: PortfolioFilter,
  today: Day,
  without?: Facet,
): Condition {
  const conditions = [sql<SqlBool>`portal_id = ${portalId}`];
  for (const facet of FACETS) {
    const values = filter[facet];
    if (values !== undefined && facet !== without)
      conditions.push(engine.inList(FACET_COLUMNS[facet], values));
  }
  const { check, search } = filter;
  if (check !== undefined) conditions.push(onList(check, today));
  if (search !== undefined) conditions.push(sql`name like ${containing(search)} escape '!'`);
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** Whether an account is on the list of a daily check. */
export function onList(check: DailyCheck, today: Day): Condition {
  switch (check) {
    case 'escalated':
      return sql`escalation <> 'none'`;
    case 'ticket_follow_up':
      return sql`ticket_follow_up = 1`;
    case 'declining_health':
      return sql`declining = 1`;
    case 'low_usage':
      return sql`low_usage = 1`;
    case 'check_in_due':
      return sql`check_in_day <= ${dayNumber(checkInsUntil(today))}`;
    case 'onboarding_due':
      return sql`onboarding_day <= ${dayNumber(today)}`;
  }
}

function containing(text: string): string {
  return `%${nameKey(text).replaceAll(/[!%_]/g, '!$&')}%`;
}
