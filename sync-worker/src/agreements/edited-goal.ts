import { randomUUID } from 'node:crypto';

import { NOT_GOVERNED } from '@attain/shared/domain/agreements/governance';
import { termsOf } from '@attain/shared/domain/agreements/terms';
import type { Day, Instant } from '@attain/shared/domain/basics/time';
import { metricTerms } from '@attain/shared/domain/goals/metric-terms';
import type {
  Clause,
  Commitment,
  Goal,
  Metric,
  Milestone,
  Pledge,
  Responsibility,
  Terms,
} from '@attain/shared/domain/goals/goal';

import { RefusedError } from '../ports/errors.ts';
import type { MetricDraft } from './goal-draft.ts';
import { metricOf } from './metric-of.ts';

type Changed<T> = { [Key in keyof T]?: T[Key] | undefined };

/** What is to change of a metric; what is `undefined` stays. */
export type MetricEdit = { id: string } & Changed<
  Pick<
    Metric,
    | 'name'
    | 'unit'
    | 'target'
    | 'baseline'
    | 'baselineAt'
    | 'baselineSource'
    | 'baselineEvidence'
    | 'direction'
    | 'mode'
    | 'frequency'
    | 'category'
    | 'source'
    | 'weight'
  >
>;

/** What is to change of the terms. */
export type TermsEdit = {
  startDate?: Day | undefined;
  targetDate?: Day | undefined;
  metrics: readonly MetricEdit[];
  addMetrics: readonly MetricDraft[];
  removeMetrics: readonly string[];
  milestones?: readonly (Omit<Milestone, 'id'> & { id?: string | undefined })[] | undefined;
  clauses?: readonly Clause[] | undefined;
};

/** What is to change of a goal beside its terms. */
export type GoalEdit = TermsEdit &
  Changed<Pick<Goal, 'title' | 'description' | 'owner' | 'category' | 'weight'>> & {
    agreement?:
      | (Changed<Pick<Commitment, 'category' | 'dependencies' | 'lastReviewedOn'>> & {
          accountability?: readonly Responsibility[] | undefined;
          pledges?: readonly Pledge[] | undefined;
        })
      | undefined;
  };

/**
 * The goal as somebody wants it to be. Whether they may is decided elsewhere.
 *
 * @throws {RefusedError} naming the field, for a metric or milestone that the goal does not have, and for terms that
 * contradict each other
 */
export function editedGoal(goal: Goal, edit: GoalEdit, now: Instant): Goal {
  const { title, description, owner, category, weight, agreement } = edit;
  const terms = editedTerms(goal, edit, now);
  const commitment = editedCommitment(goal, agreement, terms);
  return {
    ...goal,
    ...given({ title, description, owner, category, weight }),
    startDate: terms.start,
    targetDate: terms.deadline,
    metrics: terms.metrics,
    milestones: terms.milestones,
    commitment,
  };
}

/** The terms of a goal as somebody wants them to be; what is left open stays as it is. */
export function editedTerms(goal: Goal, edit: TermsEdit, now: Instant): Terms {
  const held = termsOf(goal);
  const start = edit.startDate ?? held.start;
  const deadline = edit.targetDate ?? held.deadline;
  if (start !== null && deadline !== null && deadline < start) {
    throw refused('targetDate', `is before the start date ${start}: swap or correct them`);
  }
  refuseTwice(edit.milestones ?? [], 'milestones');
  return {
    start,
    deadline,
    metrics: editedMetrics(goal, edit, now),
    milestones:
      edit.milestones?.map((each, index) => milestone(goal, each, index)) ?? held.milestones,
    clauses: edit.clauses ?? held.clauses,
  };
}

