import { type RawBuilder, sql } from 'kysely';

import type { Scope } from '../scope.ts';

/**
 * Sessions of rows `d` of usage_user_day that are grouped by company, day and user: of one person in several accounts. What
 * overlaps in time, or follows within the gap, is one session, as it is within an account.
 */
export function joinedSessions({ sessionGapMs }: Pick<Scope, 'sessionGapMs'>): RawBuilder<number> {
  return sql`sum(d.sessions) - case when count(nullif(d.sessions, 0)) > 1
    and max(d.first_at) <= min(d.last_at) + ${sessionGapMs}
    then count(nullif(d.sessions, 0)) - 1 else 0 end`;
}
