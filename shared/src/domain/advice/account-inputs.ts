import type { Account, AsOf } from '../account.ts';
import { COMPONENT_NAME, date, number } from '../basics/plain-words.ts';
import { dayAt, startOfDay } from '../basics/portal-day.ts';
import { addDays, type Day } from '../basics/time.ts';
import type { HealthComponentKey } from '../health/health-components.ts';
import { healthAt } from '../health/health-trend.ts';
import type { HealthComponentResult, HealthResult } from '../health/results.ts';
import type { Settings } from '../settings.ts';
import { withoutNoise } from '../basics/rounding.ts';
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

type Measured = HealthComponentResult & { points: number };

/** What the account's use and engagement say about all of its goals, the strongest first. */
export type AccountInputs = { gained: readonly Driver[]; holding: readonly Blocker[] };

/**
 * The inputs of health that moved by a point of health or more within the last 90 days, and those that earn less than
 * 70 % of their points (M56, V25, V26).
 */
export function accountInputs(
  { pastHealth }: Account,
  { components }: HealthResult,
  asOf: AsOf,
  { advice }: Settings,
): AccountInputs {
  const start = startOfDay(addDays(asOf.today, -advice.movedWithinDays), asOf);
  const before = healthAt(pastHealth, start) ?? pastHealth[0];
  const since = dayAt(Math.max(before?.at ?? start, start), asOf);
  const gained: { size: number; fact: Driver }[] = [];
  const holding: { size: number; fact: Blocker }[] = [];
  for (const component of components) {
    if (!isMeasured(component) || !EXPLAINS[component.key]) continue;
    const { key, points, maxPoints } = component;
    const then = before?.points[key];
    const move = then === undefined ? 0 : withoutNoise(points - then);
    const common = { about: key, points: null };
    if (then !== undefined && move >= advice.movedPoints) {
      const text = moveInWords(component, then, since);
      gained.push({ size: move, fact: { code: 'input_gain', ...common, text } });
    }
    if (then !== undefined && move <= -advice.movedPoints) {
      const text = moveInWords(component, then, since);
      holding.push({ size: maxPoints - points, fact: { code: 'input_loss', ...common, text } });
    } else if (withoutNoise(points) < withoutNoise(maxPoints * advice.weakInputBelow)) {
      const text = `${COMPONENT_NAME[key]}: ${component.detail}`;
      holding.push({ size: maxPoints - points, fact: { code: 'input_weak', ...common, text } });
    }
  }
  return { gained: bySize(gained), holding: bySize(holding) };
}

function isMeasured(component: HealthComponentResult): component is Measured {
  return component.points !== null;
}

function moveInWords({ key, points, maxPoints }: Measured, then: number, since: Day): string {
  return `${COMPONENT_NAME[key]}: from ${number(then)} to ${number(points)} of ${maxPoints} points of health since ${date(since)}.`;
}

function bySize<Told>(facts: { size: number; fact: Told }[]): Told[] {
  return facts.sort((a, b) => b.size - a.size).map(({ fact }) => fact);
}
