import { dayNumber, type Day } from '../basics/time.ts';
import { date } from '../basics/plain-words.ts';
import type { Goal, Metric } from '../goals/goal.ts';
import { deadlineOf } from '../metrics/expected-path.ts';
import { holdsALevel } from '../metrics/metric-progress.ts';
import { isInForce } from '../agreements/vla.ts';

export type ContractedKpi = {
  goalId: string;
  metricId: string;
  name: string;
  unit: string;
  baseline: number | null;
  target: number | null;
};

export type Accountability = {
  goalId: string;
  outcome: string;
  /** Who sees to it; `null` = nobody is named. */
  owner: string | null;
  /** The executive who signed. */
  signedBy: string | null;
  dependencies: string | null;
};

export type OutcomeDeadline = {
  on: Day;
  goalId: string;
  what: string;
  kind: 'agreement' | 'milestone';
  done: boolean;
};

/** What was promised by contract (L24). */
export type CommitmentView = {
  contractedKpis: readonly ContractedKpi[];
  successCriteria: readonly string[];
  accountability: readonly Accountability[];
  /** Earliest first. */
  deadlines: readonly OutcomeDeadline[];
};

type Committed = Goal & { commitment: NonNullable<Goal['commitment']> };

/** The commitments proposed or in force, as figures, criteria, names and dates. */
export function commitmentView(goals: readonly Goal[]): CommitmentView {
  const committed = goals.filter(isCommitted);
  return {
    contractedKpis: committed.flatMap(kpis),
    successCriteria: committed.flatMap(criteria),
    accountability: committed.map(({ id, title, owner, commitment }) => ({
      goalId: id,
      outcome: title,
      owner,
      signedBy: commitment.signedBy,
      dependencies: commitment.dependencies,
    })),
    deadlines: committed.flatMap(deadlines).toSorted((a, b) => dayNumber(a.on) - dayNumber(b.on)),
  };
}

function isCommitted(goal: Goal): goal is Committed {
  return isInForce(goal) || (!goal.ended && goal.commitment?.state === 'proposed');
}

function kpis({ id, metrics }: Goal): ContractedKpi[] {
  return metrics.map((metric) => ({
    goalId: id,
    metricId: metric.id,
    name: metric.name,
    unit: metric.unit,
    baseline: metric.baseline,
    target: metric.target,
  }));
}

function criteria({ metrics, milestones }: Goal): string[] {
  return [
    ...metrics.map(metricCriterion),
    ...milestones.map(({ title, due }) =>
      due === null ? `${title}: done.` : `${title}: done by ${date(due)}.`,
    ),
  ];
}

/** Contracted figures stand as they were agreed, unrounded. */
function metricCriterion(metric: Metric): string {
  const { name, unit, baseline, target } = metric;
  if (target === null) return `${name}: no target is set.`;
  if (holdsALevel(metric)) return `${name}: stays at ${target} ${unit}.`;
  return baseline === null
    ? `${name}: reaches ${target} ${unit}.`
    : `${name}: from ${baseline} to ${target} ${unit}.`;
}

function deadlines(goal: Committed): OutcomeDeadline[] {
  const { id, title, milestones, commitment } = goal;
  const due = deadlineOf(goal);
  const steps = milestones.flatMap((step): OutcomeDeadline[] =>
    step.due === null
      ? []
      : [{ on: step.due, goalId: id, what: step.title, kind: 'milestone', done: step.done }],
  );
  if (due === null) return steps;
  const done = commitment.state === 'achieved';
  return [...steps, { on: due, goalId: id, what: title, kind: 'agreement', done }];
}
