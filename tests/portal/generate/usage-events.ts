import { iso } from '../iso.ts';
import { DAY_MS } from './accounts.ts';
import { activeCustomers, companyCells } from './company-cells.ts';
import type { Row } from './csv.ts';
import { clamp, type Draw, pick, wholeAround } from './draws.ts';
import type { GeneratedPortal } from './portal-data.ts';
import { SHOWCASE } from './showcase.ts';
import type { Story } from './stories.ts';

/** What an account that uses the product well uses. */
export const KEY_FEATURES = [
  'dashboard_viewed',
  'report_created',
  'report_shared',
  'automation_run',
  'integration_synced',
  'forecast_opened',
] as const;

export const EVENT_COLUMNS = [
  'company_id',
  'account_key',
  'domain',
  'event',
  'timestamp',
  'user_id',
  'event_id',
  'duration_s',
] as const;

export type UsageOptions = {
  /** How many customers, counted from the first. */
  companies: number;
  /** Weeks of history; showcase accounts have fourteen at least. */
  weeks: number;
};

const SHOWCASE_WEEKS = 14;
const EVENTS_A_SESSION = 3;
const HOUR_MS = 3_600_000;
/** Sessions begin in the working hours of somewhere. */
const [FIRST_HOUR, HOURS] = [12, 9];

/**
 * Product events of customers up to last midnight (UTC), the latest week last. Who was active, how
 * long and with what follows from the account's story; an account without data has none.
 */
export function* usageEvents(
  portal: GeneratedPortal,
  { companies, weeks }: UsageOptions,
): Generator<Row> {
  for (const company of activeCustomers(portal, companies)) {
    if (portal.accounts.story(company).name === 'no_data') continue;
    const own = company < SHOWCASE.length ? Math.max(weeks, SHOWCASE_WEEKS) : weeks;
    for (let week = own - 1; week >= 0; week -= 1) yield* weekOfCompany(portal, company, week);
  }
}

function* weekOfCompany(portal: GeneratedPortal, company: number, week: number): Generator<Row> {
  const { accounts } = portal;
  const story = accounts.story(company);
  const wobble = accounts.draw(`usage level ${week}`)(company);
  const level = clamp(activityIn(story, week) * (0.94 + 0.12 * wobble), 0, 1.05);
  const users = Math.round(level * accounts.seats[company]!);
  const today = Math.floor(accounts.now / DAY_MS) * DAY_MS;
  const monday = today - (week + 1) * 7 * DAY_MS;
  const start = accounts.now + (accounts.contractStart[company]! + 4) * DAY_MS;
  if (monday + 7 * DAY_MS < start) return;

  const draw = accounts.draw(`sessions ${company} ${week}`);
  for (let user = 0; user < users; user += 1)
    yield* sessionsOf(portal, company, { story, user, monday, draw });
}

/** Weekly active users over seats, so many weeks ago. */
function activityIn({ activity, activityChange }: Story, week: number): number {
  return activity * (1 + activityChange) ** (-week / 4);
}

type UserWeek = { story: Story; user: number; monday: number; draw: Draw };

function* sessionsOf(
  portal: GeneratedPortal,
  company: number,
  { story, user, monday, draw }: UserWeek,
): Generator<Row> {
  const cells = companyCells(portal, company);
  const [, secondKey] = portal.facts.accountKeys(company);
  const whose = secondKey && user % 2 === 1 ? { account_key: secondKey } : cells;
  const userId = `u-${company.toString(36)}-${user}`;
  const sessions = Math.max(1, wholeAround(story.sessionsPerWeek, draw(user * 31)));
  const features = Math.max(1, Math.round(story.features * KEY_FEATURES.length));

  for (let session = 0; session < sessions; session += 1) {
    const chance = draw(user * 31 + session + 1);
    const day = Math.floor((session + chance) * (5 / sessions)) % 5;
    const begin =
      monday + day * DAY_MS + FIRST_HOUR * HOUR_MS + Math.floor(chance * HOURS * HOUR_MS);
    const seconds = Math.round(
      (story.minutesPerSession * 60 * (0.6 + 0.8 * chance)) / EVENTS_A_SESSION,
    );
    for (let step = 0; step < EVENTS_A_SESSION; step += 1) {
      const feature = pick(
        KEY_FEATURES,
        ((user * 7 + session * 3 + step) % features) / KEY_FEATURES.length,
      );
      yield {
        ...whose,
        event: step === 0 ? 'session_started' : feature,
        timestamp: iso(begin + step * seconds * 1_000),
        user_id: userId,
        event_id: `${userId}-${Math.floor(monday / DAY_MS)}-${session}-${step}`,
        duration_s: seconds,
      };
    }
  }
}
