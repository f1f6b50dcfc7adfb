import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parquetFile } from '../unit/imports/parquet-file.ts';
import { importPortal } from './imports-portal.ts';

type Row = {
  account_key: string;
  event: string;
  at: number;
  user_id: string;
  n: number;
  plan: string;
};

const text = fc.string({
  unit: fc.constantFrom('a', 'B', 'ü', '"', "'", ',', '\\', ' ', '😀', '\n'),
});
const rows = fc.array(
  fc.record({
    account_key: fc.constantFrom('acc_1', 'acc_3', 'nobody'),
    event: fc.constantFrom('login', 'Report "x", y'),
    at: fc.integer({ min: Date.UTC(2026, 5, 1), max: Date.UTC(2026, 5, 30) }),
    user_id: fc.constantFrom('u1', 'ü 2', ''),
    n: fc.integer({ min: 0, max: 3 }),
    plan: text,
  }),
  { minLength: 1, maxLength: 25 },
);

const timestamp = ({ at }: Row) => new Date(at).toISOString();
const quoted = (cell: string | number) => `"${String(cell).replaceAll('"', '""')}"`;
const literal = (cell: string) => `'${cell.replaceAll("'", "''")}'`;

function csvOf(all: readonly Row[]): string {
  const line = (row: Row) =>
    [row.account_key, row.event, timestamp(row), row.user_id, row.n, row.plan].map(quoted).join();
  return ['account_key,event,timestamp,user_id,duration_s,plan', ...all.map(line)].join('\r\n');
}

function ndjsonOf(all: readonly Row[]): string {
  return all
    .map((row) =>
      JSON.stringify({
        plan: row.plan,
        ...{ 'Duration S': row.n, user_id: row.user_id || null, timestamp: timestamp(row) },
        ...{ event: row.event, account_key: row.account_key },
      }),
    )
    .join('\n');
}

async function parquetOf(all: readonly Row[]): Promise<Buffer> {
  const values = all.map(
    (row) =>
      `(${literal(row.account_key)}, ${literal(row.event)}, timestamptz '${timestamp(row)}', ${literal(row.user_id)}, ${row.n}::integer, ${literal(row.plan)})`,
  );
  const { path } = await parquetFile(
    `select * from (values ${values.join()}) t(account_key, event, "timestamp", user_id, duration_s, plan)`,
  );
  return readFile(path);
}

describe('one table of events', () => {
  it('is the same in every format: what came as one adds nothing as another', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        const files: [string, string | Buffer][] = [
          ['a.csv', csvOf(all)],
          ['a.ndjson', ndjsonOf(all)],
          ['a.csv.gz', gzipSync(csvOf(all))],
          ['a.parquet', await parquetOf(all)],
        ];
        for (const [first, content] of files) {
          const portal = await importPortal();
          expect(await portal.import('events', content, { name: first })).toMatchObject({
            stored: all.length,
            rejectedCount: 0,
          });
          const before = [await portal.account('512'), await portal.account('513')];
          for (const [name, again] of files) {
            const report = await portal.import('events', again, { name });
            expect(report, `${name} after ${first}`).toMatchObject({
              stored: 0,
              unchanged: all.length,
            });
          }
          expect([await portal.account('512'), await portal.account('513')]).toEqual(before);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('is read beside the thread that stores it when it is large, to the same effect', async () => {
    const start = Date.UTC(2026, 5, 1);
    const names = ['open', 'Report "x"', 'close'];
    const large = Array.from(
      { length: 60_000 },
      (_, n): Row => ({
        account_key: n % 3 === 0 ? 'acc_3' : 'acc_1',
        event: names[n % 7] ?? 'other',
        at: start + Math.floor(n / 4) * 20_000,
        user_id: `user ${Math.floor(n / 40) % 50}`,
        n: n % 60,
        plan: 'a longer text that makes the file large',
      }),
    );
    const portal = await importPortal();
    const file = csvOf(large);
    expect(file.length).toBeGreaterThan(4e6);
    const whole = await portal.import('events', file, { name: 'large.csv' });
    const pieces = await importPortal();
    const stored: number[] = [];
    for (let from = 0; from < large.length; from += 20_000) {
      const piece = csvOf(large.slice(from, from + 20_000));
      expect(piece.length).toBeLessThan(4e6);
      stored.push((await pieces.import('events', piece)).stored);
    }
    expect(whole.stored).toBe(stored.reduce((a, b) => a + b, 0));
    for (const id of ['512', '513']) {
      const [own, other] = [await portal.account(id), await pieces.account(id)];
      expect(own.usage).toEqual(other.usage);
    }
  });
});
