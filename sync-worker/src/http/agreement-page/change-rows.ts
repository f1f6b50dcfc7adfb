import type { TermChange, Terms } from '@attain/shared/domain/goals/goal';

import type { Formats } from './formats.ts';

/** A changed term, old and new side by side. */
export type ChangeRow = { term: string; before: string; after: string };

const NOTHING = 'none';

const WORDS: Readonly<Record<string, string>> = {
  higher_is_better: 'higher is better',
  lower_is_better: 'lower is better',
  linear: 'from baseline to target',
  maintain: 'kept at the target',
  ratio_to_target: 'as a share of the target',
};

const NAMES: Readonly<Record<TermChange['term'], string>> = {
  metric: 'Metric',
  name: 'Name',
  target: 'Target',
  baseline: 'Baseline',
  baseline_date: 'Date of the baseline',
  unit: 'Unit',
  direction: 'Direction',
  mode: 'Measured',
  milestone: 'Milestone',
  milestone_due: 'Due date',
  start_date: 'Start',
  target_date: 'Target date',
  clauses: 'Penalties and bonuses',
};

/**
 * @param terms that hold, and those that are offered
 */
export function changeRows(
  changes: readonly TermChange[],
  [old, wanted]: readonly [Terms, Terms],
  formats: Formats,
): ChangeRow[] {
  return changes.map((change) => {
    const { term, subject, subjectId } = change;
    const name = NAMES[term];
    const isWhole = term === 'metric' || term === 'milestone';
    const unitIn = ({ metrics }: Terms) => metrics.find(({ id }) => id === subjectId)?.unit ?? '';
    return {
      term: subject === null || isWhole ? name : `${name}: ${subject}`,
      before: valueOf(change, change.from, unitIn(old), formats),
      after: valueOf(change, change.to, unitIn(wanted), formats),
    };
  });
}

function valueOf(
  { term }: TermChange,
  value: TermChange['from'],
  unit: string,
  { inUnit, date, dayOf }: Formats,
): string {
  if (value === null) return NOTHING;
  if (typeof value === 'number') return inUnit(value, unit);
  switch (term) {
    case 'start_date':
    case 'target_date':
    case 'milestone_due':
      return date(value);
    case 'baseline_date':
      return dayOf(Date.parse(value));
    case 'direction':
    case 'mode':
      return WORDS[value] ?? value;
    case 'metric':
    case 'name':
    case 'milestone':
    case 'target':
    case 'baseline':
    case 'unit':
    case 'clauses':
      return value;
  }
}
