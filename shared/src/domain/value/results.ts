import type { ValueFigures } from '../account.ts';
import type { Day } from '../basics/time.ts';
import type { Confidence, CostKind, Minor, ValueType } from './value-line.ts';

/** Why an amount cannot be had from what was recorded. */
export type InputFault =
  | 'input_missing'
  | 'input_not_a_number'
  | 'input_below_zero'
  | 'input_not_a_share'
  | 'probability_rises'
  | 'ends_before_start';

export type ValueLineResult = {
  id: string;
  goalId: string | null;
  type: ValueType;
  description: string;
  ledger: 'confirmed' | 'estimated' | 'disputed' | 'excluded' | 'incomplete';
  /** In the reporting period, before the confidence factor; `null` when it cannot be calculated. */
  amount: Minor | null;
  confidence: Confidence;
  /** 1 for confirmed lines. */
  factor: number;
  /** What counts in the ledger, risk-adjusted: amount x factor, in the reporting period (C21). */
  counted: Minor;
  /** The same a year; `null` for a one-off, and for a line that does not count or does not run today. */
  yearly: Minor | null;
  /** The calculation in words, so that a reader can redo it. */
  formula: string;
  /** Why there is no amount. */
  reason: InputFault | null;
  /** Why it does not count, or what is missing. */
  notice: string | null;
  evidence: string | null;
  /** As people wrote them. */
  assumptions: string | null;
  /** What the calculation itself assumed (O37). */
  calculationAssumptions: readonly string[];
};

export type CostLineResult = {
  id: string;
  kind: CostKind;
  description: string | null;
  counted: Minor;
  /** Why it cannot be counted; the cost as a whole is unknown then. */
  reason: InputFault | null;
};

export type DoubleCount = {
  first: string;
  second: string;
  sourceMetric: string;
  /** Names both lines and what to do. */
  text: string;
};

/** Value and cost of one calendar quarter within the reporting period, and of all up to its end (O31, C04). */
export type TrendRow = {
  from: Day;
  to: Day;
  confirmed: Minor;
  estimated: Minor;
  cost: Minor;
  /** Fraction, on confirmed value; `null` where the quarter has no confirmed value or no cost. */
  roi: number | null;
  cumulativeConfirmed: Minor;
  cumulativeEstimated: Minor;
  cumulativeCost: Minor;
  cumulativeRoi: number | null;
};

/** Flows of a contract year; year 0 is what was paid up front, and is not discounted. */
export type YearFlows = { year: number; confirmed: Minor; estimated: Minor; cost: Minor };

export type DiscountedCase = {
  /** Present value of the benefits. */
  value: Minor;
  /** Present value of the benefits less that of the costs. */
  npv: Minor;
  /** npv / present value of the costs, as a fraction. */
  roi: number;
  /** Months from the start of the term until value had covered cost for good; `null` = not yet. */
  paybackMonths: number | null;
};

/** Value and cost of the term to date, discounted to its start (TEI). */
export type DiscountedResult = {
  /** A year. */
  rate: number;
  years: readonly YearFlows[];
  /** Present value. */
  cost: Minor;
  confirmed: DiscountedCase | null;
  withEstimates: DiscountedCase | null;
};

/** What was done in the product and the line it drives (O29): a view of that line, in no total. */
export type ActivityValue = {
  activity: string;
  /** `null` where it is not above 0. */
  volume: number | null;
  valueLineId: string;
  /** The line's description. */
  outcome: string | null;
  /** Counted value / volume in minor units, not rounded: one activity may be worth less than a cent. */
  valuePerUnit: number | null;
  reason: 'volume_unknown' | 'no_volume' | 'no_value' | null;
};

export type Effort = 'low' | 'medium' | 'high';

/** Value that could be had and is not (O32). */
export type OpportunityResult = {
  source: 'recorded' | 'goal_not_attained' | 'not_confirmed' | 'incomplete';
  goalId: string | null;
  valueLineId: string | null;
  description: string;
  /** A year, or whole for a one-off; `null` where it cannot be told. */
  potential: Minor | null;
  effort: Effort;
  /** How the potential comes about; `null` where a person recorded it, or there is none. */
  formula: string | null;
  recommendation: string;
};

/** Why there is no ROI on confirmed value. */
export type NoRoiReason =
  | 'nothing_confirmed'
  | 'no_cost'
  | 'cost_unusable'
  | 'double_count'
  | 'no_currency';

/** What a period is called. */
export type PeriodLabel =
  | 'contract to date'
  | 'trailing 12 months'
  | 'all time'
  | 'year to date'
  | 'quarter to date'
  | 'chosen period';

export type ValueResult = {
  /** Both ends included. */
  period: { from: Day; to: Day; label: PeriodLabel };
  figures: ValueFigures;
  netValue: Minor | null;
  reason: NoRoiReason | null;
  /** The ledger is blocked: `figures` are the last unblocked ones (C05). */
  doubleCounts: readonly DoubleCount[];
  /** Only the subscription is known as cost (C03). */
  subscriptionOnly: boolean;
  lines: readonly ValueLineResult[];
  costs: readonly CostLineResult[];
  /** Oldest first; empty without lines that count, and while the ledger is blocked. */
  trend: readonly TrendRow[];
  /** `null` without a contract term, a cost or a line that counts, and while the ledger is blocked. */
  discounted: DiscountedResult | null;
  activities: readonly ActivityValue[];
  /** The largest potential first, the least effort first among equals. */
  opportunities: readonly OpportunityResult[];
};
