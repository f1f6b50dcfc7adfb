import { inspect } from 'node:util';

import { postgresEngine } from '@attain/sync-worker/adapters/analytics/sql/engines/postgres';
import { sqlAnalytics } from '@attain/sync-worker/adapters/analytics/sql/sql-analytics';
import pg from 'pg';
import { afterAll, describe, expect, it as base } from 'vitest';

import { databaseOn, freePort, postgresServer } from '../contract/store/postgres-server.ts';
import { NOW, pullStage, rowsOf, someSpan } from './pull-stage.ts';

const server = await postgresServer();
afterAll(async () => {
  if (!('missing' in server)) await server.stop();
});

type Warehouse = {
  url: string;
  run(statement: string, values?: readonly unknown[]): Promise<void>;
  /** One event at a time in UTC. */
  event(account: string | null, user: string | null, name: string, at: string): Promise<void>;
};

const it = base.extend<{ warehouse: Warehouse }>({
  warehouse: async ({}, use) => {
    if ('missing' in server) throw new Error(server.missing);
    const database = await databaseOn(server.url);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const run = async (statement: string, values: readonly unknown[] = []) => {
      await client.query(statement, [...values]);
    };
    await run(
      'create table events (account text, user_id text, name text, at timestamptz, seconds int, exported int)',
    );
    await use({
      url: database.url,
      run,
      event: (...event) => run('insert into events values ($1, $2, $3, $4, 60, 5)', event),
    });
    await client.end();
    await database.stop();
  },
});

const EVENTS = [
  'select account as account_key, (at at time zone :zone)::date as day, name as event,',
  '  count(*) as count, sum(seconds) as duration_s, sum(exported) as exported',
  'from events where at >= :from and at < :to group by 1, 2, 3 -- the group-by runs there',
];
const USERS = `select account as account_key, (at at time zone :zone)::date as day, user_id, count(distinct date_trunc('hour', at)) as sessions, sum(seconds) as duration_s
  from events where at >= :from and at < :to and user_id is not null group by 1, 2, 3;`;

const source = (change: object = {}) => ({
  name: 'warehouse',
  type: 'postgres',
  secretFrom: 'WAREHOUSE_URL',
  eventsQuery: EVENTS,
  usersQuery: USERS,
  backfillDays: 30,
  ...change,
});

async function opened(url: string, change: object = {}) {
  const stage = await pullStage();
  const configuration = stage.configuration({ sources: [source(change)] });
  const [own] = configuration.usage.sources;
  if (own?.type !== 'postgres') throw new Error('no source');
  const analytics = sqlAnalytics(own, postgresEngine(url, own.secretFrom));
  return { ...stage, configuration, analytics, pulled: { analytics, configuration } };
}

const name =
  'missing' in server ? `PostgreSQL as a source: ${server.missing}` : 'PostgreSQL as a source';

