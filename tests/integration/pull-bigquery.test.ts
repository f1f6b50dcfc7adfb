import { bigqueryEngine } from '@attain/sync-worker/adapters/analytics/sql/engines/bigquery';
import { sqlAnalytics } from '@attain/sync-worker/adapters/analytics/sql/sql-analytics';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';

import { bigqueryServer } from '../sources/bigquery-server.ts';
import { rowsOf, someSpan } from './pull-stage.ts';

const FIELDS = [
  { name: 'account_key', type: 'STRING' },
  { name: 'day', type: 'DATE' },
  { name: 'event', type: 'STRING' },
  { name: 'count', type: 'INTEGER' },
  { name: 'spent', type: 'NUMERIC' },
];
const ROWS = [
  ['acc_1', '2026-06-29', 'login', '3', '1.5'],
  ['acc_1', '2026-06-30', 'login', '2', null],
  [null, '2026-06-30', 'visit', '9', null],
];
const QUERY = String.raw`select 'it\'s :to' as note from events where at >= :from and at < :to and day >= :from_day and zone = :zone`;
const SPAN = someSpan('2026-06-29', '2026-06-30');

/** No credentials are looked for on this machine. */
beforeAll(() => void vi.stubEnv('METADATA_SERVER_DETECTION', 'none'));
afterAll(() => void vi.unstubAllEnvs());

async function opened(change: object = {}) {
  const server = await bigqueryServer({ fields: FIELDS, rows: ROWS });
  onTestFinished(() => server.stop());
  const source = {
    name: 'lake',
    type: 'bigquery',
    projectId: 'my-project',
    origin: server.origin,
    eventsQuery: QUERY,
    maxBytesBilled: 1_000_000,
    timeoutSeconds: 60,
    ...change,
  };
  const [own] = configurationSchema.parse({ usage: { sources: [source] } }).usage.sources;
  if (own?.type !== 'bigquery') throw new Error('no source');
  return { server, analytics: sqlAnalytics(own, bigqueryEngine(own, null)) };
}

/** With the real driver, which a loopback server stands in front of. */
describe('BigQuery as a source', () => {
  it('is asked by a job with typed parameters, and read page by page', async () => {
    const { server, analytics } = await opened();
    expect(await rowsOf(analytics, SPAN)).toMatchObject([
      {
        kind: 'cell',
        account: { by: 'account_key', value: 'acc_1' },
        day: 20_633,
        event: 'login',
        count: 3,
        numbers: { spent: 1.5 },
      },
      { day: 20_634, count: 2, numbers: null },
      { account: null, event: 'visit', count: 9 },
    ]);
    const [{ query, jobTimeoutMs } = { query: null, jobTimeoutMs: null }] = server.jobs;
    expect(Number(jobTimeoutMs)).toBe(60_000);
    expect(query).toMatchObject({
      query: String.raw`select 'it\'s :to' as note from events where at >= @from and at < @to and day >= @from_day and zone = @zone`,
      useLegacySql: false,
      maximumBytesBilled: '1000000',
      parameterMode: 'named',
    });
    const parameters = query?.queryParameters?.map(({ name, parameterType, parameterValue }) => [
      name,
      parameterType.type,
      parameterValue.value,
    ]);
    expect(parameters).toEqual([
      ['from', 'TIMESTAMP', '2026-06-28T22:00:00.000Z'],
      ['to', 'TIMESTAMP', '2026-06-30T22:00:00.000Z'],
      ['from_day', 'DATE', '2026-06-29'],
      ['zone', 'STRING', 'Europe/Berlin'],
    ]);
  });

  it('is checked by a dry run, which costs nothing', async () => {
    const { server, analytics } = await opened();
    await expect(analytics.check(new AbortController().signal)).resolves.toBe(
      'answers eventsQuery',
    );
    expect(server.jobs).toMatchObject([{ dryRun: true }]);
  });

  it('tells why it refuses a query', async () => {
    const { analytics } = await opened({
      eventsQuery: 'select * from nowhere where at >= :from and at < :to',
    });
    await expect(rowsOf(analytics, SPAN)).rejects.toThrow(
      'BigQuery refuses the query: Not found: Table my-project:nowhere was not found in location EU',
    );
  });
});
