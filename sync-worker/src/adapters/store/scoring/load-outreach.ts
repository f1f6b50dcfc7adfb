import { sql } from 'kysely';
import type { Instant } from '@attain/shared/domain/basics/time';

import type { AccountRows, HeldMeeting, Windows } from '../../../ports/store.ts';
import type { Scope } from '../scope.ts';
import { ENGAGEMENT_TYPES, TYPE_CODES } from '../types.ts';

type Outreach = Pick<AccountRows, 'outreach' | 'lastReviewAt' | 'meetings'>;
type Row = {
  company_id: string;
  attempts: number;
  answered: number;
  latest_at: Instant | null;
  last_review_at: Instant | null;
  /** `instant type`, a line each. */
  meetings: string | null;
};

const LINE = '\n';

/** Outreach within its window, the meetings held, and the latest review among them, by company. What is planned has not happened yet. */
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
      max(case when e.answered = 1 and e.meeting_type = ${reviewType ?? ''} then e.at end) as last_review_at,
      string_agg(case when e.answered = 1 and e.type = ${TYPE_CODES.meetings}
        then cast(e.at as text) || ' ' || coalesce(e.meeting_type, '') end, ${LINE}) as meetings
    from link l cross join engagement e
    where e.portal_id = l.portal_id and e.type = l.type and e.id = l.object_id
      and l.portal_id = ${portalId} and l.type in (${types})
      and ${engine.inList('l.company_id', companyIds)} and e.at <= ${now}
    group by l.company_id`.execute(db);

  return new Map(
    rows.map((row) => {
      const { attempts, answered, latest_at: latestAt } = row;
      const outreach = latestAt === null ? null : { attempts, answered, latestAt };
      const meetings = meetingsOf(row.meetings);
      return [row.company_id, { outreach, lastReviewAt: row.last_review_at, meetings }];
    }),
  );
}

function meetingsOf(lines: string | null): readonly HeldMeeting[] {
  if (lines === null) return [];
  const meetings = lines.split(LINE).map((line): HeldMeeting => {
    const end = line.indexOf(' ');
    return { at: Number(line.slice(0, end)), type: line.slice(end + 1) || null };
  });
  return meetings.sort((a, b) => a.at - b.at);
}
