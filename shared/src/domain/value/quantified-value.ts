import type { Snapshot } from '../snapshot.ts';
import { counts } from './ledger-line.ts';
import type { ValueLineResult } from './results.ts';
import type { Confidence, Minor, ValueType } from './value-line.ts';

export type QuantifiedRow = {
  type: ValueType;
  name: string;
  lines: number;
  /** A year, of what recurs and runs today; `null` where nothing does. */
  annual: Minor | null;
  /** In the reporting period, one-offs included. */
  counted: Minor;
  /** Of that, confirmed by the customer. */
  confirmed: Minor;
  /** The lowest among the lines that the customer has not confirmed; `null` where all are confirmed. */
  confidence: Confidence | null;
};

export type QuantifiedValue = {
  rows: readonly QuantifiedRow[];
  annual: Minor | null;
  counted: Minor;
  confirmed: Minor;
};

/** The name of a value type in the table of quantified value (C10), in the order of the table. */
const VALUE_TYPE_NAME: Readonly<Record<ValueType, string>> = {
  hard_savings: 'Cost savings',
  soft_savings: 'Time savings',
  revenue_impact: 'Revenue',
  risk_avoidance: 'Risk reduction',
  opportunity_cost: 'Time for other work',
};

const TYPES = Object.keys(VALUE_TYPE_NAME) as readonly ValueType[];
const LOWEST_FIRST: readonly Confidence[] = ['modelled', 'customer_stated', 'measured'];

/**
 * The quantified value of an account by value type, with its total (M33, M59): sums of the lines that count, after their
 * factors, so that no figure of a report can differ from another (C06). Types without a line are left out.
 */
export function quantifiedValue({ value }: Pick<Snapshot, 'value'>): QuantifiedValue {
  const lines = value.lines.filter(counts);
  const rows = TYPES.flatMap((type) => {
    const ofType = lines.filter((line) => line.type === type);
    return ofType.length === 0 ? [] : [rowOf(type, ofType)];
  });
  return { rows, ...sumsOf(lines) };
}

function rowOf(type: ValueType, lines: readonly ValueLineResult[]): QuantifiedRow {
  const unconfirmed = lines.filter(({ ledger }) => ledger === 'estimated');
  const confidence = LOWEST_FIRST.find((level) =>
    unconfirmed.some((line) => line.confidence === level),
  );
  return {
    type,
    name: VALUE_TYPE_NAME[type],
    lines: lines.length,
    ...sumsOf(lines),
    confidence: confidence ?? null,
  };
}

function sumsOf(lines: readonly ValueLineResult[]) {
  const running = lines.flatMap(({ yearly }) => yearly ?? []);
  return {
    annual: running.length === 0 ? null : sum(running),
    counted: sum(lines.map(({ counted }) => counted)),
    confirmed: sum(lines.map(({ ledger, counted }) => (ledger === 'confirmed' ? counted : 0))),
  };
}

function sum(amounts: readonly Minor[]): Minor {
  return amounts.reduce((total, amount) => total + amount, 0);
}
