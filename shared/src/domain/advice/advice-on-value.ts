import { moneyInWords } from '../basics/money.ts';
import { COMPONENT_NAME, count, number } from '../basics/plain-words.ts';
import type { HealthComponentKey } from '../health/health-components.ts';
import type { OpportunityResult, ValueLineResult } from '../value/results.ts';
import { unconfirmedLines } from '../value/unconfirmed.ts';
import type { Findings } from './findings.ts';
import { onAccount, type Advice } from './rule.ts';

/** What more use of the product shows in. */
const USE: ReadonlySet<HealthComponentKey> = new Set([
  'weekly_active_users',
  'sessions_per_user',
  'time_in_platform',
  'feature_adoption',
]);

/** Names the lines and no sum: what recurs grows daily, and the advice stays the same. */
export function valueUnconfirmed({ value }: Pick<Findings, 'value'>): Advice | null {
  const [largest, ...others] = unconfirmedLines(value);
  if (largest === undefined) return null;
  return {
    ...onAccount(
      `Ask the customer to confirm the estimated value of "${largest.description}"${andOthers(others)}.`,
      'Only value that the customer confirmed counts in the ROI.',
    ),
    goalId: largest.goalId,
  };
}

/** O34, "maximize existing value": the use of the product that costs the account most points of health. */
export function maximizeValue({ health, value, success, settings }: Findings): Advice | null {
  if (value.lines.length === 0 && success.goalsTotal === 0) return null;
  let weakest: Earning | null = null;
  for (const { key, points, maxPoints, detail } of health.components) {
    if (points === null || !USE.has(key)) continue;
    if (points >= maxPoints * settings.advice.weakInputBelow) continue;
    const lacking = maxPoints - points;
    if (weakest === null || lacking > weakest.lacking) {
      weakest = { key, points, maxPoints, detail, lacking };
    }
  }
  if (weakest === null) return null;
  const { key, points, maxPoints, detail } = weakest;
  return onAccount(
    `Get more out of what is there: ${detail}`,
    `${COMPONENT_NAME[key]} earns ${number(points)} of ${count(maxPoints, 'point')} of health.`,
  );
}

type Earning = {
  key: HealthComponentKey;
  points: number;
  maxPoints: number;
  detail: string;
  lacking: number;
};

/** O34, "new value opportunity": the largest that somebody recorded. */
export function newValue({ value, money }: Pick<Findings, 'value' | 'money'>): Advice | null {
  let largest: OpportunityResult | null = null;
  for (const each of value.opportunities) {
    if (each.source !== 'recorded') continue;
    if (largest === null || (each.potential ?? 0) > (largest.potential ?? 0)) largest = each;
  }
  if (largest === null) return null;
  const { goalId, description, recommendation, effort, potential } = largest;
  const worth = potential === null ? '' : `Worth ${moneyInWords(potential, money)} a year. `;
  return {
    ...onAccount(`New value: ${description}. ${recommendation}`, `${worth}Effort: ${effort}.`),
    goalId,
  };
}

/** O34, "documentation": value that counts and has no evidence. */
export function documentation({ value }: Pick<Findings, 'value'>): Advice | null {
  const [largest, ...others] = value.lines
    .filter(({ counted, evidence }) => counted > 0 && evidence === null)
    .sort((a, b) => b.counted - a.counted);
  if (largest === undefined) return null;
  return {
    ...onAccount(
      `Record the evidence for "${largest.description}"${andOthers(others)}.`,
      'Value without evidence does not stand up to a question.',
    ),
    goalId: largest.goalId,
  };
}

function andOthers(others: readonly ValueLineResult[]): string {
  return others.length === 0 ? '' : ` and of ${count(others.length, 'other line')}`;
}
