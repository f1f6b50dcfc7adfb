import type { Configuration } from '../config/configuration.ts';
import { keptDetails } from './kept-details.ts';

/** 18 whole weeks: more than any figure looks back by default. */
const LEAST_DAYS_OF_USERS = 126;
const GROWTH_DAYS = 90;
const WEEK_DAYS = 7;

/** How much usage the store keeps, in what detail, and how long, by the configuration. */
export function usageBounds({ settings, usage }: Configuration) {
  const { limits, retention } = usage;
  const { weeks, seatsWithinDays } = settings.usage;
  const lookBack = Math.max(seatsWithinDays, GROWTH_DAYS) + (weeks + 1) * WEEK_DAYS;
  return {
    maxEventNames: limits.eventNames,
    maxAccounts: limits.accounts,
    ...retention,
    daysOfUsers: Math.max(LEAST_DAYS_OF_USERS, lookBack),
    kept: keptDetails({ usage }),
  };
}
