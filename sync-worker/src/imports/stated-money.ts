import type { Day } from '@attain/shared/domain/basics/time';
import type { Minor } from '@attain/shared/domain/value/value-line';

import type { Records } from '../ports/records.ts';
import type { EnteredKind } from '../records/record-rules.ts';
import type { Reading } from './cells.ts';
import { lineCurrency, withNote } from './line-currency.ts';
import { amount } from './number-cells.ts';
import { missing } from './refuse.ts';
import type { FileRow } from './row.ts';

/** Amounts of a row that tells no day: in the currency they are written in, until the day of their rate is known. */
export type StatedMoney = {
  /** @throws {RowRefusedError} where no rate of that day is known */
  on(day: Day): {
    amount(column: string): Minor | null;
    required(column: string): Minor;
    /** What a person wrote, with the rate that was used. */
    withNote(written: string | null): string | null;
  };
};

export function statedMoney(row: FileRow, reading: Reading): StatedMoney {
  return {
    on(day) {
      const currency = lineCurrency(row, day, reading);
      const read = (column: string) => {
        const written = amount(row, column, currency.reading);
        return written === null ? null : currency.toPortal(written);
      };
      return {
        amount: read,
        required: (column) => read(column) ?? missing(column),
        withNote: (written) => withNote(written, currency),
      };
    },
  };
}

/** The day on which a record was first told, today for a new one: the day of its rate, so that the same file tells the same. */
export async function firstToldOn(
  records: Records,
  { companyId, kind, id }: { companyId: string; kind: EnteredKind; id: string },
  { calendar, now }: Pick<Reading, 'calendar' | 'now'>,
): Promise<Day> {
  const [first] = await records.history(companyId, kind, id);
  return calendar.dayAt(first?.recordedAt ?? now);
}
