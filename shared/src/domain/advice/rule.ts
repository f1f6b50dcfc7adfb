import type { GoalResult } from '../goals/results.ts';
import type { Findings } from './findings.ts';
import type { Horizon, Recommendation } from './results.ts';

export type Advice = Omit<Recommendation, 'code' | 'horizon'>;

/** Says what to do when its case applies. */
export type Rule<Code> = {
  code: Code;
  horizon: Horizon;
  /** @param advised goals that a more urgent rule has already spoken about; a rule on goals at risk takes the next one */
  advise: (findings: Findings, advised: ReadonlySet<string>) => Advice | null;
};

export function onAccount(text: string, reason: string): Advice {
  return { text, goalId: null, owner: null, reason };
}

export function onGoal(
  { id, owner }: Pick<GoalResult, 'id' | 'owner'>,
  text: string,
  reason: string,
): Advice {
  return { text, goalId: id, owner, reason };
}
