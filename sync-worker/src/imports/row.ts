/** A filled cell: trimmed text, or a number where the file format has numbers of its own. */
export type Cell = string | number;

/** One row of a file, by column; empty cells are left out. */
export type FileRow = {
  line: number;
  cells: ReadonlyMap<string, Cell>;
  /** The file comes from where the comma is the decimal mark, so that a point may group thousands. */
  decimalComma?: boolean;
};

/** A row of which there is nothing to read. */
export type BrokenRow = { line: number; reason: string };

/** A bad row: the message says what is wrong with it and what to write instead. Rows around it go on. */
export class RowRefusedError extends Error {
  override readonly name = 'RowRefusedError';
}
