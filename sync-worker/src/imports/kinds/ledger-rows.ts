import { comparable } from '@attain/shared/domain/basics/comparable';

import { digestOf } from '../../identity.ts';
import { refuse } from '../refuse.ts';
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

/** What a line of money is about: company, kind or type, description and start tell two lines apart. */
export type LineSubject = readonly string[];

/** Two ways to write a subject are one. */
export function sameSubject(a: LineSubject, b: LineSubject): boolean {
  return (
    a.length === b.length &&
    a.every((part, index) => comparable(part) === comparable(b[index] ?? ''))
  );
}

/**
 * Twice the same subject in one file would count twice or overwrite itself, and nobody could tell which was meant.
 *
 * @throws {RowRefusedError}
 */
export function refuseRepeated(
  { occurrences }: Pick<KindContext, 'occurrences'>,
  { order, line }: { order: number; line: number },
  subject: LineSubject,
): void {
  const parts = subject.map(comparable);
  const { count, firstLine } = occurrences.note(order, digestOf(...parts), line);
  if (count > 1) {
    refuse(
      `the same as line ${firstLine} (company, type, description and start): remove one, or describe them apart`,
    );
  }
}
