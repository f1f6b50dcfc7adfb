import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { DAY_MS, dayNumber, type Instant } from '@attain/shared/domain/basics/time';

import type { UsageRow, Windows } from '../../../ports/store.ts';
import { append } from '../grouped.ts';
import type { Scope } from '../scope.ts';
import { joinedSessions } from '../usage/joined-sessions.ts';

const WEEK_DAYS = 7;
const HISTORY_DAYS = 90;

type Span = {
  company_id: string;
  first_at: Instant;
  last_at: Instant;
  first_user_at: Instant | null;
  delivered_at: Instant;
  accounts: number;
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
  const weeks = listed(await weeksOf(scope, spans, grid));
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
        sourceDeliveredAt: span.delivered_at,
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
  const { rows } = await sql<{ company_id: string }>`
    select distinct a.company_id from usage_account a cross join usage_cell u
    where ${ofCompanies(portalId, engine.inList('a.company_id', nameless))}
      and u.day between ${firstDay} and ${lastDay}`.execute(db);
  return new Set(rows.map(({ company_id }) => company_id));
}

async function spansOf({ db, engine, portalId }: Scope, companyIds: readonly string[]) {
  const { rows } = await sql<Span>`
    select a.company_id, min(a.first_at) as first_at, max(a.last_at) as last_at,
      min(a.first_user_at) as first_user_at, max(s.delivered_at) as delivered_at,
      cast(count(*) as integer) as accounts
    from usage_account a join usage_source s on s.portal_id = a.portal_id and s.name = a.source
    where a.portal_id = ${portalId} and ${engine.inList('a.company_id', companyIds)}
      and a.first_at is not null and s.delivered_at is not null
    group by a.company_id`.execute(db);
  return rows;
}

/** Weeks by company; where a company has several accounts, a person in two of them is one user with joined sessions. */
async function weeksOf(
  scope: Scope,
  spans: readonly Span[],
  grid: WeekGrid,
): Promise<readonly Week[]> {
  const [single, several] = [1, 2].map((least) =>
    spans.flatMap(({ company_id, accounts }) =>
      Math.min(accounts, 2) === least ? company_id : [],
    ),
  ) as [string[], string[]];
  return [
    ...(single.length > 0 ? await weeksFrom(scope, single, grid, sql`usage_user_day`) : []),
    ...(several.length > 0
      ? await weeksFrom(scope, several, grid, joinedDays(scope, several))
      : []),
  ];
}

async function weeksFrom(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  { start, lastDay }: WeekGrid,
  days: RawBuilder<unknown>,
): Promise<readonly Week[]> {
  const { rows } = await sql<Week>`
    select a.company_id, (u.day - ${sql.lit(start)}) / ${sql.lit(WEEK_DAYS)} as week,
      cast(count(distinct u.user_hash) as integer) as users,
      cast(sum(u.sessions) as integer) as sessions,
      sum(u.seconds) as seconds
    from usage_account a cross join ${days} u
    where ${ofCompanies(portalId, engine.inList('a.company_id', companyIds))}
      and u.day between ${start} and ${lastDay}
    group by 1, 2`.execute(db);
  return rows;
}

/** Days of users over all accounts of their company, as days of one of them. */
function joinedDays(scope: Scope, companyIds: readonly string[]) {
  const { engine, portalId } = scope;
  return sql`(
    select d.portal_id, min(d.account_id) as account_id, d.day, d.user_hash,
      ${joinedSessions(scope)} as sessions,
      sum(d.seconds) as seconds
    from usage_account own cross join usage_user_day d
    where own.portal_id = ${portalId} and ${engine.inList('own.company_id', companyIds)}
      and d.portal_id = own.portal_id and d.account_id = own.id
    group by d.portal_id, own.company_id, d.day, d.user_hash)`;
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
    select a.company_id, min(u.day) as first_day,
      max(case when u.day between ${firstDay} and ${lastDay} then 1 else 0 end) as used
    from usage_account a cross join usage_event_name n cross join usage_cell u
    where ${ofCompanies(portalId, engine.inList('a.company_id', companyIds))}
      and n.portal_id = a.portal_id and ${engine.inList('n.name', keyFeatures)}
      and u.event_id = n.id
    group by a.company_id, u.event_id`.execute(db);
  return rows;
}

/** Rows `u` of the accounts `a` of companies, joined from the accounts, by whom the tables are sorted. */
function ofCompanies(portalId: number, ofThese: RawBuilder<SqlBool>) {
  return sql`a.portal_id = ${portalId} and ${ofThese}
    and u.portal_id = a.portal_id and u.account_id = a.id`;
}

function listed<Row extends { company_id: string }>(rows: readonly Row[]) {
  const lists = new Map<string, Row[]>();
  for (const row of rows) append(lists, row.company_id, row);
  return lists;
}
