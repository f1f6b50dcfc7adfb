import { comparable } from '@attain/shared/domain/basics/comparable';
import { editGoal } from '@attain/shared/domain/agreements/edit-goal';
import { isAgreed, NOT_GOVERNED } from '@attain/shared/domain/agreements/governance';
import { withDefaultCategories } from '@attain/shared/domain/goals/categories';
import type { Commitment, Goal, Governance, Metric } from '@attain/shared/domain/goals/goal';
import type { Day } from '@attain/shared/domain/basics/time';

import { goalIdOf } from './find-goal.ts';
import { refuseDraft } from './draft-refused.ts';
import type { GoalDraft, MetricDraft } from './goal-draft.ts';
import { metricOf } from './metric-of.ts';
import { recordedSignature } from './recorded-signature.ts';

/** What is said of a goal and its metrics. */
export type DraftedGoal = { goal: GoalDraft; metrics: readonly { draft: MetricDraft }[] };

/** The goal it is about: its company and title, the one that is stored, and the day of today. */
export type GoalPlace = { companyId: string; title: string; stored: Goal | undefined; today: Day };

/**
 * A goal as a file or a program wants it, whole. What is left open stays as stored: this adds and corrects, and never
 * erases. Metrics that are not named stay too, with all readings.
 *
 * @throws {DraftRefusedError}
 */
export function goalOf(place: GoalPlace, drafted: DraftedGoal): Goal {
  const { stored } = place;
  const goal = goalAsWanted(place, drafted);
  if (stored === undefined) return completed(goal);
  keepEnded(stored, drafted.goal);
  keepState(stored, goal);
  const edit = editGoal(stored, goal);
  if (edit.kind === 'refused') refuseDraft(edit.reason);
  return completed(edit.goal);
}

/**
 * The stored goal with what is wanted of it, whether or not that may be changed.
 *
 * @throws {DraftRefusedError} for what contradicts itself.
 */
export function goalAsWanted(place: GoalPlace, { goal: draft, metrics }: DraftedGoal): Goal {
  const { companyId, title, stored, today } = place;
  const id = stored?.id ?? goalIdOf(companyId, title);
  const named = metrics.map(({ draft: metric }) =>
    metricOf(id, metric, storedMetric(stored, metric.name)),
  );
  const kept = (stored?.metrics ?? []).filter(
    (metric) => !named.some((other) => other.id === metric.id),
  );
  const startDate = draft.startDate ?? stored?.startDate ?? null;
  const targetDate = draft.targetDate ?? stored?.targetDate ?? null;
  const commitment = commitmentOf(draft, stored?.commitment ?? null, { startDate, targetDate });
  const goal: Goal = {
    id,
    title: stored?.title ?? title,
    description: draft.description ?? stored?.description ?? null,
    owner: draft.owner ?? stored?.owner ?? null,
    category: draft.outcomeCategory ?? stored?.category ?? null,
    createdOn: stored?.createdOn ?? today,
    startDate,
    targetDate,
    weight: draft.weight ?? stored?.weight ?? 1,
    ended: (stored?.ended ?? false) || commitment?.state === 'ended',
    metrics: inStoredOrder(stored, [...kept, ...named]),
    milestones: stored?.milestones ?? [],
    commitment,
  };
  return goal;
}

/** A goal with what follows of itself: the categories left open, and the signature that somebody tells of. */
export function completed(goal: Goal): Goal {
  return withCategories(withSignature(goal));
}

/** A file that says who signed is a person's word that the terms it states are agreed. */
function withSignature(goal: Goal): Goal {
  const { commitment } = goal;
  return commitment === null ? goal : { ...goal, commitment: recordedSignature(commitment) };
}

function storedMetric(stored: Goal | undefined, name: string): Metric | undefined {
  return stored?.metrics.find((metric) => comparable(metric.name) === comparable(name));
}

function inStoredOrder(stored: Goal | undefined, metrics: readonly Metric[]): readonly Metric[] {
  const place = new Map((stored?.metrics ?? []).map(({ id }, index) => [id, index]));
  const last = place.size;
  return metrics.toSorted((a, b) => (place.get(a.id) ?? last) - (place.get(b.id) ?? last));
}

