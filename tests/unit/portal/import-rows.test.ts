import { expect, it } from 'vitest';

import { csvText, ndjsonText, type Row } from '../../portal/generate/csv.ts';
import {
  GOAL_COLUMNS,
  goalRows,
  METRIC_COLUMNS,
  readingRows,
} from '../../portal/generate/goal-rows.ts';
import {
  COST_COLUMNS,
  costRows,
  VALUE_COLUMNS,
  valueRows,
} from '../../portal/generate/money-rows.ts';
import { PEOPLE_COLUMNS, type PeopleKind, peopleRows } from '../../portal/generate/people-rows.ts';
import { generatePortal } from '../../portal/generate/portal-data.ts';
import { EVENT_COLUMNS, KEY_FEATURES, usageEvents } from '../../portal/generate/usage-events.ts';

const KEYS = ['company_id', 'account_key', 'domain'];
const NOW = Date.parse('2026-11-22T12:00:00Z');
const portal = generatePortal({ companies: 60, seed: 1, now: NOW, contractProperties: true });
const events = [...usageEvents(portal, { companies: 20, weeks: 5 })];
const goals = [...goalRows(portal, Infinity)];
const readings = [...readingRows(portal, Infinity)];
const values = [...valueRows(portal, Infinity, 'EUR')];
const costs = [...costRows(portal, Infinity, 'EUR')];

it.each<{ file: string; rows: Row[]; columns: readonly string[] }>([
  { file: 'events', rows: events, columns: EVENT_COLUMNS },
  { file: 'goals', rows: goals, columns: GOAL_COLUMNS },
  { file: 'metrics', rows: readings, columns: METRIC_COLUMNS },
  { file: 'values', rows: values, columns: VALUE_COLUMNS },
  { file: 'costs', rows: costs, columns: COST_COLUMNS },
])('writes $file with known columns only, every row about one company', ({ rows, columns }) => {
  expect(rows.length).toBeGreaterThan(20);
  const known = new Set(columns);
  expect(rows.filter((row) => Object.keys(row).some((name) => !known.has(name)))).toEqual([]);
  expect(rows.filter((row) => KEYS.filter((name) => row[name]).length !== 1)).toEqual([]);
});

it('covers the weeks before today, and nothing after last midnight', () => {
  const times = events.map(({ timestamp }) => Date.parse(String(timestamp)));
  expect(times.reduce((a, b) => Math.max(a, b))).toBeLessThan(Date.parse('2026-11-22T00:00:00Z'));
  expect(times.reduce((a, b) => Math.min(a, b))).toBeLessThan(NOW - 34 * 86_400_000);
});

it('gives every event an id of its own', () => {
  expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(events.length);
});

it('shows the story in the usage: the expanding account uses more seats and features', () => {
  const of = (key: string) => events.filter(({ account_key }) => account_key === key);
  const lastWeek = (key: string) =>
    new Set(
      of(key)
        .filter(({ timestamp }) => Date.parse(String(timestamp)) > NOW - 8 * 86_400_000)
        .map(({ user_id }) => user_id),
    ).size;
  const features = (key: string) =>
    KEY_FEATURES.filter((feature) => of(key).some(({ event }) => event === feature)).length;
  const [expanding, silent] = ['acct_000001', 'acct_000007'] as const;

  expect(lastWeek(expanding) / accountSeats(0)).toBeGreaterThan(0.8);
  expect(lastWeek(silent) / accountSeats(6)).toBeLessThan(0.15);
  expect(features(expanding)).toBeGreaterThan(features(silent));
});

const accountSeats = (company: number): number => portal.accounts.seats[company]!;

it('says of every signed goal who signed it and when, and of no other', () => {
  for (const { state, signed_by, signed_at } of goals) {
    const signed = !['draft', 'proposed'].includes(String(state));
    expect([Boolean(signed_by), Boolean(signed_at)]).toEqual([signed, signed]);
  }
});

it('names a goal at most once for a company', () => {
  const metrics = goals.map(
    (row) =>
      `${row['account_key'] ?? row['domain'] ?? row['company_id']}|${row['goal']}|${row['metric']}`,
  );
  expect(new Set(metrics).size).toBe(metrics.length);
});

it('has readings of goals that exist only', () => {
  const keys = (rows: Row[]) =>
    new Set(
      rows.map((row) => `${row['account_key']}|${row['domain']}|${row['goal']}|${row['metric']}`),
    );
  const known = keys(goals);
  expect([...keys(readings)].filter((key) => !known.has(key))).toEqual([]);
});

it('counts no source quantity twice', () => {
  const sources = values.map(
    (row) => `${row['account_key']}|${row['domain']}|${row['source_metric'] ?? row['description']}`,
  );
  expect(new Set(sources).size).toBe(sources.length);
});

it('gives the first account goals, agreements, both ledgers and costs', () => {
  const own = (rows: Row[]) => rows.filter(({ account_key }) => account_key === 'acct_000001');
  expect(own(goals).map(({ state }) => state)).toEqual(
    expect.arrayContaining(['active', 'achieved', 'proposed']),
  );
  expect(own(values).map(({ confirmed_by }) => confirmed_by !== undefined)).toEqual(
    expect.arrayContaining([true, false]),
  );
  expect(own(costs).map(({ kind }) => kind)).toEqual([
    'licence',
    'implementation',
    'customer_effort',
  ]);
});

it('quotes what CSV needs quoted, and leaves empty cells out of NDJSON', () => {
  const rows = [
    { name: 'A "good" one, really', note: null },
    { name: 'plain', note: 'two\nlines' },
  ];
  expect([...csvText(['name', 'note'], rows)].join('')).toBe(
    'name,note\n"A ""good"" one, really",\nplain,"two\nlines"\n',
  );
  expect([...ndjsonText(rows)][0]).toBe('{"name":"A \\"good\\" one, really"}\n');
});

it.each(Object.keys(PEOPLE_COLUMNS) as PeopleKind[])(
  'writes %s of the showcase accounts with known columns only',
  (kind) => {
    const rows = [...peopleRows(portal, kind, { companies: Infinity, currency: 'EUR' })];
    const known = new Set(PEOPLE_COLUMNS[kind]);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => Object.keys(row).some((name) => !known.has(name)))).toEqual([]);
    expect(rows.filter((row) => KEYS.filter((name) => row[name]).length !== 1)).toEqual([]);
  },
);

it('has agreements in every state that a file can tell', () => {
  expect(new Set(goals.map(({ state }) => state))).toEqual(
    new Set(['draft', 'proposed', 'signed', 'active', 'achieved', 'missed', 'ended']),
  );
});
