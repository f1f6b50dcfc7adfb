import type { OutcomeCategory } from '../domain/goals/goal.ts';
import type { GoalResult } from '../domain/goals/results.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import {
  outcomeBreakdown,
  outcomeOfLine,
  type OutcomeRow,
} from '../domain/value/outcome-breakdown.ts';
import type { ValueLineResult } from '../domain/value/results.ts';

export const OUTCOME_NAME: Readonly<Record<OutcomeCategory, string>> = {
  revenue: 'Revenue',
  efficiency: 'Efficiency',
  risk: 'Risk',
  experience: 'Experience',
  innovation: 'Innovation',
};

/** One outcome category with the goals and value lines that make its row. */
export type OutcomeParts = {
  row: OutcomeRow;
  goals: readonly GoalResult[];
  lines: readonly ValueLineResult[];
};

/** The categories in the order of the breakdown; Innovation only where it has anything (C10). */
export function outcomeParts(
  snapshot: Pick<Snapshot, 'value' | 'success' | 'bands'>,
): OutcomeParts[] {
  const categoryOf = outcomeOfLine(snapshot.success.goals);
  return outcomeBreakdown(snapshot)
    .map(
      (row): OutcomeParts => ({
        row,
        goals: snapshot.success.goals.filter(({ category }) => category === row.category),
        lines: snapshot.value.lines.filter((line) => categoryOf(line) === row.category),
      }),
    )
    .filter((parts) => parts.row.category !== 'innovation' || hasAnything(parts));
}

export function hasAnything({ goals, lines }: OutcomeParts): boolean {
  return goals.length > 0 || lines.length > 0;
}
