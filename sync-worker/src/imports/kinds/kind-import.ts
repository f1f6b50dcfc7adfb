import type { Author } from '../../ports/records.ts';
import type { PortalStore } from '../../ports/store.ts';
import type { Reading } from '../cells.ts';
import type { Occurrences } from '../occurrences.ts';
import type { Tally } from '../report.ts';
import type { FileRow } from '../row.ts';

/** A row that was understood, and whose company is known. */
export type PlacedRow<Draft> = { line: number; companyId: string; draft: Draft };

/** What a kind of file needs to turn its rows into records. */
export type KindContext = {
  reading: Reading;
  author: Author;
  tally: Tally;
  occurrences: Occurrences;
};

/** How one kind of file is read and stored. */
export type KindImport<Draft> = {
  /** Rows that are stored together, in one transaction. */
  batchRows: number;
  /** @throws {RowRefusedError} */
  read(row: FileRow): Draft;
  /** Stores rows, or refuses them in the tally; every row has one outcome. */
  save(store: PortalStore, rows: readonly PlacedRow<Draft>[]): Promise<void>;
  /** Stores what had to wait for the last row. */
  finish?(store: PortalStore): Promise<void>;
};