function editedMetrics(goal: Goal, edit: TermsEdit, now: Instant): readonly Metric[] {
  refuseTwice(edit.metrics, 'metrics');
  const known = new Map(goal.metrics.map((metric) => [metric.id, metric]));
  const wanted = new Map<string, Metric>();
  for (const [index, each] of edit.metrics.entries()) {
    const held = known.get(each.id);
    if (held === undefined) throw refused(`metrics[${index}].id`, 'is no metric of this goal');
    wanted.set(each.id, editedMetric(held, each, `metrics[${index}]`, now));
  }
  for (const [index, id] of edit.removeMetrics.entries()) {
    if (!known.delete(id)) throw refused(`removeMetrics[${index}]`, 'is no metric of this goal');
  }
  const kept = [...known.values()].map((metric) => wanted.get(metric.id) ?? metric);
  const added = edit.addMetrics.map((draft, index) => {
    const metric = dated(metricOf(goal.id, draft, undefined), now);
    if (kept.some(({ id, name }) => id === metric.id || name === metric.name)) {
      throw refused(`addMetrics[${index}].name`, 'is the one of another metric of this goal');
    }
    return metric;
  });
  return [...kept, ...added];
}

function editedMetric(held: Metric, edit: MetricEdit, field: string, now: Instant): Metric {
  const { target, baseline, direction, mode, id: _, ...rest } = edit;
  const wantedTarget = target ?? held.target;
  if (wantedTarget === null)
    throw refused(`${field}.target`, 'is missing: the metric has none yet');
  const moves = target !== undefined || baseline !== undefined;
  const terms = metricTerms(
    {
      name: held.name,
      target: wantedTarget,
      baseline: baseline ?? held.baseline,
      // What follows from baseline and target follows anew where they move.
      direction: direction ?? (moves ? null : held.direction),
      mode: mode ?? (held.mode === 'maintain' && moves ? null : held.mode),
    },
    moves ? undefined : held,
  );
  if (terms.kind === 'refused') throw refused(`${field}.${terms.field}`, terms.reason);
  const metric: Metric = {
    ...held,
    ...given(rest),
    target: wantedTarget,
    baseline: terms.baseline,
    direction: terms.direction,
    mode: terms.mode,
  };
  const isNew = baseline !== undefined && baseline !== held.baseline;
  return isNew && edit.baselineAt === undefined ? { ...metric, baselineAt: now } : metric;
}

/** A baseline is documented with its time (V33): without one it was measured when it was recorded. */
function dated(metric: Metric, now: Instant): Metric {
  return metric.baseline === null || metric.baselineAt !== null
    ? metric
    : { ...metric, baselineAt: now };
}

/** @throws {RefusedError} */
function refuseTwice(parts: readonly { id?: string | undefined }[], field: string): void {
  const seen = new Set<string>();
  for (const [index, { id }] of parts.entries()) {
    if (id === undefined) continue;
    if (seen.has(id)) throw refused(`${field}[${index}].id`, 'is there twice: say it once');
    seen.add(id);
  }
}

function milestone(
  goal: Goal,
  { id, title, due, done }: Omit<Milestone, 'id'> & { id?: string | undefined },
  index: number,
): Milestone {
  if (id === undefined) return { id: randomUUID(), title, due, done };
  if (goal.milestones.some((held) => held.id === id)) return { id, title, due, done };
  throw refused(
    `milestones[${index}].id`,
    'is no milestone of this goal: leave it out for a new one',
  );
}

function editedCommitment(
  goal: Goal,
  agreement: GoalEdit['agreement'],
  { start, deadline, clauses }: Terms,
): Commitment | null {
  const held = goal.commitment;
  if (held === null && agreement === undefined && clauses.length === 0) return null;
  const draft: Commitment = held ?? {
    state: 'draft',
    category: null,
    start,
    deadline,
    dependencies: null,
    signedBy: null,
    signedAt: null,
    lastReviewedOn: null,
    ...NOT_GOVERNED,
  };
  return { ...draft, ...given(agreement ?? {}), start, deadline, clauses };
}

/** Only what was said: `undefined` would erase. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function refused(field: string, message: string): RefusedError {
  return new RefusedError('invalid_edit', `${field} ${message}.`, [{ field, message }]);
}
