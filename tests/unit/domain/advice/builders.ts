import type { Account } from '@attain/shared/domain/account';
import { goalActions } from '@attain/shared/domain/advice/goal-actions';
import {
  blockerInWords,
  driverInWords,
  observationInWords,
} from '@attain/shared/domain/advice/insight-words';
import type { GoalInsights } from '@attain/shared/domain/advice/results';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import { asOf, someAccount, TODAY, USD } from '../builders.ts';

export function snapshotOf(account: Partial<Account>, today = TODAY): Snapshot {
  return scoreAccount(someAccount(account), asOf(today), DEFAULT_SETTINGS, USD);
}

const NOTHING: Omit<GoalInsights, 'goalId'> = {
  situation: null,
  drivers: [],
  blockers: [],
  observations: [],
};

/** What is said of the first goal of an account, in figures and in words. */
export function storyOf(account: Partial<Account>, today = TODAY) {
  const { insights, success, health } = snapshotOf(account, today);
  const [goal] = success.goals;
  if (goal === undefined) throw new Error('a goal is needed');
  const told = insights.find(({ goalId }) => goalId === goal.id) ?? { goalId: goal.id, ...NOTHING };
  const context = { goal, health };
  return {
    ...told,
    driversInWords: told.drivers.map((driver) => driverInWords(driver, context)),
    blockersInWords: told.blockers.map((blocker) => blockerInWords(blocker, context)),
    observationsInWords: told.observations.map((each) => observationInWords(each, goal)),
    actions: goalActions(told, context),
  };
}
