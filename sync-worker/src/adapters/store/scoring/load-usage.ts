import { sql } from 'kysely';
import { DAY_MS, dayNumber, type Instant } from '@attain/shared/domain/basics/time';

import type { UsageRow, Windows } from '../../../ports/store.ts';
import { append } from '../grouped.ts';
import type { Scope } from '../scope.ts';

const WEEK_DAYS = 7;
const HISTORY_DAYS = 90;

type Span = {
  company_id: string;
  first_at: Instant;
  last_at: Instant;
  first_user_at: Instant | null;
};
type Week = {
  company_id: string;
  /** Weeks ascend; the last ones are those that usage is counted over. */
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
  const unnamed = await withoutNames(scope, ids, weeks, grid);
  const features = listed(await keyFeaturesOf(scope, ids, windows.keyFeatures, grid));

  return new Map(
    spans.map(({ company_id: id, first_at: firstEventAt, ...span }) => {
      const hasHistory = firstEventAt <= windows.now - HISTORY_DAYS * DAY_MS;
      const ofWeek = new Map(weeks.get(id)?.map((week) => [week.week, week]));
      const used = features.get(id) ?? [];
      const row: UsageRow = {
        ...weeklyFigures(ofWeek, grid),
        namesUsers: !unnamed.has(id),
        weeklyUsers90DaysAgo: hasHistory ? (ofWeek.get(grid.growthWeek)?.users ?? 0) : null,
        keyFeaturesUsed: used.filter((feature) => feature.used === 1).length,
        newKeyFeature: hasHistory && used.some(({ first_day }) => first_day >= grid.firstDay),
        firstEventAt,
        firstUserAt: span.first_user_at,
        lastEventAt: span.last_at,
      };
      return [id, row];
    }),
  );
}

type WeekGrid = {
  /** First day of week 0. */
  start: number;
  /** First and last day that usage is counted over, and the numbers of those weeks. */
  firstDay: number;
  lastDay: number;
  counted: readonly number[];
  /** The week that held the day 90 days ago. */
  growthWeek: number;
  /** The first week that lies whole in the time that is looked through for the most users. */
  seatsFromWeek: number;
};

/** Weeks counted back from the last full day, so that each has seven full days. */
function weekGrid({ usageDays, seatsSince, day90Ago }: Windows): WeekGrid {
  const firstDay = dayNumber(usageDays.first);
  const lastDay = dayNumber(usageDays.last);
  const seatsDay = dayNumber(seatsSince);
  const growthDay = dayNumber(day90Ago);
  const weeksBefore = Math.max(
    0,
    Math.ceil((firstDay - Math.min(seatsDay, growthDay)) / WEEK_DAYS),
  );
  const start = firstDay - weeksBefore * WEEK_DAYS;
  const weeks = (lastDay + 1 - firstDay) / WEEK_DAYS;
  return {
    start,
    firstDay,
    lastDay,
    counted: Array.from({ length: weeks }, (_, week) => weeksBefore + week),
    growthWeek: Math.floor((growthDay - start) / WEEK_DAYS),
    seatsFromWeek: Math.ceil((seatsDay - start) / WEEK_DAYS),
  };
}

function weeklyFigures(
  weeks: ReadonlyMap<number, Week>,
  { counted, seatsFromWeek }: Pick<WeekGrid, 'counted' | 'seatsFromWeek'>,
) {
  const total = (of: (week: Week) => number | null) =>
    counted.reduce((sum, number) => {
      const week = weeks.get(number);
      return sum + ((week && of(week)) ?? 0);
    }, 0);
  const forSeats = [...weeks.values()].filter(({ week }) => week >= seatsFromWeek);
  return {
    weeklyActiveUsers: counted.map((week) => weeks.get(week)?.users ?? 0),
    sessions: total(({ sessions }) => sessions),
    seconds: total(({ seconds }) => seconds),
    hasDurations: [...weeks.values()].some(({ seconds }) => seconds !== null),
    peakWeeklyUsers: forSeats.reduce((peak, week) => Math.max(peak, week.users), 0),
  };
}

/** The companies that used the product in the weeks that are counted, by events of which none names a user. */
async function withoutNames(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  weeks: ReadonlyMap<string, readonly Week[]>,
  { firstDay, lastDay, counted }: WeekGrid,
): Promise<ReadonlySet<string>> {
  const nameless = companyIds.filter(
    (id) => !weeks.get(id)?.some(({ week }) => counted.includes(week)),
  );
  if (nameless.length === 0) return new Set();
  const rows = await db
    .selectFrom('usage_cell')
    .select('company_id')
    .distinct()
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', nameless))
    .where('day', '>=', firstDay)
    .where('day', '<=', lastDay)
    .execute();
  return new Set(rows.map(({ company_id }) => company_id));
}

async function spansOf({ db, engine, portalId }: Scope, companyIds: readonly string[]) {
  const rows: Span[] = await db
    .selectFrom('usage_account')
    .select(['company_id', 'first_at', 'last_at', 'first_user_at'])
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

/** When each key feature was first used, and whether it was used in the weeks that are counted. */
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
