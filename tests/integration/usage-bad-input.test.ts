import { gzipSync } from 'node:zlib';

import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { UsageOutcome } from '@attain/sync-worker/ports/usage';
import { describe, expect } from 'vitest';

import { it, track, type UsageServer } from './usage-server.ts';

type BadInput = { what: string; call: object; outcome: UsageOutcome };

const GOOGLEBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

const BAD_INPUTS: readonly BadInput[] = [
  { what: 'no account', call: { context: {}, userId: undefined }, outcome: 'no_account' },
  { what: 'no name', call: { event: undefined }, outcome: 'no_event' },
  { what: 'an empty name', call: { event: ' ' }, outcome: 'no_event' },
  { what: 'a name of 10 kB', call: { event: 'x'.repeat(10_240) }, outcome: 'name_too_long' },
  { what: 'a name with NUL', call: { event: 'a\0b' }, outcome: 'not_text' },
  { what: 'an account with NUL', call: { context: { groupId: 'a\0' } }, outcome: 'not_text' },
  { what: 'a date in 1970', call: { timestamp: '1970-01-01T00:00:00Z' }, outcome: 'too_old' },
  { what: 'a date in 2099', call: { timestamp: '2099-01-01T00:00:00Z' }, outcome: 'future' },
  {
    what: 'a crawler',
    call: { context: { groupId: 'acme', userAgent: GOOGLEBOT } },
    outcome: 'bot',
  },
  { what: 'a monitor', call: { userId: 'monitor' }, outcome: 'internal' },
  { what: 'our own account', call: { context: { groupId: 'us' } }, outcome: 'internal' },
  { what: 'a heartbeat', call: { event: 'ping.1' }, outcome: 'excluded_event' },
  { what: 'an alias', call: { type: 'alias' }, outcome: 'ignored_call' },
];

const USAGE = {
  exclude: { users: ['monitor'], accounts: ['us'], events: ['ping.*'] },
};

