import { weightedMean } from '../basics/weighted-mean.ts';
import type { OutcomeCategory } from '../goals/goal.ts';
import type { GoalResult } from '../goals/results.ts';
import type { VlaStatus } from '../agreements/results.ts';
import { attainmentBand } from '../metrics/attainment-band.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ValueLineResult } from './results.ts';
import type { Minor, ValueType } from './value-line.ts';

/** In the order of the breakdown; the source's table drops Innovation, the category exists all the same (C10). */
const OUTCOME_CATEGORIES = [
  'revenue',
  'efficiency',
  'risk',
  'experience',
  'innovation',
] as const satisfies readonly OutcomeCategory[];

/** The outcome of a line whose goal has no category, or that has no goal (C10). */
const OUTCOME_OF_VALUE: Readonly<Record<ValueType, OutcomeCategory>> = {
  hard_savings: 'efficiency',
  soft_savings: 'efficiency',
  revenue_impact: 'revenue',
  risk_avoidance: 'risk',
  opportunity_cost: 'innovation',
};

export type OutcomeRow = {
  category: OutcomeCategory;
  goals: readonly string[];
  /** What was agreed and where it stands, a metric each. */
  metrics: readonly { name: string; unit: string; target: number | null; current: number | null }[];
  /** Fraction of the agreed change, the weighted mean of the category's scored goals; `null` where none is. */
  attainment: number | null;
  /** Band of the attainment. */
  status: VlaStatus | null;
  confirmed: Minor;
  estimated: Minor;
};

/**
 * Target, achieved, value and status of each of the five outcome categories (O03-O07, O18). A line belongs to the category
 * of its goal, else to the one its value type maps to, so that the rows add up to the two ledgers.
 */
export function outcomeBreakdown({
  value,
  success,
  bands,
}: Pick<Snapshot, 'value' | 'success' | 'bands'>): OutcomeRow[] {
  const categoryOf = outcomeOfLine(success.goals);
  return OUTCOME_CATEGORIES.map((category) => {
    const goals = success.goals.filter((goal) => goal.category === category);
    const lines = value.lines.filter((line) => categoryOf(line) === category);
    const attainment = attainmentOf(goals);
    return {
      category,
      goals: goals.map(({ title }) => title),
      metrics: goals.flatMap(({ metrics }) =>
        metrics.map(({ name, unit, target, current }) => ({ name, unit, target, current })),
      ),
      attainment,
      status: attainment === null ? null : attainmentBand(attainment, bands.attainment),
      confirmed: countedIn(lines, 'confirmed'),
      estimated: countedIn(lines, 'estimated'),
    };
  });
}

/** The outcome category of a value line: that of its goal, else the one that its value type maps to (C10). */
export function outcomeOfLine(
  goals: readonly Pick<GoalResult, 'id' | 'category'>[],
): (line: Pick<ValueLineResult, 'goalId' | 'type'>) => OutcomeCategory {
  const categoryOfGoal = new Map(goals.map(({ id, category }) => [id, category]));
  return ({ goalId, type }) => categoryOfGoal.get(goalId ?? '') ?? OUTCOME_OF_VALUE[type];
}

function attainmentOf(goals: readonly GoalResult[]): number | null {
  const scored = goals.filter((goal) => goal.kind === 'scored');
  return weightedMean(scored.map(({ attainment, weight }) => ({ value: attainment, weight })));
}

function countedIn(lines: readonly ValueLineResult[], ledger: 'confirmed' | 'estimated'): Minor {
  return lines.reduce((sum, line) => (line.ledger === ledger ? sum + line.counted : sum), 0);
}
