import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { calendarOf } from '@attain/sync-worker/calendar';
import type { Reading } from '@attain/sync-worker/imports/cells';
import type { BrokenRow, Cell, FileRow } from '@attain/sync-worker/imports/row';
import { columnsOf, RowCells } from '@attain/sync-worker/imports/row-cells';
import { onTestFinished } from 'vitest';

/** A file of its own, in a folder of its own, for as long as the test runs. */
export async function fileWith(content: string | Buffer, name = 'rows.csv'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attain-import-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

export async function collected<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}

/** A row as plain data: `[line, { column: cell }]`, or `[line, reason]`. */
export function plain(row: FileRow | BrokenRow): [number, Record<string, Cell> | string] {
  return [row.line, 'reason' in row ? row.reason : Object.fromEntries(row.cells)];
}

export function someRow(cells: Record<string, Cell>): FileRow {
  return { line: 2, cells: new RowCells(columnsOf(Object.keys(cells)), Object.values(cells)) };
}

export function someReading(overrides: Partial<Reading> = {}): Reading {
  return {
    calendar: calendarOf('Europe/Berlin'),
    dateOrder: null,
    currency: 'USD',
    currencyDigits: 2,
    exchange: { rates: [], rateMaxAgeDays: 31 },
    now: Date.UTC(2026, 6, 1, 12),
    ...overrides,
  };
}
