import type { CostLine, Minor, ValueLine } from '@attain/shared/domain/value/value-line';

/** Minor units as a file has them. */
export type Major = (amount: Minor | null) => number | null;
export type Money = { major: Major; currency: string };
export type TitleOf = (goalId: string | null) => string | null;

/**
 * A value line as its file has it. No file can say that a line is disputed, or excluded as a double count: read again it would
 * count, so it is in none.
 */
export function valueRows(
  line: ValueLine,
  titleOf: TitleOf,
  { major, currency }: Money,
): readonly object[] {
  if (line.disputed || line.excluded) return [];
  const { confirmed } = line;
  return [
    {
      goal: titleOf(line.goalId),
      type: line.type,
      description: line.description,
      source_metric: line.sourceMetric,
      ...span(line),
      amount: major(line.amount),
      currency,
      quantity: line.quantity,
      unit: line.unit,
      rate: major(line.rate),
      realisation: line.realisation,
      attribution: line.attribution,
      margin: line.margin,
      probability_before: line.probabilityBefore,
      probability_after: line.probabilityAfter,
      impact: major(line.impact),
      confidence: line.confidence,
      confirmed_by: confirmed?.by ?? null,
      confirmed_at: confirmed === null ? null : new Date(confirmed.at).toISOString(),
      confirmed_amount: major(confirmed?.amount ?? null),
      evidence: line.evidence,
      assumptions: line.assumptions,
    },
  ];
}

export function costRow(line: CostLine, { major, currency }: Money): object {
  const { kind, description, amount } = line;
  return { kind, description, amount: major(amount), currency, ...span(line) };
}

function span({
  startsAt,
  endsAt,
  recurring,
}: Pick<CostLine, 'startsAt' | 'endsAt' | 'recurring'>) {
  return { starts_at: startsAt, ends_at: endsAt, recurring: recurring ?? 'no' };
}
