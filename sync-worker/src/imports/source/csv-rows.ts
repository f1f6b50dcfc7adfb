import type { CsvError } from 'csv-parse';

import { columnName } from '../columns.ts';
import type { BrokenRow, FileRow } from '../row.ts';
import { type Columns, columnsOf, RowCells } from '../row-cells.ts';
import { type CsvRecord, csvRecords } from './csv-records.ts';
import { type LineBlock, NO_TEXT } from './line-blocks.ts';

const DELIMITERS = [',', ';', '\t'] as const;

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
  const source = csvRecords(delimiter);
  let line = 1;
  let columns: Columns | undefined;

  const rowsOf = (records: readonly CsvRecord[], damaged: boolean): Rows => {
    const rows: Rows = [];
    for (const record of records) {
      const start = line;
      line += 1 + (source.spansLines() ? lineBreaksIn(record) : 0);
      if (isBlank(record) || (columns === undefined && isSeparatorLine(record))) continue;
      if (columns === undefined) {
        const names = record.map(columnName);
        checkHeader(names);
        columns = columnsOf(names);
      } else {
        rows.push(rowOf(columns, record, { line: start, damaged, decimalComma }));
      }
    }
    return rows;
  };

  return {
    read: (bytes, damaged) => rowsOf(source.read(bytes), damaged),
    async end(damaged) {
      const { records, fault } = await source.end();
      const rows = rowsOf(records, damaged);
      if (columns === undefined) checkHeader([]);
      if (fault !== undefined) rows.push({ line, reason: unreadable(fault) });
      return rows;
    },
  };
}

function rowOf(
  columns: Columns,
  record: CsvRecord,
  { line, damaged, decimalComma }: { line: number; damaged: boolean; decimalComma: boolean },
): FileRow | BrokenRow {
  for (let place = 0; place < record.length; place += 1) {
    const cell = (record[place] ?? '').trim();
    record[place] = cell;
    if (cell === '') continue;
    const column = columns.names[place] ?? '';
    if (column === '') {
      return { line, reason: withoutHeading(place, cell, columns.names.length) };
    }
    if (damaged && NO_TEXT.test(cell)) {
      return {
        line,
        reason: `${column} is not UTF-8 text: save the file as UTF-8 (in Excel "CSV UTF-8")`,
      };
    }
  }
  return { line, cells: new RowCells(columns, record), decimalComma };
}

function withoutHeading(place: number, cell: string, headings: number): string {
  return place < headings
    ? `column ${place + 1} has the value "${cell}" but no heading: name the column or empty it`
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
