import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import type { Timeouts } from '@attain/sync-worker/adapters/hubspot/dispatcher';
import { silentLog } from '@attain/sync-worker/ports/log';
import {
  CrmRejectedError,
  CrmUnauthorizedError,
  CrmUnavailableError,
} from '@attain/sync-worker/ports/errors';
import { describe, expect, it, onTestFinished } from 'vitest';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on a free port that counts the sockets opened to it. */
async function serve(handler: Handler) {
  const server = createServer(handler);
  let sockets = 0;
  server.on('connection', () => (sockets += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(stop);
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, sockets: () => sockets, stop };
}

function connect(origin: string, options: { timeouts?: Timeouts; token?: string } = {}) {
  const waits: number[] = [];
  const crm = hubspotCrm({
    origin,
    accessToken: options.token ?? 'pat-na1-secret',
    log: silentLog,
    sleep: async (ms) => void waits.push(ms),
    random: () => 0,
    ...(options.timeouts && { timeouts: options.timeouts }),
  });
  onTestFinished(() => crm.close());
  return { crm, waits };
}

const page = JSON.stringify({ results: [] });

async function firstOf<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}

describe('the connections to HubSpot', () => {
  it('are few and kept, however much is asked at once', async () => {
    let inFlight = 0;
    let peak = 0;
    const { origin, sockets } = await serve((_request, response) => {
      inFlight += 1;
      peak = Math.max(peak, inFlight);
      setTimeout(() => {
        inFlight -= 1;
        response.end(page);
      }, 5);
    });
    const { crm } = connect(origin);

    await Promise.all(Array.from({ length: 120 }, () => crm.groups('companies')));
    expect(peak).toBe(10);
    expect(sockets()).toBe(10);
  });

  it('give up on a request that is taken and never answered, and ask again', async () => {
    let calls = 0;
    const { origin } = await serve((_request, response) => {
      calls += 1;
      if (calls > 1) response.end(page);
    });
    const { crm, waits } = connect(origin, { timeouts: { connectMs: 500, answerMs: 40 } });

    expect(await crm.groups('companies')).toEqual([]);
    expect(crm.calls()).toMatchObject({ total: 2, retried: 1 });
    expect(waits).toEqual([1_000]);
  });

  it('give up on an answer that stops half way, and ask again', async () => {
    let calls = 0;
    const { origin } = await serve((_request, response) => {
      calls += 1;
      if (calls > 1) return void response.end(page);
      response.writeHead(200, { 'content-length': '1000' }).write('{"results":');
    });
    const { crm } = connect(origin, { timeouts: { connectMs: 500, answerMs: 40 } });
    expect(await crm.groups('companies')).toEqual([]);
  });

  it('survive a server that hangs up', async () => {
    let calls = 0;
    const { origin } = await serve((request, response) => {
      calls += 1;
      if (calls < 3) request.socket.destroy();
      else response.end(JSON.stringify({ results: [{ name: 'attain' }] }));
    });
    const { crm } = connect(origin);
    expect(await crm.groups('companies')).toEqual(['attain']);
  });

  it('give up on a server that stays away, and count nothing that it cannot have seen', async () => {
    const { origin, stop } = await serve(() => undefined);
    await stop();
    const { crm, waits } = connect(origin);
    await expect(crm.groups('companies')).rejects.toThrow(CrmUnavailableError);
    expect(crm.calls().total).toBe(0);
    expect(waits).toEqual([1_000, 2_000, 4_000, 7_500, 7_500, 7_500]);
  });

  it.each([301, 302, 307, 308])(
    'follow no %i, since the token would go with it',
    async (status) => {
      const visited: (string | undefined)[] = [];
      const elsewhere = await serve((request, response) => {
        visited.push(request.headers.authorization);
        response.end(page);
      });
      const { origin } = await serve((_request, response) => {
        response.writeHead(status, { location: `${elsewhere.origin}/taken` }).end();
      });
      const { crm } = connect(origin);

      await expect(crm.groups('companies')).rejects.toThrow(CrmRejectedError);
      expect(visited).toEqual([]);
    },
  );

  it('leave requests to other servers as they were', async () => {
    const { origin } = await serve((_request, response) => void response.end(page));
    const other = await serve((_request, response) => {
      response.writeHead(302, { location: '/there' }).end();
    });
    connect(origin);
    const answer = await fetch(other.origin, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe('/there');
  });

  it('are shared by two clients of one origin, and end with the last of them', async () => {
    const { origin } = await serve((_request, response) => void response.end(page));
    const first = connect(origin).crm;
    const second = connect(origin).crm;
    await first.close();
    expect(await second.groups('companies')).toEqual([]);
  });

  it('are closed for good', async () => {
    const { origin } = await serve((_request, response) => void response.end(page));
    const { crm } = connect(origin);
    await crm.close();
    await expect(crm.groups('companies')).rejects.toThrow('was closed');
  });

  it('wake who waits for a retry when they close', async () => {
    const { origin } = await serve((_request, response) => void response.writeHead(503).end());
    const crm = hubspotCrm({ origin, accessToken: 'x', log: silentLog });
    const waiting = crm.groups('companies');
    waiting.catch(() => undefined);
    await expect.poll(() => crm.calls().total).toBe(1);
    await crm.close();
    await expect(waiting).rejects.toThrow(CrmUnavailableError);
  });
});

describe('what HubSpot answers', () => {
  it.each([
    { what: 'no JSON', body: '<html>ok</html>' },
    { what: 'JSON of another shape', body: '{"results":{"name":7}}' },
    { what: 'a record without an id', body: '{"results":[{"properties":{}}]}' },
  ])('is refused as $what, without its values', async ({ body }) => {
    const { origin } = await serve((_request, response) => void response.end(body));
    const { crm } = connect(origin);
    await expect(firstOf(crm.list('companies', ['name']))).rejects.toThrow(/unknown shape/);
  });

  it('may hold fields that nobody knows yet', async () => {
    const record = {
      id: '735131946233',
      properties: { name: 'Acme', phone: null },
      createdAt: '2026-01-02T03:04:05.678Z',
      updatedAt: '2026-11-20T08:00:00Z',
      archived: false,
      url: 'https://app.hubspot.com/x',
    };
    const { origin } = await serve((_request, response) => {
      response.end(JSON.stringify({ results: [record], next: 7 }));
    });
    const { crm } = connect(origin);
    expect(await firstOf(crm.list('companies', ['name', 'phone']))).toEqual({
      records: [
        {
          id: '735131946233',
          properties: { name: 'Acme', phone: null },
          createdAt: Date.parse('2026-01-02T03:04:05.678Z'),
          updatedAt: Date.parse('2026-11-20T08:00:00Z'),
        },
      ],
    });
  });

  it('may hold nothing where something is missing, and numbers where text is due', async () => {
    const record = {
      id: '512',
      properties: { amount: 1200.5, won: true },
      createdAt: '2026-01-02T03:04:05.678Z',
      updatedAt: '2026-11-20T08:00:00Z',
    };
    const { origin } = await serve((_request, response) => {
      response.end(JSON.stringify({ results: [record], paging: null, errors: null }));
    });
    const { crm } = connect(origin);
    expect(await firstOf(crm.list('deals', ['amount']))).toMatchObject({
      records: [{ id: '512', properties: { amount: '1200.5', won: 'true' } }],
    });
    expect(await firstOf(crm.read('deals', ['512'], ['amount']))).toHaveLength(1);
  });

  it('never puts the token into an error', async () => {
    const token = 'pat-na1-0a1b2c3d-ffff';
    const { origin } = await serve((request, response) => {
      const message = `No: ${request.headers.authorization}`;
      response.writeHead(400).end(JSON.stringify({ message }));
    });
    const { crm } = connect(origin, { token });
    const error = await crm.groups('companies').catch((reason: unknown) => reason);
    expect(String(error)).toContain('Bearer [token]');
    expect(String(error)).not.toContain(token);
  });
});

describe('a renewed token', () => {
  it('is asked for once when HubSpot refuses the one at hand', async () => {
    const { origin } = await serve((request, response) => {
      const good = request.headers.authorization === 'Bearer new';
      response.writeHead(good ? 200 : 401).end(good ? page : '{}');
    });
    const refused: (string | undefined)[] = [];
    let current = 'old';
    const crm = hubspotCrm({
      origin,
      log: silentLog,
      accessToken: async (rejected) => {
        if (rejected !== undefined) {
          refused.push(rejected);
          current = 'new';
        }
        return current;
      },
    });
    onTestFinished(() => crm.close());

    expect(await crm.groups('companies')).toEqual([]);
    expect(await crm.groups('deals')).toEqual([]);
    expect(refused).toEqual(['old']);
  });

  it('that is refused as well ends all calls', async () => {
    const { origin } = await serve((_request, response) => void response.writeHead(401).end('{}'));
    let renewals = 0;
    const crm = hubspotCrm({
      origin,
      log: silentLog,
      accessToken: async (rejected) => `token ${(renewals += rejected === undefined ? 0 : 1)}`,
    });
    onTestFinished(() => crm.close());

    await expect(crm.groups('companies')).rejects.toThrow(CrmUnauthorizedError);
    await expect(crm.groups('companies')).rejects.toThrow(CrmUnauthorizedError);
    expect(crm.calls().total).toBe(2);
  });
});
