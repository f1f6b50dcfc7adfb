import type { GoalRecord } from '@attain/shared/contract/goal-record';

import { isSignedByCustomer, versionToSign } from '../sign-off/waiting.ts';
import type { LinkSubject } from '../sign-off/link-form.ts';
import type { Slot } from '../slots.ts';

/** What waits for the customer now: goals that were offered and not signed by them, and value that nobody confirmed. */
export function waitingForCustomer(
  goals: readonly GoalRecord[],
  { value }: Slot['view'],
): LinkSubject {
  return {
    goalIds: goals
      .filter((goal) => versionToSign(goal) !== null && !isSignedByCustomer(goal))
      .map(({ id }) => id),
    valueLineIds: value.lines.filter(({ ledger }) => ledger === 'estimated').map(({ id }) => id),
  };
}

/** "2 goals and 1 value line" */
export function subjectInWords({
  goals,
  lines,
}: Readonly<Record<'goals' | 'lines', number>>): string {
  const parts = [
    goals > 0 && (goals === 1 ? '1 goal' : `${goals} goals`),
    lines > 0 && (lines === 1 ? '1 value line' : `${lines} value lines`),
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'nothing' : parts.join(' and ');
}
