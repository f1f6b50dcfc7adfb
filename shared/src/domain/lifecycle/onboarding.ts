import type { Account, AsOf } from '../account.ts';
import { addDays, daysBetween, type Day } from '../basics/time.ts';
import type { Settings } from '../settings.ts';
import { ONBOARDING_ITEMS, type OnboardingItem } from './inputs.ts';
import { derivedDay } from './onboarding-evidence.ts';
import type { OnboardingItemResult, OnboardingResult, OnboardingStatus } from './results.ts';

/**
 * How far the onboarding has come (A02-A09): percent of the checklist's ten items done, by what was recorded or by what
 * the data show, whichever was first. It is counted for 180 days from the first day of the customer's first term and
 * kept from then on: what is done later does not count, so that the figure needs no memory. A renewal starts nothing
 * anew. `null` without a contract that has begun, and after those days where nothing was ever done; `percent` is `null`
 * until something is.
 */
export function onboarding(
  account: Account,
  asOf: AsOf,
  settings: Pick<Settings, 'onboarding'>,
): OnboardingResult | null {
  const start = account.contract.firstStart;
  if (start === null || start > asOf.today) return null;

  const counting = isOnboarding(start, asOf.today, settings);
  const until = counting ? asOf.today : addDays(start, settings.onboarding.countedDays - 1);
  const items = ONBOARDING_ITEMS.map((item) =>
    itemResult(item, { account, start, until, counting, asOf, settings }),
  );
  const done = items.filter(({ doneOn }) => doneOn !== null);
  if (done.length === 0 && !counting) return null;
  return {
    start,
    day: counting ? daysBetween(start, asOf.today) + 1 : null,
    percent: done.length === 0 ? null : (done.length / items.length) * 100,
    status: statusOf(items, done.length, counting),
    items: counting ? items : done,
  };
}

/** Whether a day is one of those in which the checklist counts. */
export function isOnboarding(
  start: Day,
  today: Day,
  { onboarding: { countedDays } }: Pick<Settings, 'onboarding'>,
): boolean {
  const elapsed = daysBetween(start, today);
  return elapsed >= 0 && elapsed < countedDays;
}

type Checked = {
  account: Account;
  start: Day;
  /** The last day that counts. */
  until: Day;
  counting: boolean;
  asOf: AsOf;
  settings: Pick<Settings, 'onboarding'>;
};

function itemResult(
  item: OnboardingItem,
  { account, start, until, counting, asOf, settings }: Checked,
): OnboardingItemResult {
  const dueOn = addDays(start, settings.onboarding.dueDays[item] - 1);
  const recorded = recordedDay(item, account.onboarding.recorded);
  const derived = derivedDay(item, account, { start, until, asOf });
  const byData = derived !== null && (recorded === null || derived < recorded);
  const doneOn = byData ? derived : recorded;
  if (doneOn === null || doneOn > until) {
    return { item, dueOn, doneOn: null, source: null, overdue: counting && asOf.today > dueOn };
  }
  return { item, dueOn, doneOn, source: byData ? 'derived' : 'recorded', overdue: false };
}

function recordedDay(
  item: OnboardingItem,
  recorded: Account['onboarding']['recorded'],
): Day | null {
  return recorded.reduce<Day | null>(
    (first, record) =>
      record.item === item && (first === null || record.doneOn < first) ? record.doneOn : first,
    null,
  );
}

function statusOf(
  items: readonly OnboardingItemResult[],
  done: number,
  counting: boolean,
): OnboardingStatus {
  if (done === items.length) return 'complete';
  if (!counting) return 'closed';
  return items.some(({ overdue }) => overdue) ? 'behind' : 'on_schedule';
}
