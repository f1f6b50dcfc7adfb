import type { Account, AsOf } from '../account.ts';
import { addDays, daysBetween, type Day } from '../basics/time.ts';
import type { Settings } from '../settings.ts';
import { ONBOARDING_ITEMS } from './inputs.ts';
import { itemDone } from './onboarding-evidence.ts';
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

  const { countedDays, dueDays } = settings.onboarding;
  const counting = isOnboarding(start, asOf.today, settings);
  const until = counting ? asOf.today : addDays(start, countedDays - 1);
  const items: OnboardingItemResult[] = [];
  let done = 0;
  for (const item of ONBOARDING_ITEMS) {
    const evidence = itemDone(item, account, { start, until, asOf });
    if (evidence !== null) done += 1;
    else if (!counting) continue;
    const dueOn = addDays(start, dueDays[item] - 1);
    items.push({
      item,
      dueOn,
      doneOn: evidence?.on ?? null,
      source: evidence?.source ?? null,
      overdue: evidence === null && asOf.today > dueOn,
    });
  }
  if (items.length === 0) return null;
  return {
    start,
    day: counting ? daysBetween(start, asOf.today) + 1 : null,
    percent: done === 0 ? null : (done / ONBOARDING_ITEMS.length) * 100,
    status: statusOf(done, counting, items),
    items,
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

function statusOf(
  done: number,
  counting: boolean,
  items: readonly OnboardingItemResult[],
): OnboardingStatus {
  if (done === ONBOARDING_ITEMS.length) return 'complete';
  if (!counting) return 'closed';
  return items.some(({ overdue }) => overdue) ? 'behind' : 'on_schedule';
}
