import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { NOW, someCompany, someGoal } from '../contract/store/builders.ts';
import {
  API_KEY,
  type ApiServer,
  apiServer,
  asSigned,
  errorOf,
  PORTAL,
  signed,
} from './api-server.ts';

const MINUTE_MS = 60_000;
const GOAL = {
  title: 'Fewer tickets',
  targetDate: '2026-12-31',
  metrics: [{ name: 'Tickets', unit: 'tickets', baseline: 120, target: 60 }],
};

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer();
});
afterAll(() => api.close());

type Sent = { method?: string; path: string; body?: string; headers: Record<string, string> };

/** Exactly what is given, with no proof of its own. */
async function send({ method = 'GET', path, body, headers }: Sent) {
  const response = await fetch(`${api.origin}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const reply = { status: response.status, headers: response.headers, body: await response.json() };
  if (reply.status >= 400) errorOf(reply);
  return reply;
}

const goalsOf = (id: string) => `/api/intelligence/success-metrics/${id}/goals`;

describe('a signed request', () => {
  async function write() {
    const id = await api.addCustomer();
    const path = asSigned(goalsOf(id), '7');
    const body = JSON.stringify({ ...GOAL, requestId: `signed-${id}` });
    return { id, method: 'POST', path, body };
  }

  it('as HubSpot signs it is answered', async () => {
    const request = await write();
    const headers = signed('POST', request.path, request.body);
    expect((await send({ ...request, headers })).status).toBe(201);
  });

  it('that is replayed changes nothing more: the key of its body gives the first answer again', async () => {
    const request = await write();
    const headers = signed('POST', request.path, request.body);
    const first = await send({ ...request, headers });
    const before = api.rows();
    const again = await send({ ...request, headers });
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    expect(api.rows()).toEqual(before);
  });

  it.each([
    ['a forged signature', { 'x-hubspot-signature-v3': 'YWJj'.repeat(11) }],
    ['no signature', { 'x-hubspot-signature-v3': '' }],
    ['no timestamp', { 'x-hubspot-request-timestamp': '' }],
    ['another timestamp', { 'x-hubspot-request-timestamp': String(NOW + 1) }],
  ])('with %s is refused and changes nothing', async (_, forged) => {
    const request = await write();
    const before = api.rows();
    const headers = { ...signed('POST', request.path, request.body), ...forged };
    expect((await send({ ...request, headers })).status).toBe(401);
    expect(api.rows()).toEqual(before);
  });

  it('with a body altered by one byte is refused', async () => {
    const request = await write();
    const headers = signed('POST', request.path, request.body);
    const before = api.rows();
    const body = request.body.replace('60', '61');
    expect(body).toHaveLength(request.body.length);
    expect((await send({ ...request, headers, body })).status).toBe(401);
    expect(api.rows()).toEqual(before);
  });

  it('for another method, or for another address, is refused', async () => {
    const id = await api.addCustomer();
    const path = asSigned(`/api/companies/${id}/goals`, '7');
    const headers = signed('GET', path, '');
    expect((await send({ path, headers })).status).toBe(200);
    expect((await send({ path, headers, method: 'DELETE' })).status).toBe(401);
    const other = path.replace('userId=7', 'userId=8');
    expect((await send({ path: other, headers })).status).toBe(401);
  });

  it.each([
    ['four minutes slow', -4, 200],
    ['four minutes fast', 4, 200],
    ['six minutes slow', -6, 401],
    ['six minutes fast', 6, 401],
  ])('by a clock that is %s is answered with %s', async (_, minutes, status) => {
    const id = await api.addCustomer();
    const path = asSigned(`/api/companies/${id}/goals`, '7');
    const headers = signed('GET', path, '', NOW + minutes * MINUTE_MS);
    expect((await send({ path, headers })).status).toBe(status);
  });

  it('for an address with escapes is verified over what HubSpot signs', async () => {
    const id = await api.addCustomer({ accountKeys: ['acc:1/2 (a)@b'] });
    await api.score([id]);
    const named = encodeURIComponent('acc:1/2 (a)@b');
    const path = asSigned(`/api/intelligence/success-metrics/${named}`, '7');
    const headers = signed('GET', path, '');
    expect(await send({ path, headers })).toMatchObject({ status: 200, body: { customerId: id } });
    const digits = [...id].map((digit) => `%${digit.charCodeAt(0).toString(16)}`).join('');
    const escaped = asSigned(`/api/companies/${digits}/goals`, '7');
    expect((await send({ path: escaped, headers: signed('GET', escaped, '') })).status).toBe(200);
  });

  it.each([
    ['another portal', (path: string) => asSigned(path, '7', PORTAL + 1), 403],
    ['two portals', (path: string) => `${asSigned(path, '7')}&portalId=1`, 403],
    ['no portal', (path: string) => `${path}?userId=7`, 401],
  ])('that names %s is refused', async (_, addressed, status) => {
    const id = await api.addCustomer();
    const path = addressed(`/api/companies/${id}/goals`);
    expect((await send({ path, headers: signed('GET', path, '') })).status).toBe(status);
  });
});

describe('a program', () => {
  it.each([
    ['no key', {}],
    ['another key', { authorization: 'Bearer another key' }],
    ['the key in another scheme', { authorization: `Basic ${API_KEY}` }],
  ])('with %s is refused', async (_, headers) => {
    const id = await api.addCustomer();
    expect((await send({ path: `/api/companies/${id}/goals`, headers })).status).toBe(401);
  });
});

describe('what belongs to somebody else', () => {
  it('is not found: a goal of another company, and its history and readings', async () => {
    const [mine, other] = [await api.addCustomer(), await api.addCustomer()];
    const { body } = await api.post(goalsOf(other), GOAL);
    const goal = body as { id: string; metrics: { id: string }[] };
    const metricId = goal.metrics[0]?.id;
    const statusOf = async (path: string) => (await api.get(path)).status;
    const ofCompany = async (id: string) => [
      await statusOf(`/api/companies/${id}/goals/${goal.id}`),
      await statusOf(`/api/companies/${id}/goals/${goal.id}/history`),
      await statusOf(`/api/companies/${id}/metrics/${metricId}/readings`),
    ];
    expect(await ofCompany(other)).toEqual([200, 200, 200]);
    expect(await ofCompany(mine)).toEqual([404, 404, 404]);
  });

  it('is not found: a company of another portal', async () => {
    const foreign = await apiServer();
    try {
      const id = await foreign.addCustomer({ id: '990001' });
      await foreign.score([id]);
      for (const path of [
        `/api/companies/${id}/summary`,
        `/api/companies/${id}/goals`,
        `/api/intelligence/success-metrics/${id}`,
      ]) {
        expect((await foreign.get(path)).status).toBe(200);
        expect((await api.get(path)).status).toBe(404);
      }
      const before = api.rows();
      expect((await api.post(goalsOf(id), GOAL)).status).toBe(404);
      expect(api.rows()).toEqual(before);
    } finally {
      await foreign.close();
    }
  });

  it('stays with the portal it was stored for, in one database', async () => {
    const neighbour = api.neighbour();
    const id = '990002';
    await neighbour.mirror.save('companies', [someCompany(id)], 1);
    await neighbour.records.saveGoal(id, someGoal('g'), { at: NOW, who: 'x', via: 'api' });
    expect((await api.get(`/api/companies/${id}/goals`)).status).toBe(404);
    expect((await api.get(`/api/companies/${id}/goals/g`)).status).toBe(404);
    await api.addCustomer({ id });
    expect(await api.get(`/api/companies/${id}/goals`)).toMatchObject({ body: { goals: [] } });
    expect((await api.get(`/api/companies/${id}/goals/g`)).status).toBe(404);
  });
});

describe('the published document', () => {
  it('is served to anybody', async () => {
    const reply = await send({ path: '/api/openapi.json', headers: {} });
    expect(reply).toMatchObject({ status: 200, body: { openapi: '3.1.1' } });
  });
});

describe('history and readings', () => {
  it('tell every version: who, when, from where and what changed', async () => {
    const id = await api.addCustomer();
    const { body } = await api.post(goalsOf(id), GOAL, { userId: '7' });
    const { id: goalId } = body as { id: string };
    const stored = await api.store.records.record(id, 'goal', goalId);
    const edited = {
      ...stored!.body,
      owner: 'VP Support',
      metrics: stored!.body.metrics.map((metric) => ({ ...metric, target: 50 })),
    };
    const by = { at: NOW + 1, who: 'goals.csv', via: 'import' } as const;
    await api.store.records.save(id, 'goal', edited, { by });
    const reply = await api.get(`/api/companies/${id}/goals/${goalId}/history`);
    expect(reply.body).toMatchObject({
      versions: [
        { version: 1, recordedBy: 'HubSpot user 7', via: 'card', action: 'created', changes: [] },
        {
          version: 2,
          recordedAt: new Date(NOW + 1).toISOString(),
          recordedBy: 'goals.csv',
          via: 'import',
          action: 'edited',
          changes: ['target of "Tickets" from 60 to 50', 'owner from nothing to VP Support'],
        },
      ],
    });
    expect((await api.get(`/api/companies/${id}/goals/${goalId}`)).headers.get('etag')).toBe('"2"');
  });

  it('keep both times of a reading, and which version of it holds', async () => {
    const id = await api.addCustomer();
    const { body } = await api.post(goalsOf(id), GOAL);
    const metricId = (body as { metrics: { id: string }[] }).metrics[0]?.id ?? '';
    const reading = (value: number, measuredAt: number) => ({
      metricId,
      value,
      measuredAt,
      source: 'help desk',
      evidence: null,
    });
    const june = Date.UTC(2026, 5, 15);
    await api.store.records.addReadings(id, [reading(100, june), reading(110, june - 1)], {
      at: NOW,
      who: 'metrics.csv',
      via: 'import',
    });
    await api.store.records.addReadings(id, [reading(90, june)], {
      at: NOW + 5,
      who: 'Ann',
      via: 'card',
    });
    const path = `/api/companies/${id}/metrics/${metricId}/readings`;
    const shown = async (query = '') => {
      const { readings, more } = (await api.get(`${path}${query}`)).body as {
        readings: { value: number; holds: boolean; recordedBy: string }[];
        more: boolean;
      };
      return [more, ...readings.map(({ value, holds, recordedBy }) => [value, holds, recordedBy])];
    };
    expect(await shown()).toEqual([
      false,
      [110, true, 'metrics.csv'],
      [100, false, 'metrics.csv'],
      [90, true, 'Ann'],
    ]);
    // In New York both were measured on the evening of the 14th.
    expect(await shown('?from=2026-06-15')).toEqual([false]);
    expect(await shown('?to=2026-06-14')).toHaveLength(4);
    expect((await api.get(`${path}?from=junk`)).status).toBe(400);
  });
});
