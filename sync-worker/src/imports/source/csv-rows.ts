import { type CsvError, parse, type Parser } from 'csv-parse';

import { columnName } from '../columns.ts';
import type { BrokenRow, Cell, FileRow } from '../row.ts';
import { type LineBlock, NO_TEXT } from './line-blocks.ts';

const DELIMITERS = [',', ';', '\t'] as const;
const LONGEST_ROW_BYTES = 1 << 20;

type Rows = (FileRow | BrokenRow)[];

/**
 * Rows of a CSV file as spreadsheets write it: byte order mark, `sep=` line, comma, semicolon or tab, any line end,
 * empty rows and columns. The row after the header has line 2, however many lines a quoted cell spans.
 *
 * @param checkHeader throws for columns that will not do; called once, with none where there is no header.
 */
export async function* csvRows(
  blocks: AsyncIterable<LineBlock>,
  checkHeader: (columns: readonly string[]) => void,
): AsyncGenerator<Rows> {
  let table: Table | undefined;
  // Once bytes were lost in decoding, their mark in a cell tells which row they belong to.
  let damaged = false;
  for await (const block of blocks) {
    damaged ||= !block.isText;
    table ??= openTable(block.bytes, checkHeader);
    yield table.read(block.bytes, damaged);
  }
  yield (await table?.end(damaged)) ?? [];
}

type Table = { read(bytes: Buffer, damaged: boolean): Rows; end(damaged: boolean): Promise<Rows> };

function openTable(start: Buffer, checkHeader: (columns: readonly string[]) => void): Table {
  const delimiter = delimiterOf(start);
  // Spreadsheets separate by semicolons where the comma is taken.
  const decimalComma = delimiter === ';';
  const parser = parse({
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW_BYTES,
  });
  let fault: CsvError | undefined;
  const ended = new Promise<void>((resolve) => {
    parser.once('error', (error: CsvError) => {
      fault = error;
      resolve();
    });
    parser.once('end', resolve);
  });

  let line = 1;
  let columns: readonly string[] | undefined;

  const rowsOf = (records: Iterable<readonly string[]>, damaged: boolean): Rows => {
    const rows: Rows = [];
    for (const record of records) {
      const start = line;
      line += 1 + lineBreaksIn(record);
      if (isBlank(record) || (columns === undefined && isSeparatorLine(record))) continue;
      if (columns === undefined) {
        columns = record.map(columnName);
        checkHeader(columns);
      } else {
        rows.push(rowOf(columns, record, { line: start, damaged, decimalComma }));
      }
    }
    return rows;
  };

  return {
    read(bytes, damaged) {
      if (fault === undefined) parser.write(bytes);
      return rowsOf(recordsOf(parser), damaged);
    },
    async end(damaged) {
      const last = [...recordsOf(parser)];
      parser.on('readable', () => last.push(...recordsOf(parser)));
      if (fault === undefined) parser.end();
      await ended;
      const rows = rowsOf(last, damaged);
      if (columns === undefined) checkHeader([]);
      if (fault !== undefined) rows.push({ line, reason: unreadable(fault) });
      return rows;
    },
  };
}

function* recordsOf(parser: Parser): Generator<string[]> {
  for (;;) {
    const record = parser.read() as string[] | null;
    if (record === null) return;
    yield record;
  }
}

function rowOf(
  columns: readonly string[],
  record: readonly string[],
  { line, damaged, decimalComma }: { line: number; damaged: boolean; decimalComma: boolean },
): FileRow | BrokenRow {
  const cells = new Map<string, Cell>();
  for (let index = 0; index < record.length; index += 1) {
    const cell = (record[index] ?? '').trim();
    if (cell === '') continue;
    const column = columns[index] ?? '';
    if (column === '') return { line, reason: withoutHeading(index, cell, columns.length) };
    if (damaged && NO_TEXT.test(cell)) {
      return {
        line,
        reason: `${column} is not UTF-8 text: save the file as UTF-8 (in Excel "CSV UTF-8")`,
      };
    }
    cells.set(column, cell);
  }
  return { line, cells, decimalComma };
}

function withoutHeading(index: number, cell: string, headings: number): string {
  return index < headings
    ? `column ${index + 1} has the value "${cell}" but no heading: name the column or empty it`
    : `there are more values than the ${headings} columns of the header: quote a value that contains the separator`;
}

function unreadable(fault: CsvError): string {
  return fault.code === 'CSV_QUOTE_NOT_CLOSED' || fault.code === 'CSV_MAX_RECORD_SIZE'
    ? 'a quotation mark that opens here is never closed, so the rest of the file was not read: close it or double it'
    : `the rest of the file was not read: ${fault.message}`;
}

function lineBreaksIn(record: readonly string[]): number {
  let breaks = 0;
  for (const cell of record) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.split(/\r\n|\n|\r/).length - 1;
  }
  return breaks;
}

function isBlank(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '');
}

/** Excel's first line that names the separator. */
function isSeparatorLine(record: readonly string[]): boolean {
  return /^sep=/i.test(record[0] ?? '');
}

/** The candidate that occurs most in the header, quoted parts left out; a comma where there is one column. */
function delimiterOf(start: Buffer): string {
  const text = start.toString('utf8').replace(/^\ufeff/, '');
  const named = /^sep=([,;\t])/i.exec(text)?.[1];
  if (named !== undefined) return named;
  const header = (/^\s*?([^\s].*)/m.exec(text)?.[1] ?? '').replaceAll(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((delimiter) => ({
    delimiter,
    count: header.split(delimiter).length,
  }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}
