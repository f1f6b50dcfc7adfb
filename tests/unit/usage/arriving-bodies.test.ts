import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import { ingestHandler } from '@attain/sync-worker/http/ingest/handler';
import type { Intake, Open } from '@attain/sync-worker/usage/intake';
import type { KeyHolder } from '@attain/sync-worker/ports/usage';
import { describe, expect, it as base } from 'vitest';

const KEY = 'the key';
const HOLDER: KeyHolder = {
  ...{ portalId: 1, source: 'app', keyId: 'id', isRevoked: false, isClosed: false },
};
const MEGABYTE = 1_048_576;

type Answered = { status: number; retryAfter: string | null };

type WayIn = {
  post(body: Uint8Array | string, key?: string): Promise<Answered>;
  /** Bodies that the store is asked for, so far. */
  asked: () => number;
  /** Lets the store answer: whose the keys are, and that the source has sent enough today. */
  answer(): void;
};

/** The way in, in front of a store that does not answer until it is told to. */
const it = base.extend<{ wayIn: WayIn }>({
  wayIn: async ({ task: _task }, use) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let asked = 0;
    const intake: Intake = {
      async holderOf(key) {
        asked += 1;
        await promise;
        return key === KEY ? HOLDER : undefined;
      },
      open: () => Promise.resolve<Open | Spent>({ kind: 'over_quota', waitMs: 60_000 }),
      store: () => Promise.resolve(),
      refuse: () => undefined,
      waiting: () => ({ events: 0, requests: 0 }),
      stop: () => Promise.resolve(),
    };
    const log = { debug: failing, info: failing, warn: failing, error: failing };
    const take = ingestHandler({
      ...{ intake, log, groupType: 'company', isDraining: () => false, requested: () => undefined },
    });
    const server = createServer(take);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    await use({
      async post(body, key) {
        const headers = key === undefined ? {} : { authorization: `Basic ${btoa(`${key}:`)}` };
        const url = `http://127.0.0.1:${port}/batch/`;
        const response = await fetch(url, { method: 'POST', headers, body: body as BodyInit });
        await response.arrayBuffer();
        return { status: response.status, retryAfter: response.headers.get('retry-after') };
      },
      asked: () => asked,
      answer: resolve,
    });
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  },
});

type Spent = { kind: 'over_quota'; waitMs: number };

function failing(...said: unknown[]): never {
  throw new Error(`Nothing was to be logged: ${JSON.stringify(said)}`);
}

/** Bodies of this size, unpacked, are a few kilobytes that anybody can send. */
function packed(key: string, bytes: number): Uint8Array {
  const head = `{"api_key":"${key}","batch":[`;
  return gzipSync(`${head}${'{},'.repeat((bytes - head.length - 4) / 3)}{}]}`);
}

describe('a body', () => {
  it('whose key is nobody’s is not parsed', async ({ wayIn }) => {
    wayIn.answer();
    expect((await wayIn.post('{"api_key":"another","batch":[')).status).toBe(401);
    expect((await wayIn.post('{"api_key":"another"}')).status).toBe(401);
    expect((await wayIn.post('{"batch":[')).status).toBe(401);
  });

  it('is not parsed before it is known that its source may send more', async ({ wayIn }) => {
    wayIn.answer();
    const spent = { status: 429, retryAfter: '60' };
    expect(await wayIn.post(`{"api_key":"${KEY}","batch":[`)).toEqual(spent);
    expect(await wayIn.post('{"batch":[', KEY)).toEqual(spent);
  });

  it('that is unpacked counts as arriving until it is read', async ({ wayIn }) => {
    const body = packed('another', 4 * MEGABYTE);
    expect(body.length).toBeLessThan(16_384);
    let refused = 0;
    const all = Array.from({ length: 12 }, async () => {
      const answered = await wayIn.post(body);
      if (answered.status === 503) refused += 1;
      if (refused + wayIn.asked() === 12) wayIn.answer();
      return answered;
    });
    const answers = await Promise.all(all);
    const later = { status: 503, retryAfter: '1' };
    expect(answers.filter(({ status }) => status !== 401)).toEqual(Array(5).fill(later));
    expect((await wayIn.post(body)).status).toBe(401);
  });

  it('may be four megabytes unpacked, and no more', async ({ wayIn }) => {
    wayIn.answer();
    expect((await wayIn.post(packed(KEY, 4 * MEGABYTE))).status).toBe(429);
    expect((await wayIn.post(packed(KEY, 4 * MEGABYTE + 4))).status).toBe(413);
  });
});
