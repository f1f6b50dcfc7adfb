import { Readable } from 'node:stream';

import {
  databricksEngine,
  type DatabricksDriver,
} from '@attain/sync-worker/adapters/analytics/sql/engines/databricks';
import {
  snowflakeEngine,
  type SnowflakeDriver,
} from '@attain/sync-worker/adapters/analytics/sql/engines/snowflake';
import type { SqlEngine } from '@attain/sync-worker/adapters/analytics/sql/sql-analytics';
import { usageSourcesSchema } from '@attain/sync-worker/config/usage-sources';
import { describe, expect, it } from 'vitest';

import { someSpan } from '../../integration/pull-stage.ts';

const QUERY = 'select a from t where at >= :from and day <= :to_day and zone = :zone;';
const ROWS = [{ ACCOUNT_KEY: 'acc_1' }, { ACCOUNT_KEY: 'acc_2' }];

const common = { name: 'w', secretFrom: 'SECRET', eventsQuery: QUERY };
function sourceOf<Type extends 'snowflake' | 'databricks'>(type: Type, more: object) {
  const [source] = usageSourcesSchema.parse([{ ...common, type, ...more }]);
  return source as Extract<NonNullable<typeof source>, { type: Type }>;
}

async function rowsOf(engine: SqlEngine, signal = new AbortController().signal) {
  const rows: unknown[] = [];
  const span = someSpan('2026-06-29', '2026-06-30');
  for await (const page of engine.ask({ query: QUERY, span, timeoutMs: 60_000, signal }))
    rows.push(...page);
  return rows;
}

type Call = readonly [string, unknown?];
const failing = (text: string, more: object = {}) => Object.assign(new Error(text), more);

describe('the driver of Snowflake', () => {
  const source = sourceOf('snowflake', {
    account: 'org-acc',
    username: 'reader',
    warehouse: 'wh',
    role: 'READER',
  });

  function driver(
    calls: Call[],
    faults: { connect?: Error; execute?: Error } = {},
  ): SnowflakeDriver {
    return {
      configure: (options) => void calls.push(['configure', options]),
      createConnection(options) {
        calls.push(['createConnection', options]);
        return {
          connect: (done) => done(faults.connect),
          execute(given) {
            const { complete, ...options } = given as {
              complete: (error?: Error, statement?: unknown) => void;
            };
            calls.push(['execute', options]);
            const statement = {
              streamRows: () => Readable.from(ROWS),
              cancel: () => {
                calls.push(['cancel']);
                complete(failing('SQL execution canceled', { sqlState: '57014' }));
              },
            };
            if (faults.execute?.message !== 'silence')
              setImmediate(() => complete(faults.execute, statement));
            return statement;
          },
          destroy(done) {
            calls.push(['destroy']);
            done();
          },
        };
      },
    };
  }

  it('gets places for parameters, a limit of time, and no chance to write a log', async () => {
    const calls: Call[] = [];
    expect(await rowsOf(snowflakeEngine(source, 'a-token', async () => driver(calls)))).toEqual(
      ROWS,
    );
    expect(calls).toMatchObject([
      ['configure', { logLevel: 'OFF' }],
      [
        'createConnection',
        {
          account: 'org-acc',
          role: 'READER',
          authenticator: 'PROGRAMMATIC_ACCESS_TOKEN',
          token: 'a-token',
        },
      ],
      [
        'execute',
        {
          sqlText:
            'select a from t where at >= to_timestamp_tz(?) and day <= to_date(?) and zone = ?',
          binds: ['2026-06-28T22:00:00.000Z', '2026-06-30', 'Europe/Berlin'],
          streamResult: true,
          parameters: { STATEMENT_TIMEOUT_IN_SECONDS: 60, TIMEZONE: 'UTC' },
        },
      ],
      ['destroy'],
    ]);
  });

  it('signs in with a private key where the secret is one', async () => {
    const calls: Call[] = [];
    const key = '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----';
    await rowsOf(snowflakeEngine(source, key, async () => driver(calls)));
    expect(calls[1]).toMatchObject([
      'createConnection',
      { authenticator: 'SNOWFLAKE_JWT', privateKey: key },
    ]);
  });

  it.each([
    [
      { connect: failing('Incorrect username.', { code: 390100 }) },
      'Snowflake refuses the user or the secret: Incorrect username.',
    ],
    [
      { connect: failing('getaddrinfo ENOTFOUND', { code: 401001 }) },
      'Snowflake does not answer: getaddrinfo',
    ],
    [
      { execute: failing('Object T does not exist', { sqlState: '42S02' }) },
      'Snowflake refuses the query: Object T',
    ],
    [
      { execute: failing('canceled', { sqlState: '57014' }) },
      'Snowflake ended the query: raise timeoutSeconds',
    ],
  ])('tells what is wrong, and closes the connection: %o', async (faults, reason) => {
    const calls: Call[] = [];
    const engine = snowflakeEngine(source, 'a-token', async () => driver(calls, faults));
    await expect(rowsOf(engine)).rejects.toThrow(reason);
    expect(calls.at(-1)).toEqual(
      'connect' in faults ? expect.arrayContaining(['createConnection']) : ['destroy'],
    );
  });

  it('cancels a query that is stopped', async () => {
    const calls: Call[] = [];
    const stopping = new AbortController();
    const engine = snowflakeEngine(source, 'a-token', async () =>
      driver(calls, { execute: failing('silence') }),
    );
    const stopped = rowsOf(engine, stopping.signal);
    await new Promise((resolve) => setImmediate(resolve));
    stopping.abort(new Error('stopped'));
    await expect(stopped).rejects.toThrow('stopped');
    expect(calls.slice(-2)).toEqual([['cancel'], ['destroy']]);
  });

  it('is named with the command that installs it, where it is not', async () => {
    await expect(rowsOf(snowflakeEngine(source, 'a-token'))).rejects.toThrow(
      'The driver snowflake-sdk is not installed, or cannot be loaded: run `npm install --save-exact -w sync-worker snowflake-sdk@3.3.0`.',
    );
  });
});

