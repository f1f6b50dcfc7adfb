import type { AgreementRecord, GoalRecord } from '@attain/shared/contract/goal-record';

import type { Format } from '../slots.ts';

type TermChange = NonNullable<AgreementRecord['revision']>['changes'][number];

/** What the goal says, a line for each thing that is agreed. */
export function termsInWords(goal: GoalRecord, format: Format): string[] {
  const date = goal.agreement?.deadline ?? goal.targetDate;
  return [
    ...goal.metrics.map(({ name, unit, baseline, target }) => {
      const from = baseline === null ? '' : `from ${format.number(baseline)} `;
      const to = target === null ? 'no target' : `to ${format.number(target)}`;
      return `${name}: ${from}${to} ${unit}`;
    }),
    ...goal.milestones.map(
      ({ title, due }) => `${title}${due === null ? '' : `, by ${format.date(due)}`}`,
    ),
    ...(date === null ? [] : [`By ${format.date(date)}`]),
  ];
}

const TERMS: Readonly<Record<TermChange['term'], string>> = {
  metric: 'Metric',
  name: 'Name',
  target: 'Target',
  baseline: 'Baseline',
  baseline_date: 'Date of the baseline',
  unit: 'Unit',
  direction: 'Direction',
  mode: 'Way of counting',
  milestone: 'Milestone',
  milestone_due: 'Due date of the milestone',
  start_date: 'Start',
  target_date: 'Target date',
  clauses: 'Clauses',
};

const DAY = /^\d{4}-\d\d-\d\d$/;

/** "Target of Hours per report: from 2 to 3". */
export function changeInWords({ term, subject, from, to }: TermChange, format: Format): string {
  const told = (value: string | number | null) => {
    if (value === null) return 'none';
    if (typeof value === 'number') return format.number(value);
    return DAY.test(value) ? format.date(value) : value.replaceAll('_', ' ');
  };
  const what = subject === null ? TERMS[term] : `${TERMS[term]} of ${subject}`;
  return `${what}: from ${told(from)} to ${told(to)}`;
}
