import { sql } from 'kysely';
import type { Instant } from '@attain/shared/domain/basics/time';

import type { AccountRows, Windows } from '../../../ports/store.ts';
import type { Scope } from '../scope.ts';
import { ENGAGEMENT_TYPES, TYPE_CODES } from '../types.ts';

type Outreach = Pick<AccountRows, 'outreach' | 'lastReviewAt'>;
type Row = {
  company_id: string;
  attempts: number;
  answered: number;
  latest_at: Instant | null;
  last_review_at: Instant | null;
};

/** Outreach within its window, and the latest review attended, by company. What is planned has not happened yet. */
export async function loadOutreach(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  { now, outreachSince, reviewType }: Windows,
): Promise<ReadonlyMap<string, Outreach>> {
  const types = sql.join(ENGAGEMENT_TYPES.map((type) => TYPE_CODES[type]));
  const counts = sql`e.outreach = 1 and e.at >= ${outreachSince}`;
  const { rows } = await sql<Row>`
    select l.company_id,
      cast(sum(case when ${counts} then 1 else 0 end) as integer) as attempts,
      cast(sum(case when ${counts} then e.answered else 0 end) as integer) as answered,
      max(case when ${counts} then e.at end) as latest_at,
      max(case when e.answered = 1 and e.meeting_type = ${reviewType ?? ''} then e.at end) as last_review_at
    from link l cross join engagement e
    where e.portal_id = l.portal_id and e.type = l.type and e.id = l.object_id
      and l.portal_id = ${portalId} and l.type in (${types})
      and ${engine.inList('l.company_id', companyIds)} and e.at <= ${now}
    group by l.company_id`.execute(db);

  return new Map(
    rows.map((row) => {
      const { attempts, answered, latest_at: latestAt } = row;
      const outreach = latestAt === null ? null : { attempts, answered, latestAt };
      return [row.company_id, { outreach, lastReviewAt: row.last_review_at }];
    }),
  );
}
