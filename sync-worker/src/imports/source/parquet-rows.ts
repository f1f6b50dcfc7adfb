import type { DuckDBConnection } from '@duckdb/node-api';

import { UserError } from '../../ports/errors.ts';
import { columnName } from '../columns.ts';
import type { BrokenRow, Cell, FileRow } from '../row.ts';
import { type Columns, columnsOf, RowCells } from '../row-cells.ts';
import { loadDuckDb, openDuckDb } from './duckdb.ts';
import { cellsOf, isRowNumber } from './parquet-columns.ts';

/** What is told of a file before its rows. */
type Table = { columns: Columns; query: string; rows: number };

/**
 * Rows of a Parquet file, in its order; the line of a row is its number. Times, numbers and truth values become the text
 * that a CSV file would have, so that the same table is the same in either format.
 *
 * @param checkHeader throws for columns that will not do.
 * @param advance hears how much of the file was read, in bytes.
 * @throws {UserError} for a file that cannot be read, a column of lists or bytes, and where DuckDB is not installed.
 */
export async function* parquetRows(
  { path, bytes }: { path: string; bytes: number },
  checkHeader: (columns: readonly string[]) => void,
  advance: (bytes: number) => void,
  load = loadDuckDb,
): AsyncGenerator<(FileRow | BrokenRow)[]> {
  const { connection, close } = await openDuckDb(path, load);
  try {
    const { columns, query, rows } = await described(connection, path, checkHeader);
    const result = await connection.stream(query, [path]);
    let line = 0;
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      const values = columns.names.map((_, place) => chunk.getColumnValues(place) as RawCell[]);
      yield rowsOf(columns, values, { from: line, count: chunk.rowCount });
      line += chunk.rowCount;
      advance((bytes * chunk.rowCount) / Math.max(1, rows));
    }
  } catch (error) {
    if (error instanceof UserError || !isOfDuckDb(error)) throw error;
    throw new UserError(`${path} cannot be read as Parquet: ${firstLine(error.message)}`, {
      cause: error,
    });
  } finally {
    close();
  }
}

async function described(
  connection: DuckDBConnection,
  path: string,
  checkHeader: (columns: readonly string[]) => void,
): Promise<Table> {
  const answer = await connection.runAndReadAll('describe select * from read_parquet($1)', [path]);
  const given = answer
    .getRows()
    .map(([name, type]) => ({ name: String(name), type: String(type) }))
    .filter(({ name }) => !isRowNumber(name));
  const names = given.map(({ name }) => columnName(name));
  checkHeader(names);
  const cells = given.map(({ name, type }) => {
    const cell = cellsOf(name, type);
    if (cell === null) {
      throw new UserError(
        `${path}: the column "${name}" holds values of type ${type.slice(0, 40)}, which fit in no cell: export it as text, or leave it out.`,
      );
    }
    return cell;
  });
  const counted = await connection.runAndReadAll(
    'select sum(num_rows)::double from parquet_file_metadata($1)',
    [path],
  );
  return {
    columns: columnsOf(names),
    query: `select ${cells.join(', ')} from read_parquet($1)`,
    rows: Number(counted.getRows()[0]?.[0] ?? 0),
  };
}

type RawCell = Cell | null;

function rowsOf(
  columns: Columns,
  values: readonly (readonly RawCell[])[],
  { from, count }: { from: number; count: number },
): (FileRow | BrokenRow)[] {
  const rows: (FileRow | BrokenRow)[] = [];
  for (let row = 0; row < count; row += 1) {
    const line = from + row + 1;
    const cells = values.map((column) => trimmed(column[row] ?? null));
    const broken = cells.findIndex((cell) => typeof cell === 'string' && cell.includes('\0'));
    if (broken >= 0) {
      const column = columns.names[broken] ?? '';
      rows.push({
        line,
        reason: `${column} holds a NUL character, which is no text: remove it`,
      });
    } else if (cells.some((cell) => cell !== null && cell !== '')) {
      rows.push({ line, cells: new RowCells(columns, cells) });
    }
  }
  return rows;
}

function trimmed(cell: RawCell): RawCell {
  return typeof cell === 'string' ? cell.trim() : cell;
}

/** Errors of the file come as plain errors that begin with their kind, as in "Invalid Input Error: ...". */
function isOfDuckDb(error: unknown): error is Error {
  return error instanceof Error && /^(?:[A-Z][\w/-]* )+Error: /.test(error.message);
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}
