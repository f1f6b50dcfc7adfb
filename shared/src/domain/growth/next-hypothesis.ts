import { percent } from '../basics/plain-words.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Minor } from '../value/value-line.ts';
import { clampedFraction } from '../metrics/metric-progress.ts';
import type { PromiseKept } from './promise-kept.ts';

/** A driver of the next hypothesis, for a person to judge. */
export type NextDriver = {
  description: string;
  yearlyValue: Minor;
  /** Fraction; `null` where no promise has been kept or broken yet. */
  probability: number | null;
  assumption: string;
};

/**
 * Where the next turn begins (L02): every recorded opportunity as a driver, believed as much as the last promise was
 * kept, so that what was proven makes the next projection more honest.
 */
export function nextHypothesis(
  { value }: Pick<Snapshot, 'value'>,
  promise: PromiseKept | null,
): NextDriver[] {
  const kept = promise?.shareToDate ?? null;
  const probability = kept === null ? null : clampedFraction(kept);
  const assumption =
    probability === null
      ? 'Nothing tells yet how much of a promise comes true.'
      : `As much comes true as of the last promise: ${percent(probability)}.`;
  return value.opportunities.flatMap(({ source, description, potential }) =>
    source === 'recorded' && potential !== null
      ? [{ description, yearlyValue: potential, probability, assumption }]
      : [],
  );
}
