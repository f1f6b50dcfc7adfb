import type { Account, AsOf } from '../account.ts';
import { dayAt } from '../basics/portal-day.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { Instant } from '../basics/time.ts';
import type { HealthComponentKey } from '../health/health-components.ts';
import { healthAt } from '../health/health-trend.ts';
import type { HealthResult } from '../health/results.ts';
import type { Settings } from '../settings.ts';
import type { Blocker, Driver } from './results.ts';

/** Usage and engagement come before an outcome; what people think of it comes after, and explains nothing. */
const EXPLAINS: Readonly<Record<HealthComponentKey, boolean>> = {
  weekly_active_users: true,
  sessions_per_user: true,
  time_in_platform: true,
  feature_adoption: true,
  support_tickets: true,
  training_completion: true,
  outreach_response: true,
  nps: false,
  csat: false,
};

/** What the account's use and engagement say about all of its goals, the strongest first. */
export type AccountInputs = { gained: readonly Driver[]; holding: readonly Blocker[] };

/**
 * The inputs of health that moved by a point of health or more since an instant, and those that earn less than 70 % of
 * their points (M56, V25, V26). Where the history is shorter, moves count from its beginning.
 */
export function accountInputs(
  { pastHealth }: Pick<Account, 'pastHealth'>,
  { components }: HealthResult,
  start: Instant,
  asOf: AsOf,
  { advice }: Pick<Settings, 'advice'>,
): AccountInputs {
  const before = healthAt(pastHealth, start) ?? pastHealth[0];
  const since = dayAt(Math.max(before?.at ?? start, start), asOf);
  const gained: Sized<Driver>[] = [];
  const holding: Sized<Blocker>[] = [];
  for (const { key, points, maxPoints } of components) {
    if (points === null || !EXPLAINS[key]) continue;
    const from = before?.points[key] ?? points;
    const move = withoutNoise(points - from);
    if (move >= advice.movedPoints) {
      gained.push({ size: move, fact: { code: 'input_gain', input: key, from, since } });
    }
    const lacking = maxPoints - points;
    if (move <= -advice.movedPoints) {
      holding.push({ size: lacking, fact: { code: 'input_loss', input: key, from, since } });
    } else if (withoutNoise(points) < withoutNoise(maxPoints * advice.weakInputBelow)) {
      holding.push({ size: lacking, fact: { code: 'input_weak', input: key } });
    }
  }
  return { gained: bySize(gained), holding: bySize(holding) };
}

type Sized<Fact> = { size: number; fact: Fact };

function bySize<Fact>(facts: Sized<Fact>[]): Fact[] {
  return facts.sort((a, b) => b.size - a.size).map(({ fact }) => fact);
}
