import type { Decision } from '@attain/shared/domain/agreements/decision';
import { changeInWords } from '@attain/shared/domain/agreements/terms';
import type { Goal } from '@attain/shared/domain/goals/goal';

import { RecordNotFoundError, RefusedError, StaleVersionError } from '../ports/errors.ts';
import type { Author, Change, StoredRecord } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';

/** Which goal somebody takes a step with. */
export type GoalOrder = {
  companyId: string;
  goalId: string;
  by: Author;
  /** The version that the caller saw; left out where the step itself says what it is about. */
  expected?: number;
};

/**
 * One step of a goal: read, decided by a rule, and saved as its next version, all in one transaction.
 *
 * @throws {RecordNotFoundError} where the company has no such goal
 * @throws {RefusedError} with the rule's reason
 * @throws {StaleVersionError} where somebody else was faster
 */
export function takeStep(
  store: PortalStore,
  order: GoalOrder,
  change: Change,
  rule: (goal: Goal) => Decision,
): Promise<StoredRecord<'goal'>> {
  const { companyId, goalId, by, expected } = order;
  return store.transaction(async ({ records }) => {
    const stored = await goalOf({ records }, companyId, goalId);
    const decision = rule(stored.body);
    if (decision.kind === 'refused') {
      // Somebody who looks at an older version is told that first: the refusal may be about a state they never saw.
      if (expected !== undefined && expected !== stored.version) {
        throw new StaleVersionError(stored.version);
      }
      throw new RefusedError(
        decision.code,
        `${decision.reason}.`,
        decision.changes.map((each) => ({ field: each.term, message: changeInWords(each) })),
      );
    }
    return records.save(companyId, 'goal', decision.goal, {
      by,
      change,
      expected: expected ?? stored.version,
    });
  });
}

/** @throws {RecordNotFoundError} */
export async function goalOf(
  { records }: Pick<PortalStore, 'records'>,
  companyId: string,
  goalId: string,
): Promise<StoredRecord<'goal'>> {
  const stored = await records.record(companyId, 'goal', goalId);
  if (stored === undefined) {
    throw new RecordNotFoundError(`Company ${companyId} has no goal ${goalId}.`);
  }
  return stored;
}
