import { columnName } from '../columns.ts';
import type { BrokenRow, Cell, FileRow } from '../row.ts';
import { type Columns, columnsOf, RowCells } from '../row-cells.ts';
import { type LineBlock, NO_TEXT } from './line-blocks.ts';

const NOT_UTF8 = 'the line is not UTF-8 text: save the file as UTF-8';
/** Sets of keys that are remembered: a file has few. */
const REMEMBERED = 1_000;

/**
 * Rows of an NDJSON file: one JSON object a line, its keys the columns; empty lines are passed over.
 *
 * @param keyFault what is wrong with a key, or `null`.
 */
export async function* ndjsonRows(
  blocks: AsyncIterable<LineBlock>,
  keyFault: (column: string) => string | null,
): AsyncGenerator<(FileRow | BrokenRow)[]> {
  const columnsFor = rememberedColumns();
  let line = 0;
  for await (const { bytes, isText } of blocks) {
    const rows: (FileRow | BrokenRow)[] = [];
    const lines = bytes.toString('utf8').split('\n');
    // What follows the last line end of a block is nothing, or the last line of the file.
    if (lines.at(-1) === '') lines.pop();
    for (const text of lines) {
      line += 1;
      const json = (line === 1 ? text.replace(/^\ufeff/, '') : text).trim();
      if (json === '') continue;
      const readable = isText || !NO_TEXT.test(json);
      rows.push(
        readable ? rowOf(json, line, { keyFault, columnsFor }) : { line, reason: NOT_UTF8 },
      );
    }
    yield rows;
  }
}

type Reading = {
  keyFault: (column: string) => string | null;
  columnsFor: (names: readonly string[]) => Columns;
};

function rowOf(json: string, line: number, { keyFault, columnsFor }: Reading): FileRow | BrokenRow {
  let object: unknown;
  try {
    object = JSON.parse(json);
  } catch (error) {
    return { line, reason: `the line is not valid JSON: ${(error as SyntaxError).message}` };
  }
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    return { line, reason: 'the line is not a JSON object: write {"column": value, ...}' };
  }
  const names: string[] = [];
  const cells: Cell[] = [];
  for (const [key, value] of Object.entries(object)) {
    const cell = cellOf(value);
    if (cell === null) continue;
    const column = columnName(key);
    if (column.includes('\0') || (typeof cell === 'string' && cell.includes('\0'))) {
      return { line, reason: `${column} holds a NUL character, which is no text: remove it` };
    }
    if (names.includes(column)) {
      return { line, reason: `the key "${column}" is there twice: keep one` };
    }
    const fault = keyFault(column);
    if (fault !== null) return { line, reason: fault };
    names.push(column);
    cells.push(cell);
  }
  return { line, cells: new RowCells(columnsFor(names), cells) };
}

/** Columns by their names: the rows of a file share them. */
function rememberedColumns(): Reading['columnsFor'] {
  const known = new Map<string, Columns>();
  return (names) => {
    const key = names.join('\0');
    const columns = known.get(key) ?? columnsOf(names);
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, columns);
    return columns;
  };
}

function cellOf(value: unknown): Cell | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value.trim() || null;
  if (value === null || value === undefined) return null;
  return canonicalJson(value);
}

/** The same text for the same content, whatever the order of the keys. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
