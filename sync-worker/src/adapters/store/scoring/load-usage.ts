import { sql } from 'kysely';
import { DAY_MS, dayNumber, type Instant } from '@attain/shared/domain/time';

import type { UsageRow, Windows } from '../../../ports/store.ts';
import { append } from '../grouped.ts';
import type { Scope } from '../scope.ts';

const WEEK_DAYS = 7;
const WEEKS = 4;
const HISTORY_DAYS = 90;

type Span = { company_id: string; first_at: Instant; last_at: Instant };
type Week = {
  company_id: string;
  /** 0 is the week that held the day 90 days ago; the four weeks are the last full ones. */
  week: number;
  users: number;
  sessions: number;
  seconds: number | null;
};
type Feature = { company_id: string; first_day: number; used: number };

/** Usage by company. A company without any usage ever is not in the map. */
export async function loadUsage(
  scope: Scope,
  companyIds: readonly string[],
  windows: Windows,
): Promise<ReadonlyMap<string, UsageRow>> {
  const spans = await spansOf(scope, companyIds);
  if (spans.length === 0) return new Map();
  const ids = spans.map(({ company_id }) => company_id);
  const grid = weekGrid(windows);
  const weeks = listed(await weeksOf(scope, ids, grid));
  const features = listed(await keyFeaturesOf(scope, ids, windows.keyFeatures, grid));

  return new Map(
    spans.map(({ company_id: id, first_at: firstEventAt, last_at: lastEventAt }) => {
      const hasHistory = firstEventAt <= windows.now - HISTORY_DAYS * DAY_MS;
      const ofWeek = new Map(weeks.get(id)?.map((week) => [week.week, week]));
      const used = features.get(id) ?? [];
      const row: UsageRow = {
        ...weeklyFigures(ofWeek, grid),
        weeklyUsers90DaysAgo: hasHistory ? (ofWeek.get(0)?.users ?? 0) : null,
        keyFeaturesUsed: used.filter((feature) => feature.used === 1).length,
        newKeyFeature: hasHistory && used.some(({ first_day }) => first_day >= grid.firstDay),
        firstEventAt,
        lastEventAt,
      };
      return [id, row];
    }),
  );
}

type WeekGrid = {
  /** First day of week 0. */
  start: number;
  /** First day of the four weeks, and their numbers. */
  firstDay: number;
  lastDay: number;
  four: readonly [number, number, number, number];
};

/** Weeks counted back from the last full day, so that each has seven full days. */
function weekGrid({ usageDays, day90Ago }: Windows): WeekGrid {
  const firstDay = dayNumber(usageDays.first);
  const weeksBefore = Math.ceil((firstDay - dayNumber(day90Ago)) / WEEK_DAYS);
  return {
    start: firstDay - weeksBefore * WEEK_DAYS,
    firstDay,
    lastDay: firstDay + WEEKS * WEEK_DAYS - 1,
    four: [weeksBefore, weeksBefore + 1, weeksBefore + 2, weeksBefore + 3],
  };
}

function weeklyFigures(weeks: ReadonlyMap<number, Week>, { four }: WeekGrid) {
  const users = (week: number) => weeks.get(week)?.users ?? 0;
  const total = (of: (week: Week) => number | null) =>
    four.reduce((sum, number) => {
      const week = weeks.get(number);
      return sum + ((week && of(week)) ?? 0);
    }, 0);
  const withinHistory = [...weeks.values()].filter(({ week }) => week > 0);
  return {
    weeklyActiveUsers: [users(four[0]), users(four[1]), users(four[2]), users(four[3])] as const,
    sessions: total(({ sessions }) => sessions),
    seconds: total(({ seconds }) => seconds),
    hasDurations: [...weeks.values()].some(({ seconds }) => seconds !== null),
    peakWeeklyUsers: withinHistory.reduce((peak, week) => Math.max(peak, week.users), 0),
  };
}

async function spansOf({ db, engine, portalId }: Scope, companyIds: readonly string[]) {
  const rows: Span[] = await db
    .selectFrom('usage_account')
    .select(['company_id', 'first_at', 'last_at'])
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', companyIds))
    .execute();
  return rows;
}

async function weeksOf(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  { start, lastDay }: WeekGrid,
): Promise<readonly Week[]> {
  const { rows } = await sql<Week>`
    select company_id, (day - ${sql.lit(start)}) / ${sql.lit(WEEK_DAYS)} as week,
      cast(count(distinct user_hash) as integer) as users,
      cast(sum(sessions) as integer) as sessions,
      sum(seconds) as seconds
    from usage_user_day
    where portal_id = ${portalId} and ${engine.inList('company_id', companyIds)}
      and day between ${start} and ${lastDay}
    group by 1, 2`.execute(db);
  return rows;
}

/** When each key feature was first used, and whether it was used in the four weeks. */
async function keyFeaturesOf(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  keyFeatures: readonly string[],
  { firstDay, lastDay }: WeekGrid,
): Promise<readonly Feature[]> {
  if (keyFeatures.length === 0) return [];
  const { rows } = await sql<Feature>`
    select company_id, min(day) as first_day,
      max(case when day between ${firstDay} and ${lastDay} then 1 else 0 end) as used
    from usage_cell
    where portal_id = ${portalId} and ${engine.inList('company_id', companyIds)}
      and ${engine.inList('event', keyFeatures)}
    group by company_id, event`.execute(db);
  return rows;
}

function listed<Row extends { company_id: string }>(rows: readonly Row[]) {
  const lists = new Map<string, Row[]>();
  for (const row of rows) append(lists, row.company_id, row);
  return lists;
}