describe.concurrent('bad input', () => {
  it('has an outcome each that is counted, and holds up nothing', async ({ aUsageServer }) => {
    const app = await aUsageServer({ config: { usage: USAGE } });
    let expected = {};
    for (const [n, { what, call, outcome }] of BAD_INPUTS.entries()) {
      const batch = [track(`bad-${n}`, call), track(`good-${n}`)];
      expect({ what, ...(await app.post('/v1/batch', { batch })) }).toMatchObject({
        ...{ what, status: 200, body: { success: true } },
      });
      expected = counted(expected, outcome, 'stored');
      expect({ what, outcomes: await app.outcomes() }).toEqual({ what, outcomes: expected });
    }
    const metrics = await (await fetch(`${app.server.origin}/metrics`)).text();
    for (const { outcome } of BAD_INPUTS)
      expect(metrics).toMatch(
        new RegExp(`attain_usage_events_total\\{outcome="${outcome}"\\} [1-9]`),
      );
  });

  it('that is no UTF-8 costs the names that hold it, and not the batch', async ({
    aUsageServer,
  }) => {
    const app = await aUsageServer();
    const text = JSON.stringify({
      batch: [track('m-1', { event: 'caf?' }), track('m-2', { userId: 'us?er' }), track('m-3')],
    });
    const bytes = Buffer.from(text, 'latin1');
    for (const [at, byte] of bytes.entries()) if (byte === 0x3f) bytes[at] = 0xe9;
    expect((await app.post('/v1/batch', bytes)).status).toBe(200);
    expect(await app.outcomes()).toEqual({ not_text: 1, stored: 2 });
  });

  it('of five megabytes of nesting is taken for what stands around it', async ({
    aUsageServer,
  }) => {
    const app = await aUsageServer();
    const depth = 2_500_000;
    const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const event = JSON.stringify(track('m-1')).slice(0, -1);
    const nestings = [
      { body: `{"batch":[${event},"properties":{"a":${nested}}}]}`, status: 413 },
      {
        body: `{"batch":[${event},"properties":{"a":${nested.slice(depth - 1e6, depth + 1e6)}}}]}`,
        status: 200,
      },
      { body: nested.slice(depth - 1e6, depth + 1e6), status: 400 },
    ];
    for (const { body, status } of nestings) {
      expect((await app.post('/v1/batch', body)).status).toBe(status);
    }
    const packed = gzipSync(nestings[1]?.body ?? '');
    expect((await app.post('/v1/batch', packed)).status).toBe(200);
    expect(await app.outcomes()).toMatchObject({ stored: 1, repeated: 1 });
    expect((await fetch(`${app.server.origin}/healthz`)).status).toBe(200);
  });

  it('of ever new names and accounts is bounded, and what is known goes on', async ({
    aUsageServer,
  }) => {
    const usage = { limits: { eventNames: 10, accounts: 20 } };
    const app = await aUsageServer({ config: { usage } });
    await app.post('/v1/batch', { batch: [track('known')] });
    for (let n = 0; n < 5; n += 1) {
      const names = Array.from({ length: 100 }, (_, k) =>
        track(`n-${n}-${k}`, { event: `e ${n} ${k}` }),
      );
      const accounts = Array.from({ length: 100 }, (_, k) =>
        track(`a-${n}-${k}`, { context: { groupId: `account ${n} ${k}` } }),
      );
      await app.post('/v1/batch', { batch: [...names, ...accounts] });
    }
    await app.post('/v1/batch', { batch: [track('known too')] });
    const { stored = 0, too_many_names = 0, too_many_accounts = 0 } = await app.outcomes();
    expect({ too_many_names, too_many_accounts }).toEqual({
      ...{ too_many_names: 500 - 9, too_many_accounts: 500 - 19 },
    });
    expect(stored).toBe(1_002 - too_many_names - too_many_accounts);
    expect(sizes(app)).toEqual({ names: 10, accounts: 20 });
    expect(app.cells()).toContainEqual(
      expect.objectContaining({ account: 'acme', event: 'Report exported', count: 2 }),
    );
  });

  it('beyond what a source may send on a day is told to wait until the next', async ({
    aUsageServer,
  }) => {
    const app = await aUsageServer({ config: { usage: { limits: { eventsPerDay: 3 } } } });
    const send = (...ids: string[]) => app.post('/v1/batch', { batch: ids.map((id) => track(id)) });
    expect((await send('m-1', 'm-2')).status).toBe(200);
    expect((await send('m-3', 'm-4')).status).toBe(200);
    const { status, headers } = await send('m-5');
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(DAY_MS / 1_000 + 3_600);
    await app.untilOutcomes({ stored: 4, over_quota: 1 });
  });

  it('from many connections at once is stored whole', async ({ aUsageServer }) => {
    const app = await aUsageServer();
    const senders = Array.from({ length: 50 }, (_, n) =>
      app.post('/v1/batch', {
        batch: Array.from({ length: 40 }, (_event, k) => track(`m-${n % 25}-${k}`)),
      }),
    );
    expect((await Promise.all(senders)).every(({ status }) => status === 200)).toBe(true);
    expect(await app.outcomes()).toEqual({ stored: 1_000, repeated: 1_000 });
    expect(app.cells()).toMatchObject([{ account: 'acme', count: 1_000 }]);
  });
});

function counted(counts: object, ...outcomes: readonly UsageOutcome[]): object {
  const sums: Record<string, number> = { ...counts };
  for (const outcome of outcomes) sums[outcome] = (sums[outcome] ?? 0) + 1;
  return sums;
}

function sizes({ rows }: UsageServer) {
  const count = (table: string) => rows<{ n: number }>(`select count(*) as n from ${table}`)[0]?.n;
  return { names: count('usage_event_name'), accounts: count('usage_account') };
}
