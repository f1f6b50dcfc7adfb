import type { SourceMetric, SourceRow } from '../../../ports/analytics.ts';
import type { Calendar } from '../../../calendar.ts';
import { SourceError } from '../../../ports/errors.ts';
import { dayIn, instantIn, numberIn, textIn } from './cell-values.ts';

/** A row of an answer, by the names of its columns in lower case. */
export type Row = ReadonlyMap<string, unknown>;

const ACCOUNT = ['company_id', 'account_key', 'domain'] as const;
const CELL = [...ACCOUNT, 'day', 'event', 'count', 'duration_s'];
const USER_DAY = [...ACCOUNT, 'day', 'user_id', 'sessions', 'duration_s'];
const METRIC = [...ACCOUNT, 'metric', 'goal', 'value', 'measured_at'];

/** Of the columns of a query, what its rows have to have. */
type Contract = { query: string; needed: readonly string[]; known: readonly string[] | null };

const CONTRACTS = {
  cell: { query: 'eventsQuery', needed: ['day', 'event', 'count'], known: null },
  user_day: { query: 'usersQuery', needed: ['day', 'user_id'], known: USER_DAY },
  metric: { query: 'metricsQuery', needed: ['metric', 'value', 'measured_at'], known: METRIC },
} as const satisfies Record<string, Contract>;

export type RowKind = keyof typeof CONTRACTS;

/** @throws {SourceError} where the columns of an answer will not do, whatever the rows hold. */
export function checkColumns(kind: RowKind, columns: readonly string[]): void {
  const { query, needed, known }: Contract = CONTRACTS[kind];
  const there = new Set(columns);
  const missing = needed.filter((column) => !there.has(column));
  if (!ACCOUNT.some((column) => there.has(column))) missing.unshift(ACCOUNT.join(' or '));
  if (missing.length > 0) {
    throw new SourceError(
      `The ${query} gives no column ${missing.join(', ')}: add it as an alias.`,
    );
  }
  if (kind === 'cell' && there.has('user_id')) {
    throw new SourceError(
      'The eventsQuery gives user_id: leave it out and group without it; users go into the usersQuery.',
    );
  }
  const stranger = known && columns.find((column) => !known.includes(column));
  if (stranger) {
    throw new SourceError(
      `The ${query} gives the column ${stranger}, which means nothing: leave it out.`,
    );
  }
}

/** Thrown by a row that cannot be used; the message says why. */
class RowFault extends Error {}

const fault = (message: string): never => {
  throw new RowFault(message);
};

export function cellOf(row: Row, calendar: Calendar): SourceRow {
  return orRefused(() => ({
    kind: 'cell',
    account: accountOf(row),
    event: text(row, 'event') ?? '',
    day: dayOf(row, calendar),
    count: countOf(row),
    durationSeconds: seconds(row),
    numbers: numbersOf(row),
  }));
}

export function userDayOf(row: Row, calendar: Calendar): SourceRow {
  return orRefused(() => ({
    kind: 'user_day',
    account: accountOf(row),
    day: dayOf(row, calendar),
    user: text(row, 'user_id') ?? fault('user_id is empty'),
    sessions: atLeast(1, 'sessions', number(row, 'sessions') ?? 1),
    durationSeconds: seconds(row),
  }));
}

export function metricOf(row: Row, calendar: Calendar): SourceMetric {
  return orRefused(() => ({
    kind: 'metric',
    company: accountOf(row) ?? fault('company_id, account_key and domain are empty'),
    metric: text(row, 'metric') ?? fault('metric is empty'),
    goal: text(row, 'goal'),
    value: number(row, 'value') ?? fault('value is empty'),
    measuredAt:
      instantIn(row.get('measured_at'), calendar) ??
      fault(`measured_at ${shown(row.get('measured_at'))} is no date: give a date or a timestamp`),
  }));
}

function orRefused<T>(read: () => T): T | { kind: 'refused'; reason: string } {
  try {
    return read();
  } catch (error) {
    if (error instanceof RowFault) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

function accountOf(row: Row) {
  for (const by of ACCOUNT) {
    const value = text(row, by);
    if (value !== null) return { by, value };
  }
  return null;
}

function dayOf(row: Row, calendar: Calendar): number {
  const value = row.get('day');
  return dayIn(value, calendar) ?? fault(`day ${shown(value)} is no date: cast it to date`);
}

function countOf(row: Row): number {
  const count = number(row, 'count') ?? fault('count is empty');
  return Number.isInteger(count)
    ? atLeast(0, 'count', count)
    : fault(`count ${count} is no whole number`);
}

function seconds(row: Row): number | null {
  const value = number(row, 'duration_s');
  return value === null ? null : atLeast(0, 'duration_s', value);
}

/** Every other column is the sum of a number that a measure may be made of. */
function numbersOf(row: Row): Record<string, number> | null {
  const numbers: Record<string, number> = {};
  for (const column of row.keys()) {
    if (CELL.includes(column)) continue;
    const value = number(row, column);
    if (value !== null) numbers[column] = value;
  }
  return Object.keys(numbers).length > 0 ? numbers : null;
}

function text(row: Row, column: string): string | null {
  const value = textIn(row.get(column));
  return value === undefined ? fault(`${column} is no text: cast it to text`) : value;
}

function number(row: Row, column: string): number | null {
  const value = numberIn(row.get(column));
  return value === undefined ? fault(`${column} ${shown(row.get(column))} is no number`) : value;
}

function atLeast(least: number, column: string, value: number): number {
  return value >= least ? value : fault(`${column} ${value} is below ${least}`);
}

/** Of a value as much as helps to find it. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${written.slice(0, 40)}"`;
}
