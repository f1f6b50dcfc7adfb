import { refuse } from '../cells.ts';
import { digestOf, idOf } from '../identity.ts';
import { RowRefusedError } from '../row.ts';
import type { KindContext, PlacedRow } from './kind-import.ts';

/** Stores rows one by one; `save` answers whether something changed, or refuses the row. */
export async function saveRows<Draft>(
  rows: readonly PlacedRow<Draft>[],
  { tally }: Pick<KindContext, 'tally'>,
  save: (row: PlacedRow<Draft>) => Promise<boolean>,
): Promise<void> {
  for (const row of rows) {
    try {
      if (await save(row)) tally.stored(1);
      else tally.unchanged(1);
    } catch (error) {
      if (!(error instanceof RowRefusedError)) throw error;
      tally.reject(row.line, error.message);
    }
  }
}

/**
 * The id of a line of money by what it is about. Twice the same in one file would count twice or overwrite itself, and
 * nobody could tell which was meant, so it is refused.
 */
export function identify(
  { occurrences }: Pick<KindContext, 'occurrences'>,
  line: number,
  order: number,
  parts: readonly string[],
): string {
  const { count, firstLine } = occurrences.note(order, digestOf(...parts), line);
  if (count > 1) {
    refuse(
      `the same as line ${firstLine} (company, type, description and start): remove one, or describe them apart`,
    );
  }
  return idOf(...parts);
}
