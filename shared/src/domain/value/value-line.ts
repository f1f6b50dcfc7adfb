import type { Day, Instant } from '../basics/time.ts';

/** The five value types of the outcome tracker (O08-O12). */
export type ValueType =
  | 'hard_savings'
  | 'soft_savings'
  | 'revenue_impact'
  | 'risk_avoidance'
  | 'opportunity_cost';

/** The three confidence levels of C21 with their synonyms: measured = High, customer_stated = Medium, modelled = Low. */
export type Confidence = 'measured' | 'customer_stated' | 'modelled';

/** What a recurring amount or quantity is "per". */
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Integer minor units of the portal's currency (cents for USD, yen for JPY). */
export type Minor = number;

export type ValueLine = {
  id: string;
  goalId: string | null;
  type: ValueType;
  description: string;
  /** The measured quantity behind the money; two lines of one source with overlapping periods are a double count (C05). */
  sourceMetric: string | null;
  startsAt: Day;
  endsAt: Day;
  /** `null` = one-off: counts whole on `startsAt` (C04). */
  recurring: Period | null;
  /** Inputs of the types; which are required depends on the type (C07-C09). */
  amount: Minor | null;
  quantity: number | null;
  unit: string | null;
  rate: Minor | null;
  realisation: number | null;
  attribution: number | null;
  margin: number | null;
  probabilityBefore: number | null;
  probabilityAfter: number | null;
  impact: Minor | null;
  confidence: Confidence;
  /** `amount` replaces the calculated one: per `recurring` period, or whole for a one-off. */
  confirmed: { by: string; at: Instant; amount: Minor } | null;
  disputed: boolean;
  /** Excluded by a person to resolve a double count: shown, counted nowhere. */
  excluded: boolean;
  evidence: string | null;
  assumptions: string | null;
};

export type CostKind = 'licence' | 'services' | 'implementation' | 'customer_effort' | 'other';

export type CostLine = {
  id: string;
  kind: CostKind;
  description: string | null;
  amount: Minor;
  startsAt: Day;
  endsAt: Day;
  /** `null` = one-off. */
  recurring: Period | null;
};
