import { dayNumber, type Day } from '@attain/shared/domain/basics/time';
import type { Escalation } from '@attain/shared/domain/lifecycle/results';
import { checkInsUntil, type DailyCheck } from '@attain/shared/domain/portfolio/daily-checks';
import { type RawBuilder, sql, type SqlBool } from 'kysely';

import { FACETS, type PortfolioFilter } from '../../../ports/portfolio.ts';
import type { Scope } from '../scope.ts';
import { isOneOf } from './facet-code.ts';
import { nameKey } from './name-key.ts';

const ESCALATED: readonly Escalation[] = ['cs_manager', 'immediate', 'legal'];

type Condition = RawBuilder<SqlBool>;

/** The accounts of a portal that a filter chooses, as a condition on `portfolio_account`. */
export function chosen(
  { engine, portalId }: Pick<Scope, 'engine' | 'portalId'>,
  filter: PortfolioFilter,
  today: Day,
): Condition {
  const conditions = [sql<SqlBool>`portal_id = ${portalId}`];
  for (const facet of FACETS) {
    const values = filter[facet];
    if (values === undefined) continue;
    if (facet === 'owner') conditions.push(engine.inList('owner_id', values));
    else if (facet === 'segment') conditions.push(engine.inList('segment', values));
    else conditions.push(isOneOf(facet, values));
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
      return isOneOf('escalation', ESCALATED);
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
