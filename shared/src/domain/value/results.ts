import type { ValueFigures } from '../account.ts';
import type { Day } from '../basics/time.ts';
import type { Confidence, CostKind, Minor, ValueType } from './value-line.ts';

export type ValueLineResult = {
  id: string;
  goalId: string | null;
  type: ValueType;
  description: string;
  ledger: 'confirmed' | 'estimated' | 'disputed' | 'excluded' | 'incomplete';
  /** In the reporting period, before the confidence factor; `null` when an input is missing. */
  amount: Minor | null;
  confidence: Confidence;
  /** 1 for confirmed lines. */
  factor: number;
  /** What counts in the ledger: amount x factor, in the reporting period. */
  counted: Minor;
  /** The calculation in words, so that a reader can redo it. */
  formula: string;
  /** Why it does not count, or what is missing. */
  notice: string | null;
  evidence: string | null;
  assumptions: string | null;
};

export type CostLineResult = {
  id: string;
  kind: CostKind;
  description: string | null;
  counted: Minor;
};

export type DoubleCount = { first: string; second: string; sourceMetric: string };

export type ValueResult = {
  period: { from: Day; to: Day; label: 'contract to date' | 'trailing 12 months' };
  figures: ValueFigures;
  netValue: Minor | null;
  reason: 'nothing_confirmed' | 'no_cost' | null;
  /** The ledger is blocked: `figures` are the last unblocked ones (C05). */
  doubleCounts: readonly DoubleCount[];
  /** Only the subscription is known as cost (C03). */
  subscriptionOnly: boolean;
  lines: readonly ValueLineResult[];
  costs: readonly CostLineResult[];
};