describe('the driver of Databricks', () => {
  const source = sourceOf('databricks', {
    host: 'dbc.example',
    path: '/sql/1.0/warehouses/1',
    catalog: 'main',
  });

  function driver(
    calls: Call[],
    faults: { connect?: Error; fetch?: Error } = {},
  ): DatabricksDriver {
    class DBSQLClient {
      async connect(options: object) {
        calls.push(['connect', options]);
        if (faults.connect) throw faults.connect;
        return this;
      }
      async openSession(options: object) {
        calls.push(['openSession', options]);
        const chunks = [...ROWS];
        const operation = {
          fetchChunk: async () => {
            if (faults.fetch) throw faults.fetch;
            return chunks.splice(0, 1);
          },
          hasMoreRows: async () => chunks.length > 0,
          cancel: async () => undefined,
          close: async () => void calls.push(['close operation']),
        };
        return {
          executeStatement: async (text: string, given: object) => {
            calls.push([text, given]);
            return operation;
          },
          close: async () => void calls.push(['close session']),
        };
      }
      async close() {
        calls.push(['close client']);
      }
    }
    return { DBSQLClient };
  }

  it('gets named parameters that are cast, a limit of time, and closes what it opened', async () => {
    const calls: Call[] = [];
    expect(await rowsOf(databricksEngine(source, 'dapi-token', async () => driver(calls)))).toEqual(
      ROWS,
    );
    expect(calls).toMatchObject([
      [
        'connect',
        {
          host: 'dbc.example',
          path: '/sql/1.0/warehouses/1',
          token: 'dapi-token',
          telemetryEnabled: false,
        },
      ],
      ['openSession', { initialCatalog: 'main', configuration: { STATEMENT_TIMEOUT: '60' } }],
      [
        'select a from t where at >= cast(:from as timestamp) and day <= cast(:to_day as date) and zone = :zone',
        {
          namedParameters: {
            from: '2026-06-28T22:00:00.000Z',
            to_day: '2026-06-30',
            zone: 'Europe/Berlin',
          },
        },
      ],
      ['close operation'],
      ['close session'],
      ['close client'],
    ]);
  });

  it.each([
    [
      { connect: failing('Forbidden', { statusCode: 403 }) },
      'Databricks refuses the access token (403)',
    ],
    [
      { fetch: failing('[TABLE_OR_VIEW_NOT_FOUND] t') },
      'Databricks refuses the query or does not answer: [TABLE_OR_VIEW_NOT_FOUND] t',
    ],
    [{ fetch: failing('STATEMENT_TIMEOUT reached') }, 'Databricks ended the query'],
  ])('tells what is wrong: %o', async (faults, reason) => {
    await expect(
      rowsOf(databricksEngine(source, 'dapi-token', async () => driver([], faults))),
    ).rejects.toThrow(reason);
  });

  it('is named with the command that installs it, where it is not', async () => {
    await expect(rowsOf(databricksEngine(source, 'dapi-token'))).rejects.toThrow(
      'npm install --save-exact -w sync-worker @databricks/sql@2.1.0',
    );
  });
});
