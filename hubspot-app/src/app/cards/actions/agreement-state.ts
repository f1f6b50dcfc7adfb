import type { AgreementView } from '@attain/shared/contract/account-view';

import type { GoalSlot } from './slots.ts';

/** Where the agreement of a goal stands; `null`: it is a goal and nothing was offered. */
export function agreementState({
  goal,
  agreement,
  view,
}: Pick<GoalSlot, 'goal' | 'agreement' | 'view'>): AgreementView['state'] | null {
  if (agreement !== null) return agreement.state;
  return view.agreements.others.find(({ goalId }) => goalId === goal.id)?.state ?? null;
}
