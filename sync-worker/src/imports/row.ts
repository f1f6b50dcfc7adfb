/** A filled cell: trimmed text without NUL, or a number where the file format has numbers of its own. */
export type Cell = string | number;

/** The filled cells of a row by column. */
export type Cells = Iterable<[string, Cell]> & {
  get(column: string): Cell | undefined;
  /** As text that is the same for the same cells, and for no others; but for the columns left out. */
  content(leftOut: ReadonlySet<string>): string;
};

/** One row of a file. */
export type FileRow = {
  line: number;
  cells: Cells;
  /** The file comes from where the comma is the decimal mark, so that a point may group thousands. */
  decimalComma?: boolean;
};

/** A row of which there is nothing to read. */
export type BrokenRow = { line: number; reason: string };

/** A bad row: the message says what is wrong with it and what to write instead. Rows around it go on. */
export class RowRefusedError extends Error {
  override readonly name = 'RowRefusedError';
}
