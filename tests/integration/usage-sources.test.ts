import { writeFile } from 'node:fs/promises';

import { z } from 'zod';
import { describe, expect } from 'vitest';

import { attain } from '../processes/attain.ts';
import { serveAttain } from '../processes/serve.ts';
import { apiServer } from './api-server.ts';
import { it } from './worker-test.ts';

const newKeySchema = z.object({ id: z.string(), key: z.string().nullable() });

describe('sources of usage over the API', () => {
  it('are made with a key that is told once, changed without a gap, closed and opened', async () => {
    await using api = await disposable();
    const made = await api.post('/api/usage/sources', {
      name: 'web',
      requestId: 'request-00000001',
    });
    const first = newKeySchema.parse(made.body);
    expect(made.status).toBe(201);
    expect(first.key).toMatch(/^wk_[\w-]{32}$/);

    const repeated = await api.post('/api/usage/sources', {
      name: 'web',
      requestId: 'request-00000001',
    });
    expect(repeated.status).toBe(201);
    expect(repeated.headers.get('Idempotent-Replayed')).toBe('true');
    expect(newKeySchema.parse(repeated.body)).toEqual({ id: first.id, key: null });

    const second = newKeySchema.parse((await api.post('/api/usage/sources/web/keys', {})).body);
    expect((await api.post(`/api/usage/keys/${first.id}/revocation`, {})).status).toBe(200);
    expect((await api.post(`/api/usage/keys/${first.id}/revocation`, {})).status).toBe(404);
    // Made in the same millisecond they have no order.
    expect(new Set(await keysOf(api))).toEqual(
      new Set([
        { id: first.id, hint: first.key?.slice(-4), revoked: true },
        { id: second.id, hint: second.key?.slice(-4), revoked: false },
      ]),
    );

    for (const closed of [true, false]) {
      const answer = await api.call('PUT', '/api/usage/sources/web/closing', { body: { closed } });
      expect(answer.body).toEqual({ name: 'web', closed });
    }
  });

  it.each([
    ['a name that is taken', '/api/usage/sources', { name: 'web' }, 422, 'refused'],
    ['the name of what files bring', '/api/usage/sources', { name: 'files' }, 422, 'refused'],
    ['a name that is none', '/api/usage/sources', { name: 'Web App' }, 400, 'invalid_request'],
    ['a source that is not there', '/api/usage/sources/none/keys', {}, 404, 'not_found'],
  ])('refuse %s', async (_, path, body, status, code) => {
    await using api = await disposable();
    await api.post('/api/usage/sources', { name: 'web' });
    expect(await api.post(path, body)).toMatchObject({ status, body: { code } });
  });

  it('are those of the portal alone', async () => {
    await using api = await disposable();
    await api.neighbour().usage.createSource({ name: 'theirs', kind: 'http', at: 0 });
    expect((await api.get('/api/usage')).body).toMatchObject({ sources: [], unmatched: [] });
    expect((await api.post('/api/usage/sources/theirs/keys', {})).status).toBe(404);
  });
});

describe('sources of usage by command', () => {
  it('go from a key to events, to what became of them and to what is to be mended', async ({
    aPortal,
  }) => {
    const worker = await aPortal({ companies: 2 });
    const { env } = worker;
    await worker.sync();
    const made = await attain(['source', 'add', 'web-app'], env);
    expect(made).toMatchObject({ status: 0, stderr: '' });
    const key = made.stdout.split('\n')[0] ?? '';

    const server = await serveAttain(env);
    const sent = await fetch(`${server.origin}/v1/track`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${key}:`)}` },
      body: JSON.stringify({
        ...{ event: 'Report created', userId: 'u1', messageId: 'm1' },
        context: { groupId: 'acme' },
      }),
    });
    expect(sent.status).toBe(200);
    await server.stop();

    const { stdout } = await attain(['usage'], env);
    expect(stdout).toContain('web-app (sends): last news ');
    expect(stdout).toContain('  1 stored\n');
    expect(stdout).toContain('that do not: 1.');
    expect(stdout).toContain('acme (web-app, 1 event): Write "acme" into attain_account_key');
  });

  it('take no file while the source of files is closed, and say how to open it', async ({
    aPortal,
  }) => {
    const worker = await aPortal({ companies: 2 });
    await worker.sync();
    const file = worker.file('events.csv');
    await writeFile(file, 'account_key,event,timestamp\nacme,Opened,2026-01-31T12:00:00Z\n');
    const importing = () => worker.attain(['import', 'events', file]);
    expect((await importing()).status).toBe(0);
    await worker.attain(['source', 'close', 'files']);
    expect(await importing()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('attain source open files') as string,
    });
    await worker.attain(['source', 'open', 'files']);
    expect((await importing()).status).toBe(0);
  });

  it('are refused in one line where there is none of that name', async ({ aPortal }) => {
    const worker = await aPortal({ companies: 2 });
    const { env } = worker;
    await worker.sync();
    for (const [args, reason] of [
      [['source', 'key', 'none'], 'There is no source none'],
      [['source', 'add', 'Web App'], '"Web App" cannot name a source'],
      [['source', 'revoke', 'none'], 'There is no write key none that still holds'],
    ] as const) {
      const { status, stderr } = await attain(args, env);
      expect([status, stderr.split('\n').length]).toEqual([1, 2]);
      expect(stderr).toContain(reason);
    }
  });
});

async function disposable() {
  const api = await apiServer();
  return { ...api, [Symbol.asyncDispose]: () => api.close() };
}

const statusSchema = z.object({
  sources: z.array(
    z.object({
      keys: z.array(
        z.object({ id: z.string(), hint: z.string(), revokedAt: z.string().nullable() }),
      ),
    }),
  ),
});

async function keysOf(api: Awaited<ReturnType<typeof disposable>>) {
  const { sources } = statusSchema.parse((await api.get('/api/usage')).body);
  return sources[0]?.keys.map(({ id, hint, revokedAt }) => ({
    ...{ id, hint },
    revoked: revokedAt !== null,
  }));
}
