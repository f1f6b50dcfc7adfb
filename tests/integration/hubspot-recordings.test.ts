import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import { silentLog } from '@attain/sync-worker/ports/log';
import { describe, expect, it, onTestFinished } from 'vitest';

import { sharedData } from '../real-data/shared-data.ts';

const RECENT = sharedData('nango-hubspot');
const OLD = sharedData('grouparoo-hubspot-recordings');

type Reply = { status: number; body: unknown; headers?: Record<string, string> };

/** The adapter in front of a server that gives recorded answers, one after the other. */
async function replaying(replies: Reply[]) {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const { status, body, headers = {} } = replies.shift() ?? { status: 404, body: {} };
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const waits: number[] = [];
  const crm = hubspotCrm({
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accessToken: 'recorded',
    log: silentLog,
    sleep: async (ms) => void waits.push(ms),
    random: () => 0,
  });
  onTestFinished(async () => {
    await crm.close();
    server.closeAllConnections();
    server.close();
  });
  return { crm, waits };
}

type Recorded = {
  api: Record<string, Record<string, { status: number; response: { results?: unknown[] } }>>;
  output: unknown;
};

/** What HubSpot answered to the only call of a recording. */
async function recorded(name: string): Promise<{ reply: Reply; results: unknown[] }> {
  const text = await readFile(path.join(RECENT.folder, `${name}.test.json`), 'utf8');
  const { api } = JSON.parse(text) as Recorded;
  const [call] = Object.values(Object.values(api)[0] ?? {});
  if (!call) throw new Error(`${name} holds no call`);
  const { status, response } = call;
  return { reply: { status, body: response }, results: response.results ?? [] };
}

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const page of pages) seen.push(page);
  return seen;
}

describe.skipIf(!RECENT.isThere)('answers recorded in 2026', () => {
  it.each([
    { name: 'list-companies', type: 'companies' },
    { name: 'list-contacts', type: 'contacts' },
    { name: 'list-deals', type: 'deals' },
    { name: 'list-tickets', type: 'tickets' },
    { name: 'companies', type: 'companies' },
    { name: 'deals', type: 'deals' },
  ] as const)('are read as they are: $name', async ({ name, type }) => {
    const { reply, results } = await recorded(name);
    const { crm } = await replaying([reply]);
    const pages = await all(crm.list(type, ['name']));
    const records = pages.flatMap((page) => page.records);
    expect(records.length).toBeGreaterThan(0);
    expect(records.map(({ id, properties }) => ({ id, properties }))).toEqual(
      results.map((result) => {
        const { id, properties } = result as (typeof records)[number];
        return { id, properties };
      }),
    );
    expect(records.every(({ updatedAt }) => updatedAt > Date.UTC(2000, 0))).toBe(true);
  });

  it('are read as they are: a search', async () => {
    const { reply, results } = await recorded('search-companies');
    const { crm } = await replaying([reply]);
    const [records] = await all(crm.changedSince('companies', 0, ['name']));
    expect(records).toHaveLength(results.length);
  });

  it('tell properties, with their options', async () => {
    const { reply, results } = await recorded('fetch-properties');
    const { crm } = await replaying([reply]);
    const properties = await crm.properties('companies');
    expect(properties).toHaveLength(results.length);
    const stage = properties.find(({ name }) => name === 'lifecyclestage');
    expect(stage?.options).toContainEqual({ value: 'customer', label: expect.any(String) });
  });

  it('tell the account and its pipelines', async () => {
    const account = await recorded('fetch-account-information');
    const pipelines = await recorded('fetch-pipelines');
    const { crm } = await replaying([account.reply, pipelines.reply]);
    expect(await crm.portal()).toMatchObject({ timeZone: 'US/Eastern', currency: 'USD' });
    const [sales] = await crm.pipelines('deals');
    const ending = sales?.stages.filter(({ isClosed }) => isClosed);
    expect(ending?.map(({ id, isWon }) => ({ id, isWon }))).toEqual([
      { id: 'closedwon', isWon: true },
      { id: 'closedlost', isWon: false },
    ]);
  });
});

type Exchange = {
  path: string;
  status: number;
  requestBody: { inputs?: { id: string }[] };
  responseBody: unknown;
  responseHeaders: Record<string, string>;
};

async function exchanges(matching: (exchange: Exchange) => boolean): Promise<Exchange[]> {
  const file = path.join(OLD.folder, 'companies_search_batch.jsonl');
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Exchange).filter(matching);
}

/** The headers that carry meaning; lengths and encodings were those of another connection. */
function replyOf({ status, responseBody, responseHeaders }: Exchange): Reply {
  const headers = Object.entries(responseHeaders).filter(([name]) => /^x-hubspot/i.test(name));
  return { status, body: responseBody, headers: Object.fromEntries(headers) };
}

describe.skipIf(!OLD.isThere)('answers recorded in 2022', () => {
  it('refuse searches without a word on when to come back, and are waited out', async () => {
    const refusals = await exchanges(({ status }) => status === 429);
    const [answer] = await exchanges((one) => one.path.endsWith('/search') && one.status === 200);
    for (const refusal of refusals) {
      const { crm, waits } = await replaying([replyOf(refusal), replyOf(answer!)]);
      expect(await all(crm.changedSince('companies', 0, ['name']))).toEqual([]);
      expect(waits).toEqual([1_000]);
    }
    expect(refusals.length).toBeGreaterThan(20);
  });

  it('to updates without trace ids are counted by record id', async () => {
    const updates = await exchanges(({ path: at }) => at.endsWith('/batch/update'));
    for (const update of updates) {
      const ids = update.requestBody.inputs?.map(({ id }) => id) ?? [];
      const { crm } = await replaying([replyOf(update)]);
      const outcomes = await crm.write(
        'companies',
        ids.map((id) => ({ id, properties: { name: 'x' } })),
      );
      expect(outcomes).toEqual(ids.map((id) => ({ kind: 'written', id })));
    }
    expect(updates.length).toBeGreaterThan(10);
  });
});