describe.skipIf('missing' in server)(name, { timeout: 60_000 }, () => {
  it('counts by account, day of the portal and event, and tells who was active', async ({
    warehouse,
  }) => {
    await warehouse.event('acc_1', 'ada', 'login', '2026-06-29T22:30:00Z');
    await warehouse.event('acc_1', 'ada', 'login', '2026-06-30T21:59:59Z');
    await warehouse.event(null, null, 'visit', '2026-06-30T10:00:00Z');
    const { analytics } = await opened(warehouse.url);
    const rows = await rowsOf(analytics, someSpan('2026-06-30', '2026-06-30'));
    expect(rows).toHaveLength(3);
    expect(rows).toContainEqual({
      kind: 'cell',
      account: { by: 'account_key', value: 'acc_1' },
      event: 'login',
      day: 20_634,
      count: 2,
      durationSeconds: 120,
      numbers: { exported: 10 },
    });
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: 'cell', account: null, event: 'visit' }),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: 'user_day', user: 'ada', sessions: 2 }),
    );
  });

  it('becomes the usage of companies; the same again changes nothing, and late events land on their day', async ({
    warehouse,
  }) => {
    await warehouse.event('acc_1', 'ada', 'login', '2026-06-20T10:00:00Z');
    await warehouse.event('acc_1', 'bob', 'login', '2026-06-29T10:00:00Z');
    await warehouse.event('acc_9', 'eve', 'login', '2026-06-29T10:00:00Z');
    const stage = await opened(warehouse.url);
    expect(await stage.pull(stage.pulled)).toMatchObject({
      state: 'pulled',
      firstDay: '2026-06-01',
      lastDay: '2026-07-01',
      throughDay: '2026-06-30',
      changedDays: 2,
      cells: 3,
      userDays: 3,
      outcomes: { stored: 3 },
      refusedCount: 0,
    });
    expect(await stage.dirty()).toEqual(['512']);
    expect(await stage.usage('512')).toMatchObject({ seconds: 120, hasDurations: true });
    const [unmatched] = await stage.store.usage.accounts({ matched: false, limit: 10 });
    expect(unmatched).toMatchObject({
      ref: { by: 'account_key', value: 'acc_9' },
      source: 'warehouse',
    });

    const before = await stage.usage('512');
    expect(await stage.pull(stage.pulled)).toMatchObject({
      firstDay: '2026-06-28',
      changedDays: 0,
    });
    expect(await stage.dirty()).toEqual([]);
    expect(await stage.usage('512')).toEqual(before);

    await warehouse.event('acc_3', 'cleo', 'login', '2026-06-28T10:00:00Z');
    await warehouse.event('acc_1', 'ada', 'login', '2026-06-27T10:00:00Z');
    expect(await stage.pull(stage.pulled)).toMatchObject({ changedDays: 1 });
    expect(await stage.dirty()).toEqual(['513']);
    expect(await stage.usage('512')).toEqual(before);
    expect(await stage.pull({ ...stage.pulled, since: '2026-06-27' })).toMatchObject({
      firstDay: '2026-06-27',
      changedDays: 1,
    });
    expect(await stage.usage('512')).toMatchObject({ seconds: 180 });

    await warehouse.run(`delete from events where account = 'acc_3'`);
    await stage.pull(stage.pulled);
    expect(await stage.usage('513')).toBeNull();
  });

  it('takes metrics over as readings, and corrects one of the same time', async ({ warehouse }) => {
    await warehouse.run('create table roi (company text, hours numeric, month date)');
    await warehouse.run(
      `insert into roi values ('512', 12.5, '2026-06-01'), ('514', 1, '2026-06-01'), ('513', 2, '2026-06-01')`,
    );
    const stage = await opened(warehouse.url, {
      eventsQuery: null,
      usersQuery: null,
      metricsQuery: `select company as company_id, 'Time saved' as metric, hours as value, month as measured_at from roi`,
    });
    await stage.goal('512', 'Time saved');
    expect(await stage.pull(stage.pulled)).toMatchObject({
      state: 'pulled',
      readings: { stored: 1, unchanged: 0 },
      refusedCount: 2,
      throughDay: '2026-06-30',
    });
    expect(await stage.readings('512')).toMatchObject([
      { value: 12.5, measuredAt: Date.UTC(2026, 4, 31, 22) },
    ]);
    expect(await stage.pull(stage.pulled)).toMatchObject({ readings: { stored: 0, unchanged: 1 } });
    await warehouse.run(`update roi set hours = 13 where company = '512'`);
    expect(await stage.pull(stage.pulled)).toMatchObject({ readings: { stored: 1 } });
    expect(await stage.readings('512')).toMatchObject([{ value: 13 }]);
  });

  it.each([
    [
      'a function that writes',
      {
        eventsQuery: `select account as account_key, at::date as day, name as event, nextval('s') as count from events where at >= :from and at < :to`,
      },
      'may only read',
    ],
    [
      'a column that is not there',
      { eventsQuery: 'select plan from events where at >= :from and at < :to' },
      'PostgreSQL refuses the query: column "plan" does not exist',
    ],
    [
      'a contract that is not kept',
      {
        eventsQuery:
          'select account as account_key, name as event from events where at >= :from and at < :to',
      },
      'The eventsQuery gives no column day, count',
    ],
    [
      'more rows than allowed',
      {
        eventsQuery: `select 'a' as account_key, :from::date as day, n::text as event, 1 as count from generate_series(1, 6000) n where :to > :from`,
        rowLimit: 5_000,
      },
      'more than 5000 rows',
    ],
  ])('fails in one sentence for %s', async (_, change, reason) => {
    if ('missing' in server) throw new Error(server.missing);
    const database = await databaseOn(server.url);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      'create table events (account text, user_id text, name text, at timestamptz); create sequence s',
    );
    await client.query(`insert into events values ('acc_1', 'ada', 'login', '2026-06-30')`);
    await client.end();
    const { analytics } = await opened(database.url, change);
    await expect(rowsOf(analytics, someSpan('2026-06-29', '2026-06-30'))).rejects.toThrow(reason);
    await database.stop();
  });

  it('tells what is wrong with a value, and not the value, which may be an address', async ({
    warehouse,
  }) => {
    await warehouse.event('acc_1', 'ada@acme.example', 'login', '2026-06-30T10:00:00Z');
    const failureOf = async (count: string) => {
      const eventsQuery = `select account as account_key, at::date as day, name as event, ${count} as count from events where at >= :from and at < :to`;
      const { analytics } = await opened(warehouse.url, { eventsQuery, usersQuery: null });
      const span = someSpan('2026-06-29', '2026-06-30');
      return rowsOf(analytics, span).then(
        () => null,
        (error: unknown) => error as Error,
      );
    };
    const tells = {
      'user_id::int': 'a text is no value of the wanted type (22P02)',
      'user_id::date': 'a text is no date or time (22007)',
      'decode(user_id, user_id)': 'a value is not as it has to be (22023)',
    };
    for (const [count, told] of Object.entries(tells)) {
      const failure = await failureOf(count);
      expect(failure?.message).toContain(told);
      expect(inspect(failure)).not.toContain('ada@');
    }
  });

  it('ends a query that takes too long, and one that is stopped', async ({ warehouse }) => {
    const slow = `select 'a' as account_key, current_date as day, 'x' as event, 1 as count, pg_sleep(60) where :from < :to`;
    const late = await opened(warehouse.url, {
      eventsQuery: slow,
      usersQuery: null,
      timeoutSeconds: 5,
    });
    const span = someSpan('2026-06-29', '2026-06-30');
    const stopping = new AbortController();
    const stopped = rowsOf(late.analytics, span, stopping.signal);
    stopped.catch(() => undefined);
    await untilSleeping(warehouse.url);
    stopping.abort(new Error('stopped'));
    await expect(stopped).rejects.toThrow('stopped');
    await expect(rowsOf(late.analytics, span)).rejects.toThrow('ended the query after 5 s');
  });

  it('tells a wrong password and a server that is away, without the password', async ({
    warehouse,
  }) => {
    const changed = (change: (url: URL) => void) => {
      const url = new URL(warehouse.url);
      change(url);
      return url.href;
    };
    const span = someSpan('2026-06-29', '2026-06-30');
    const wrong = await opened(changed((url) => (url.password = 'not-this')));
    await expect(rowsOf(wrong.analytics, span)).rejects.toThrow(
      /^PostgreSQL refuses WAREHOUSE_URL: /,
    );
    await expect(rowsOf(wrong.analytics, span)).rejects.not.toThrow('not-this');
    const port = await freePort();
    const away = await opened(changed((url) => (url.port = String(port))));
    await expect(rowsOf(away.analytics, span)).rejects.toThrow('does not answer (ECONNREFUSED)');
    expect(await away.pull({ ...away.pulled, now: NOW })).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('ECONNREFUSED') as string,
      throughDay: null,
    });
  });

  it('refuses at the start a query that would answer all days each time, or change something', async () => {
    const message = (change: object) =>
      opened('postgres://h/d', change).then(
        () => '',
        (error: Error) => error.message,
      );
    expect(await message({ eventsQuery: 'select 1' })).toContain(
      'warehouse: eventsQuery would answer all days',
    );
    expect(await message({ usersQuery: 'delete from users' })).toBe(
      'usage.sources warehouse: usersQuery is no SELECT: it may only read.',
    );
    expect(() => postgresEngine('mysql://x', 'WAREHOUSE_URL')).toThrow(
      'WAREHOUSE_URL is no postgres://',
    );
  });
});

/** Resolves when a query of a source sleeps. */
async function untilSleeping(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const sleeping = `select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`;
  while ((await client.query(sleeping)).rowCount === 0);
  await client.end();
}
