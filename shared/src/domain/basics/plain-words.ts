import type { HealthComponentKey } from '../health/health-components.ts';
import { memoised } from './memo.ts';
import { roundHalfUp } from './rounding.ts';
import type { Day } from './time.ts';

export const COMPONENT_NAME: Readonly<Record<HealthComponentKey, string>> = {
  weekly_active_users: 'Weekly active users',
  sessions_per_user: 'Sessions per user',
  time_in_platform: 'Time in platform',
  feature_adoption: 'Feature adoption',
  support_tickets: 'Support tickets',
  training_completion: 'Training completion',
  nps: 'NPS',
  csat: 'CSAT',
  outreach_response: 'Response to outreach',
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A number as people write it: one decimal at most. */
export function number(value: number): string {
  return String(roundHalfUp(value, 1));
}

/** A fraction as a percentage: `88.7 %`. */
export function percent(fraction: number): string {
  return `${number(fraction * 100)} %`;
}

/** `2026-03-09` as `9 Mar 2026`, which no reader takes for 3 September. */
export const date: (day: Day) => string = memoised((day: Day) => {
  const month = MONTHS[Number(day.slice(5, 7)) - 1];
  return `${Number(day.slice(8, 10))} ${month} ${day.slice(0, 4)}`;
});

/** A number with its unit: `1 user`, `0.5 users`. */
export function count(n: number, one: string, many = `${one}s`): string {
  const shown = number(n);
  return `${shown} ${shown === '1' ? one : many}`;
}
