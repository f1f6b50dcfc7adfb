import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { apiErrorSchema } from '@attain/shared/contract/api-error';
import { idempotencyKeySchema, versionSchema } from '@attain/shared/contract/fields';
import type { RouteContract } from '@attain/shared/contract/route';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { answered, implement } from '@attain/sync-worker/http/api-route';
import { bind } from '@attain/sync-worker/http/caller';
import { answerErrors } from '@attain/sync-worker/http/errors';
import { mountRoutes } from '@attain/sync-worker/http/mount-routes';
import { RefusedError } from '@attain/sync-worker/ports/errors';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { NOW, someCompany, someGoal } from '../contract/store/builders.ts';

/** The smallest route that edits something, to show what every such route gets. */
const RENAME = {
  method: 'patch',
  path: '/goals/:id',
  operationId: 'rename',
  tag: 'Goals',
  summary: 'Rename a goal',
  params: z.object({ id: z.string() }),
  query: z.object({}),
  body: z.strictObject({
    title: z.string().min(1),
    version: versionSchema.optional(),
    requestId: idempotencyKeySchema.optional(),
  }),
  answers: { 200: { description: 'Renamed.', body: z.object({ title: z.string() }) } },
  refusals: [409, 422, 428],
  version: 'required',
} as const satisfies RouteContract;

const rename = implement(RENAME, async ({ params, body, version, store, author }) => {
  if (body.title === 'forbidden') {
    throw new RefusedError('terms_agreed', 'The title is signed. Propose a revision.', [
      { field: 'title', message: 'is agreed' },
    ]);
  }
  const goal = someGoal(params.id, { title: body.title });
  const record = await store.records.save('1', 'goal', goal, { by: author, expected: version });
  return answered(200, { title: record.body.title }, record.version);
});

let origin: string;
let close: () => Promise<void>;
let fresh = 0;

beforeAll(async () => {
  const store = await openStore('sqlite::memory:');
  await store.migrate();
  await store.forPortal(1).mirror.save('companies', [someCompany('1')], 1);
  const app = express()
    .use(express.raw({ type: () => true }))
    .use((_request, response, next) => {
      bind(response, { portalId: 1, caller: { kind: 'program' } });
      next();
    })
    .use(mountRoutes([rename], { store, now: () => NOW, wake: () => undefined }))
    .use(answerErrors({ error: console.error, warn: () => {}, info: () => {}, debug: () => {} }));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
    await store.close();
  };
  save = async (id, title) => {
    const by = { at: NOW, who: 'x', via: 'api' } as const;
    await store.forPortal(1).records.save('1', 'goal', someGoal(id, { title }), { by });
  };
});
afterAll(() => close());

let save: (id: string, title: string) => Promise<void>;

/** A goal of two versions. */
async function aGoal(): Promise<string> {
  fresh += 1;
  const id = `g${fresh}`;
  await save(id, 'First');
  await save(id, 'Second');
  return id;
}

async function patch(id: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${origin}/goals/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = (await response.json()) as unknown;
  if (response.status >= 400) apiErrorSchema.strict().parse(text);
  return { status: response.status, etag: response.headers.get('etag'), body: text };
}

describe('a write that rests on a version', () => {
  it.each([
    ['the ETag', {}, { 'if-match': '"2"' }],
    ['a weak ETag, as some proxies make them', {}, { 'if-match': 'W/"2"' }],
    ['the bare number', {}, { 'if-match': '2' }],
    ['the body', { version: 2 }, {}],
    ['both', { version: 2 }, { 'if-match': '"2"' }],
  ])('takes it from %s, and answers the next one', async (_, body, headers) => {
    const id = await aGoal();
    expect(await patch(id, { title: 'Third', ...body }, headers)).toEqual({
      status: 200,
      etag: '"3"',
      body: { title: 'Third' },
    });
  });

  it('that is stale is refused, with the version that holds', async () => {
    const id = await aGoal();
    const reply = await patch(id, { title: 'Third' }, { 'if-match': '"1"' });
    expect(reply).toMatchObject({
      status: 409,
      body: {
        code: 'stale_version',
        currentVersion: 2,
        message: expect.stringContaining('version 2 holds now') as unknown,
      },
    });
    expect((await patch(id, { title: 'Third', version: 2 })).status).toBe(200);
  });

  it('of two at the same time lets one through', async () => {
    const id = await aGoal();
    const replies = await Promise.all(
      ['a', 'b', 'c'].map((title) => patch(id, { title, version: 2 })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('without one is asked for it, in a sentence', async () => {
    const id = await aGoal();
    expect(await patch(id, { title: 'Third' })).toMatchObject({
      status: 428,
      body: {
        code: 'precondition_required',
        details: [{ field: 'version', message: 'is missing', example: 3 }],
      },
    });
  });

  it.each(['*', '"1", "2"', '"two"', '""', '-1'])('does not take If-Match: %s', async (given) => {
    const id = await aGoal();
    expect(await patch(id, { title: 'Third' }, { 'if-match': given })).toMatchObject({
      status: 400,
      body: { details: [{ field: 'If-Match', example: '"3"' }] },
    });
  });

  it('is told a wrong body first, and two versions that differ', async () => {
    const id = await aGoal();
    expect((await patch(id, {})).status).toBe(400);
    expect(await patch(id, { title: 'x', version: 1 }, { 'if-match': '"2"' })).toMatchObject({
      status: 400,
      body: { details: [{ field: 'version' }] },
    });
  });

  it('under a key gets its answer again, although its version is stale by then', async () => {
    const id = await aGoal();
    const body = { title: 'Third', version: 2, requestId: `rename-${id}-once` };
    const first = await patch(id, body);
    expect(first.status).toBe(200);
    expect(await patch(id, body)).toEqual(first);
    expect((await patch(id, { ...body, version: 3 })).status).toBe(409);
  });

  it('against a rule is refused with the rule, and changes nothing', async () => {
    const id = await aGoal();
    expect(await patch(id, { title: 'forbidden', version: 2 })).toMatchObject({
      status: 422,
      body: { code: 'refused', rule: 'terms_agreed', details: [{ field: 'title' }] },
    });
    expect((await patch(id, { title: 'Third', version: 2 })).status).toBe(200);
  });
});
