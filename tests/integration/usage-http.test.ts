import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import { apiErrorSchema } from '@attain/shared/contract/api-error';
import { describe, expect } from 'vitest';

import { addKey, addSource, it, SOURCE, track, until, WRITE_KEY } from './usage-server.ts';

const MEGABYTE = 1_048_576;

describe.concurrent('usage over HTTP', () => {
  it('is stored before it is answered, and once however often it comes', async ({
    aUsageServer,
  }) => {
    const app = await aUsageServer();
    const batch = [track('m-1'), track('m-2', { userId: 'user-2' }), track('m-1')];
    const first = await app.post('/v1/batch', { batch });
    expect(first).toMatchObject({ status: 200, body: { success: true } });
    expect(await app.outcomes()).toEqual({ stored: 2, repeated: 1 });
    await app.post('/v1/batch', { batch: [track('m-2'), track('m-3')] });
    expect(await app.outcomes()).toEqual({ stored: 3, repeated: 2 });
    expect(app.cells()).toMatchObject([{ account: 'acme', event: 'Report exported', count: 3 }]);
  });

  it('comes by each of the routes of the clients', async ({ aUsageServer }) => {
    const app = await aUsageServer();
    const calls = ['track', 'identify', 'group', 'page', 'screen', 'alias'] as const;
    const bodyOf = (call: string, id: string) => ({
      ...track(id, { type: undefined }),
      ...(call === 'group' ? { groupId: 'acme' } : {}),
    });
    for (const call of calls) {
      for (const route of [`/v1/${call}`, `/v1/${call[0]}`]) {
        const { status, body } = await app.post(route, bodyOf(call, route));
        expect({ route, status, body }).toEqual({ route, status: 200, body: { success: true } });
      }
    }
    for (const route of ['/batch', '/batch/', '/capture/', '/e/', '/i/v0/e/']) {
      const event = { event: 'seen', distinct_id: 'user-1', uuid: route };
      const batch = [{ ...event, properties: { $groups: { company: 'acme' } } }];
      const sent = await app.post(route, { api_key: WRITE_KEY, batch }, { key: null });
      expect({ route, ...sent }).toMatchObject({ route, status: 200, body: { status: 1 } });
    }
    expect(await app.outcomes()).toEqual({ stored: 11, membership: 4, ignored_call: 2 });
    expect(app.cells().map(({ event, count }) => `${event} ${count}`)).toEqual([
      ...['Page viewed 2', 'Report exported 2', 'Screen viewed 2', 'seen 5'],
    ]);
  });

  it('is read whatever its labels say', async ({ aUsageServer }) => {
    const app = await aUsageServer();
    const bodyOf = (id: string) => JSON.stringify({ batch: [track(id)] });
    const form = 'application/x-www-form-urlencoded';
    const ways: { id: string; body: string | Uint8Array; headers?: Record<string, string> }[] = [
      { id: 'plain text', body: bodyOf('plain text'), headers: { 'content-type': 'text/plain' } },
      { id: 'no type', body: bodyOf('no type'), headers: { 'content-type': '' } },
      { id: 'gzip', body: gzipSync(bodyOf('gzip')), headers: { 'content-encoding': 'gzip' } },
      { id: 'unlabelled', body: gzipSync(bodyOf('unlabelled')) },
      { id: 'as a form', body: gzipSync(bodyOf('as a form')), headers: { 'content-type': form } },
      { id: 'not gzip', body: bodyOf('not gzip'), headers: { 'content-encoding': 'gzip' } },
      {
        id: 'deflate',
        body: deflateSync(bodyOf('deflate')),
        headers: { 'content-encoding': 'deflate' },
      },
      { id: 'br', body: brotliCompressSync(bodyOf('br')), headers: { 'content-encoding': 'br' } },
      { id: 'mark', body: `\uFEFF${bodyOf('mark')}` },
      { id: 'base64', body: `data=${encodeURIComponent(btoa(bodyOf('base64')))}` },
      { id: 'field', body: `data=${encodeURIComponent(bodyOf('field'))}&compression=none` },
    ];
    for (const { id, body, headers = {} } of ways) {
      const { status } = await app.post('/v1/batch', body, { headers });
      expect({ id, status }).toEqual({ id, status: 200 });
    }
    expect(await app.outcomes()).toEqual({ stored: ways.length });
  });

  it('takes keys by header or body, rotates them without a gap, and refuses the others', async ({
    aUsageServer,
  }) => {
    const app = await aUsageServer();
    const statusOf = async (key: string | null, more: object = {}) =>
      (await app.post('/v1/batch', { batch: [track('m-1')], ...more }, { key })).status;
    expect(await statusOf(null, { writeKey: WRITE_KEY })).toBe(200);
    expect(await statusOf('', { writeKey: WRITE_KEY })).toBe(200);
    const wrong = [
      await statusOf(null),
      await statusOf('another'),
      await statusOf('k'.repeat(300)),
    ];
    expect(wrong).toEqual([401, 401, 401]);
    const refused = await app.post('/v1/batch', { batch: [] }, { key: 'another' });
    expect(apiErrorSchema.safeParse(refused.body).success).toBe(true);

    await app.worker.withStore(({ usage }) => addKey(usage, SOURCE, 'the next key'));
    expect([await statusOf(WRITE_KEY), await statusOf('the next key')]).toEqual([200, 200]);
    await app.worker.withStore(({ usage }) =>
      usage.revokeWriteKey(`id of ${WRITE_KEY}`, Date.now()),
    );
    await until(async () => (await statusOf(WRITE_KEY)) === 401);
    expect(await statusOf('the next key')).toBe(200);
    const keys = await app.worker.withStore(({ usage }) => usage.writeKeys());
    expect(keys.every(({ lastUsedAt }) => lastUsedAt !== null)).toBe(true);
  });

  it('of a closed source is refused and counted', async ({ aUsageServer }) => {
    const app = await aUsageServer();
    await addSource(app.worker, 'old', 'key of the old one');
    await app.worker.withStore(({ usage }) => usage.closeSource('old', Date.now()));
    const post = () =>
      app.post('/v1/batch', { batch: [track('m-1')] }, { key: 'key of the old one' });
    expect((await post()).status).toBe(403);
    expect((await post()).status).toBe(403);
    await app.untilOutcomes({ source_closed: 2 }, 'old');
    expect(app.cells()).toEqual([]);
  });

  it('that cannot be read, or is too large, is refused and counted', async ({ aUsageServer }) => {
    const app = await aUsageServer();
    const statusOf = async (body: unknown, path = '/v1/batch', key?: string | null) =>
      (await app.post(path, body, key === undefined ? {} : { key })).status;
    const unreadable = ['', '{', 'null', '[]', '{}', gzipSync('{'), Buffer.from([0x1f, 0x8b, 0])];
    for (const body of unreadable) expect(await statusOf(body)).toBe(400);
    const compressed = gzipSync(JSON.stringify({ batch: [], pad: 'x'.repeat(5 * MEGABYTE) }));
    expect(compressed.length).toBeLessThan(MEGABYTE);
    const bomb = gzipSync(Buffer.alloc(300 * MEGABYTE));
    const tooLarge = ['x'.repeat(4 * MEGABYTE + 1), 'x'.repeat(20 * MEGABYTE), compressed, bomb];
    for (const body of tooLarge) expect(await statusOf(body)).toBe(413);
    await app.untilOutcomes({
      unreadable_batch: unreadable.length,
      too_large: tooLarge.length,
    });

    // Who sends without a key that can be read is not known, and refused like that.
    expect(await statusOf('{', '/batch/', null)).toBe(401);
    expect(await statusOf(`{"api_key":"${WRITE_KEY}"`, '/batch/', null)).toBe(400);
    expect(await statusOf('{}', '/batch/', null)).toBe(401);
  });

  it('may come from browsers', async ({ aUsageServer }) => {
    const app = await aUsageServer();
    const preflight = await fetch(`${app.server.origin}/v1/t`, {
      method: 'OPTIONS',
      headers: { origin: 'https://app.acme.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    const { headers } = await app.post('/v1/t', track('m-1'));
    expect(headers.get('access-control-allow-origin')).toBe('*');

    const api = await fetch(`${app.server.origin}/api/companies/1/summary`, { method: 'OPTIONS' });
    expect(api.headers.get('access-control-allow-origin')).toBeNull();
    expect((await fetch(`${app.server.origin}/v1/batch`)).status).toBe(405);
    expect((await fetch(`${app.server.origin}/v1/other`, { method: 'POST' })).status).toBe(404);
  });

  it('finds the account of a user by what was said of the user before', async ({
    aUsageServer,
  }) => {
    const app = await aUsageServer();
    const none = { context: {} };
    await app.post('/v1/batch', {
      batch: [
        { type: 'group', userId: 'user-1', groupId: 'acme', messageId: 'g-1' },
        { type: 'identify', userId: 'user-2', traits: { email: 'ann@globex.example' } },
        { type: 'identify', userId: 'user-3', traits: { email: 'bob@gmail.com' } },
      ],
    });
    await app.post('/v1/batch', {
      batch: [
        track('m-1', { ...none, userId: 'user-1' }),
        track('m-2', { ...none, userId: 'user-2' }),
        track('m-3', { ...none, userId: undefined, anonymousId: 'anon-1' }),
        track('m-4', { ...none, userId: 'eve@initech.example' }),
      ],
    });
    expect(app.cells().map(({ account }) => account)).toEqual([
      ...['acme', 'globex.example', 'initech.example'],
    ]);
    expect(await app.outcomes()).toEqual({
      ...{ membership: 2, ignored_call: 1, stored: 3, no_account: 1 },
    });
  });

  it('keeps no address and no id of a person, and logs none', async ({ aUsageServer }) => {
    const app = await aUsageServer({ serve: { LOG_LEVEL: 'trace' } });
    const person = 'ann.example-person@globex.example';
    await app.post('/v1/batch', {
      batch: [
        { type: 'identify', userId: 'an-id-of-a-person', traits: { email: person } },
        track('m-1', { userId: person, event: `Invited ${person}` }),
        track('m-2', { userId: 'an-id-of-a-person', context: { groupId: person } }),
      ],
    });
    expect(await app.outcomes()).toEqual({ membership: 1, stored: 2 });
    const tables = app.rows<{ name: string }>(
      `select name from sqlite_master where type = 'table' and name like 'usage_%'`,
    );
    const kept = tables.map(({ name }) => JSON.stringify(app.rows(`select * from ${name}`)));
    expect(kept.join('')).toContain('globex.example');
    for (const text of [...kept, app.server.output()]) {
      expect(text).not.toContain('ann.example-person');
      expect(text).not.toContain('an-id-of-a-person');
    }
  });

  it('tells operators what became of it', async ({ aUsageServer }) => {
    const app = await aUsageServer();
    await app.post('/v1/batch', {
      batch: [track('m-1'), track('m-1'), track('m-2', { event: '' })],
    });
    const metrics = await (await fetch(`${app.server.origin}/metrics`)).text();
    expect(metrics).toContain('attain_usage_events_total{outcome="stored"} 1');
    expect(metrics).toContain('attain_usage_events_total{outcome="repeated"} 1');
    expect(metrics).toContain('attain_usage_events_total{outcome="no_event"} 1');
    expect(metrics).toContain('attain_usage_waiting_events 0');
    expect(metrics).toContain('route="/v1/batch",status="200"');
  });

  it('that was answered is stored, also by a worker that is told to go', async ({
    aUsageServer,
  }) => {
    const app = await aUsageServer();
    const batchOf = (n: number) => ({
      batch: Array.from({ length: 20 }, (_, k) => track(`m-${n}-${k}`)),
    });
    await app.post('/v1/batch', batchOf(0));
    const sends = Array.from({ length: 60 }, (_, n) =>
      app.post('/v1/batch', batchOf(n + 1)).catch(() => undefined),
    );
    await Promise.race(sends);
    const { status } = await app.server.stop();
    expect(status).toBe(0);
    const answers = await Promise.all(sends);
    const good = answers.filter((answer) => answer?.status === 200).length;
    expect(good).toBeGreaterThan(0);
    for (const answer of answers) expect([200, 503, undefined]).toContain(answer?.status);
    const { stored = 0 } = await app.outcomes();
    expect(stored).toBeGreaterThanOrEqual(20 * (good + 1));
  });
});