/** A state, a signature, a category or dependencies make an agreement of a goal. */
function commitmentOf(
  draft: GoalDraft,
  stored: Commitment | null,
  { startDate, targetDate }: Pick<Goal, 'startDate' | 'targetDate'>,
): Commitment | null {
  const { state, signedBy, signedAt, vlaCategory, dependencies } = draft;
  const stated = [state, signedBy, signedAt, vlaCategory, dependencies].some(
    (value) => value !== null,
  );
  if (!stated && stored === null) return null;
  const commitment: Commitment = {
    state: state ?? stored?.state ?? 'draft',
    category: vlaCategory ?? stored?.category ?? null,
    start: draft.startDate ?? stored?.start ?? startDate,
    deadline: draft.targetDate ?? stored?.deadline ?? targetDate,
    dependencies: dependencies ?? stored?.dependencies ?? null,
    signedBy: signedBy ?? stored?.signedBy ?? null,
    signedAt: signedAt ?? stored?.signedAt ?? null,
    lastReviewedOn: stored?.lastReviewedOn ?? null,
    ...governanceOf(stored),
  };
  checkSignature(commitment);
  return commitment;
}

/** V29: what counts as agreed names who signed and when; a draft is not signed. */
function checkSignature({ state, signedBy, signedAt }: Commitment): void {
  const signatures = [signedBy, signedAt].filter((part) => part !== null).length;
  if (isAgreed(state) && signatures < 2) {
    refuseDraft(`state ${state} needs signed_by and signed_at: fill both, or write proposed`);
  }
  if (!isAgreed(state) && signatures > 0) {
    refuseDraft(
      `signed_by and signed_at are there, but state is ${state}: write signed or active, or empty them`,
    );
  }
}

/** What a file says nothing of stays; a new agreement begins without any of it. */
function governanceOf(stored: Commitment | null): Governance {
  const { termsVersion, signatures, revision, approvals } = stored ?? NOT_GOVERNED;
  const { changeRequests, accountability, clauses, pledges } = stored ?? NOT_GOVERNED;
  return {
    ...{ termsVersion, signatures, revision, approvals },
    ...{ changeRequests, accountability, clauses, pledges },
  };
}

/** What is agreed is not taken back to a proposal by a file, and a revision that waits is not passed over. */
function keepState({ title, commitment: held }: Goal, { commitment }: Goal): void {
  if (held === null || commitment === null || !isAgreed(held.state)) return;
  if (!isAgreed(commitment.state)) {
    refuseDraft(
      `state would go back to ${commitment.state}, but ${held.signedBy ?? 'the customer'} signed "${title}": propose a revision and let the customer approve it`,
    );
  }
  const signed = { by: commitment.signedBy, at: commitment.signedAt };
  if (held.signedBy !== null && (signed.by !== held.signedBy || signed.at !== held.signedAt)) {
    refuseDraft(
      `signed_by and signed_at would change, but ${held.signedBy} signed "${title}": leave them as they were, or empty`,
    );
  }
  if (held.revision !== null && commitment.state !== held.state) {
    refuseDraft(
      `state would become ${commitment.state}, but "${title}" has a revision that waits: let the customer approve it, or take it back first`,
    );
  }
}

function keepEnded(stored: Goal, { state }: GoalDraft): void {
  if (stored.ended && state !== null && state !== 'ended') {
    refuseDraft(`goal "${stored.title}" has ended: import it under a new title to begin again`);
  }
}

function withCategories(goal: Goal): Goal {
  const { outcome, vla, metrics } = withDefaultCategories({
    outcome: goal.category,
    vla: goal.commitment?.category ?? null,
    metrics: goal.metrics.map(({ category }) => category),
  });
  return {
    ...goal,
    category: outcome,
    commitment: goal.commitment && { ...goal.commitment, category: vla },
    metrics: goal.metrics.map((metric, index) => ({ ...metric, category: metrics[index] ?? null })),
  };
}
