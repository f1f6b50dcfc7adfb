import { isDeepStrictEqual } from 'node:util';

import { comparable } from '@attain/shared/domain/basics/comparable';
import { NOT_GOVERNED } from '@attain/shared/domain/agreements/governance';
import type { Day } from '@attain/shared/domain/basics/time';
import type {
  Clause,
  Commitment,
  Goal,
  Milestone,
  Responsibility,
} from '@attain/shared/domain/goals/goal';

import { idOf } from '../identity.ts';
import { goalIdOf } from './find-goal.ts';
import { RefusedError } from '../ports/errors.ts';
import type { Author, StoredRecord } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';
import type { GoalDraft, MetricDraft } from './goal-draft.ts';
import { goalOf } from './goal-of.ts';

/** A goal as somebody defines it (M80). */
export type NewGoal = {
  title: string;
  goal: GoalDraft;
  metrics: readonly MetricDraft[];
  milestones: readonly Omit<Milestone, 'id'>[];
  /** Makes it the draft of an agreement; `null`: a goal and no agreement. */
  agreement: {
    accountability: readonly Responsibility[];
    clauses: readonly Clause[];
  } | null;
};

export type CreateOrder = { companyId: string; by: Author; today: Day; wanted: NewGoal };

/**
 * Creates a goal, once: HubSpot repeats a request by itself, so a goal of the same title and content is the same goal again.
 *
 * @throws {RefusedError} where a goal of this title has other content, or has ended
 */
export function createGoal(
  store: PortalStore,
  { companyId, by, today, wanted }: CreateOrder,
): Promise<{ created: boolean; record: StoredRecord<'goal'> }> {
  return store.transaction(async ({ records }) => {
    const goals = await records.list(companyId, 'goal');
    const same = goals.filter(({ body }) => comparable(body.title) === comparable(wanted.title));
    const held = same.find(({ body }) => !body.ended) ?? same[0];
    if (held === undefined) {
      const renamed = goals.find(({ id }) => id === goalIdOf(companyId, wanted.title));
      if (renamed !== undefined) throw onceCalled(renamed, wanted.title);
      const body = newGoal(companyId, wanted, today);
      const record = await records.save(companyId, 'goal', body, { by, expected: 0 });
      return { created: true, record };
    }
    const again = newGoal(companyId, wanted, held.body.createdOn);
    if (!isSame(held.body, again)) throw taken(held);
    return { created: false, record: held };
  });
}

function newGoal(companyId: string, wanted: NewGoal, createdOn: Day): Goal {
  const { title, metrics, milestones, agreement } = wanted;
  const draft = { ...wanted.goal, state: agreement === null ? null : ('draft' as const) };
  const goal = goalOf(
    { companyId, title, stored: undefined, today: createdOn },
    { goal: draft, metrics: metrics.map((metric) => ({ draft: metric })) },
  );
  return {
    ...goal,
    milestones: milestones.map((milestone) => ({
      id: idOf('milestone', goal.id, comparable(milestone.title)),
      ...milestone,
    })),
    commitment: agreement && governed(goal.commitment, agreement),
  };
}

function governed(
  commitment: Commitment | null,
  { accountability, clauses }: NonNullable<NewGoal['agreement']>,
): Commitment | null {
  return commitment && { ...commitment, ...NOT_GOVERNED, accountability, clauses };
}

/** Readings come by themselves and are no part of what was asked for. */
function isSame(held: Goal, again: Goal): boolean {
  const bare = (goal: Goal) => ({
    ...goal,
    metrics: goal.metrics.map((metric) => ({ ...metric, readings: [] })),
  });
  return isDeepStrictEqual(bare(held), bare(again));
}

function onceCalled({ id, body }: StoredRecord<'goal'>, title: string): RefusedError {
  return new RefusedError(
    'title_taken',
    `The goal "${body.title}" (id ${id}) was once called "${title}": change that goal, or choose another title.`,
    [{ field: 'title', message: 'was the one of another goal' }],
  );
}

function taken({ id, body }: StoredRecord<'goal'>): RefusedError {
  const advice = body.ended
    ? 'has ended: choose another title to begin again'
    : `is there already with other content: change that goal (id ${id}), or choose another title`;
  return new RefusedError('title_taken', `A goal "${body.title}" ${advice}.`, [
    { field: 'title', message: 'is the one of another goal' },
  ]);
}
