import type { Day, Instant } from '../basics/time.ts';
import type {
  AgreedTerm,
  Clause,
  Goal,
  Metric,
  Milestone,
  TermChange,
  Terms,
} from '../goals/goal.ts';
import { deadlineOf } from '../metrics/expected-path.ts';

/** What a customer signs, beside the words of the goal: dates, metrics with baseline and target, milestones, clauses. */
export function termsOf(goal: Goal): Terms {
  return {
    start: startOf(goal),
    deadline: deadlineOf(goal),
    metrics: goal.metrics.map((metric) => ({ ...metric, readings: [] })),
    milestones: goal.milestones,
    clauses: goal.commitment?.clauses ?? [],
  };
}

/**
 * The goal with other terms. A metric that it has keeps its readings, and everything of it that is not agreed (weight,
 * source, frequency); so do milestones that are done.
 */
export function withTerms(goal: Goal, terms: Terms): Goal {
  const { start, deadline, clauses } = terms;
  return {
    ...goal,
    startDate: start,
    targetDate: deadline,
    metrics: terms.metrics.map((metric) => agreedMetric(metric, goal.metrics)),
    milestones: terms.milestones.map((milestone) => agreedMilestone(milestone, goal.milestones)),
    commitment: goal.commitment && { ...goal.commitment, start, deadline, clauses },
  };
}

/** How terms differ, in the order in which a person reads them; empty = they are the same. */
export function termChanges(before: Terms, after: Terms): readonly TermChange[] {
  return [
    ...ofAgreement('start_date', before.start, after.start),
    ...ofAgreement('target_date', before.deadline, after.deadline),
    ...metricChanges(before.metrics, after.metrics),
    ...milestoneChanges(before.milestones, after.milestones),
    ...ofAgreement('clauses', clauseText(before.clauses), clauseText(after.clauses)),
  ];
}

/**
 * Changes that need the customer's word (V32, O38). What was never there may be filled in: a date, or the baseline of a
 * metric that had none. A baseline from which the target lies the other way than was signed is no filling in: which side is
 * good was read and signed, too.
 */
export function agreedChanges(before: Terms, after: Terms): readonly TermChange[] {
  const unmeasured = new Set(
    before.metrics.filter(({ baseline }) => baseline === null).map(({ id }) => id),
  );
  return termChanges(before, after).filter(({ term, subjectId, from }) => {
    if (DATES.has(term)) return from !== null;
    return !(term === 'baseline' && subjectId !== null && unmeasured.has(subjectId));
  });
}

/** One change in words: `target of "Error rate" from 2 to 5`; as a wish `... would change from 2 to 5`. */
export function changeInWords(
  { term, subject, from, to }: TermChange,
  as: 'fact' | 'wish' = 'fact',
): string {
  if (term === 'metric' || term === 'milestone') {
    const verb = as === 'wish' ? 'would be ' : '';
    return `${term} "${subject}" ${verb}${from === null ? 'added' : 'removed'}`;
  }
  const of = subject === null ? '' : ` of "${subject}"`;
  const verb = as === 'wish' ? ' would change' : '';
  return `${NAMES[term]}${of}${verb} from ${from ?? 'nothing'} to ${to ?? 'nothing'}`;
}

const NAMES: Readonly<Record<Exclude<AgreedTerm, 'metric' | 'milestone'>, string>> = {
  name: 'name',
  target: 'target',
  baseline: 'baseline',
  baseline_date: 'date of the baseline',
  unit: 'unit',
  direction: 'direction',
  mode: 'mode',
  milestone_due: 'due date',
  start_date: 'start date',
  target_date: 'target date',
  clauses: 'clauses',
};

const METRIC_TERMS = ['name', 'unit', 'direction', 'mode', 'baseline', 'target'] as const;
const DATES: ReadonlySet<AgreedTerm> = new Set(['start_date', 'target_date', 'baseline_date']);

/** The day an agreement begins, as far as somebody said so. */
function startOf({ commitment, startDate }: Goal): Day | null {
  return commitment?.start ?? startDate;
}

function agreedMetric(metric: Metric, known: readonly Metric[]): Metric {
  const own = known.find(({ id }) => id === metric.id);
  if (own === undefined) return metric;
  const { name, unit, direction, mode, target } = metric;
  const { baseline, baselineAt, baselineSource, baselineEvidence } = metric;
  return {
    ...own,
    ...{ name, unit, direction, mode, target },
    ...{ baseline, baselineAt, baselineSource, baselineEvidence },
  };
}

function agreedMilestone(milestone: Milestone, known: readonly Milestone[]): Milestone {
  const own = known.find(({ id }) => id === milestone.id);
  return own === undefined ? milestone : { ...milestone, done: own.done };
}

function ofAgreement(term: AgreedTerm, from: string | null, to: string | null): TermChange[] {
  return from === to ? [] : [{ term, subjectId: null, subject: null, from, to }];
}

function metricChanges(before: readonly Metric[], after: readonly Metric[]): TermChange[] {
  return pairs(before, after).flatMap(([old, wanted]) => {
    if (old === undefined || wanted === undefined) return oneSided('metric', old, wanted);
    const { id: subjectId, name: subject } = old;
    const change = (term: AgreedTerm, from: TermChange['from'], to: TermChange['to']) =>
      from === to ? [] : [{ term, subjectId, subject, from, to }];
    return [
      ...METRIC_TERMS.flatMap((term) => change(term, old[term], wanted[term])),
      ...change('baseline_date', moment(old.baselineAt), moment(wanted.baselineAt)),
    ];
  });
}

function moment(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

function milestoneChanges(before: readonly Milestone[], after: readonly Milestone[]): TermChange[] {
  return pairs(before, after).flatMap(([old, wanted]): TermChange[] => {
    if (old === undefined || wanted === undefined)
      return oneSided('milestone', titled(old), titled(wanted));
    const { id: subjectId, title: subject } = old;
    const change = (term: AgreedTerm, from: string | null, to: string | null) =>
      from === to ? [] : [{ term, subjectId, subject, from, to }];
    return [
      ...change('name', old.title, wanted.title),
      ...change('milestone_due', old.due, wanted.due),
    ];
  });
}

function titled(milestone: Milestone | undefined) {
  return milestone && { id: milestone.id, name: milestone.title };
}

/** What is only there before was removed, what is only there after was added. */
function oneSided(
  term: 'metric' | 'milestone',
  old: { id: string; name: string } | undefined,
  wanted: { id: string; name: string } | undefined,
): TermChange[] {
  const { id = null, name = null } = old ?? wanted ?? {};
  return [
    { term, subjectId: id, subject: name, from: old?.name ?? null, to: wanted?.name ?? null },
  ];
}

function pairs<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
): (readonly [T | undefined, T | undefined])[] {
  const wanted = new Map(after.map((each) => [each.id, each]));
  const known = new Set(before.map(({ id }) => id));
  return [
    ...before.map((each) => [each, wanted.get(each.id)] as const),
    ...after.filter(({ id }) => !known.has(id)).map((each) => [undefined, each] as const),
  ];
}

function clauseText(clauses: readonly Clause[]): string | null {
  if (clauses.length === 0) return null;
  return clauses
    .map(({ kind, text, link }) => `${kind}: ${text}${link ? ` (${link})` : ''}`)
    .join('; ');
}
