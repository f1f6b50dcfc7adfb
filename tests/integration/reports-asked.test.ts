import { DAY_MS } from '@attain/shared/domain/basics/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { NOW, someCompany } from '../contract/store/builders.ts';
import { API_KEY, apiServer, type ApiServer, errorOf, type Reply } from './api-server.ts';

const DAY = '2026-07-01';
const NEXT_DAY = '2026-07-02';

let api: ApiServer;
let id: string;
let goalId: string;
let metricId: string;
let lineId: string;

async function made(reply: Reply): Promise<{ id: string }> {
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body as { id: string };
}

async function reading(value: number, measuredAt: string) {
  const reply = await api.post(`/api/companies/${id}/metrics/${metricId}/readings`, {
    readings: [{ value, measuredAt }],
  });
  expect(reply.status).toBeLessThan(300);
}

beforeAll(async () => {
  api = await apiServer();
  id = await api.addCustomer({ name: 'Acme', properties: { attain_contract_value: '1000' } });
  const goal = await api.post(`/api/intelligence/success-metrics/${id}/goals`, {
    title: 'Reduce reporting time',
    targetDate: '2026-12-31',
    metrics: [{ name: 'Time to create a report', unit: 'hours', baseline: 4, target: 2 }],
  });
  expect(goal.status, JSON.stringify(goal.body)).toBe(201);
  goalId = (goal.body as { id: string }).id;
  metricId = (goal.body as { metrics: { id: string }[] }).metrics[0]?.id ?? '';
  await reading(3, '2026-06-01T12:00:00Z');
  const line = await made(
    await api.post(`/api/companies/${id}/value-lines`, {
      type: 'hard_savings',
      description: 'Tools cancelled',
      amount: 45_000,
      startsAt: '2026-01-01',
      endsAt: '2026-12-31',
      recurring: 'year',
      confidence: 'measured',
    }),
  );
  lineId = line.id;
  await api.score([id]);
});
afterAll(() => api.close());

async function report(kind: string, query = '') {
  const response = await fetch(`${api.origin}/api/companies/${id}/reports/${kind}${query}`, {
    headers: { authorization: `Bearer ${API_KEY}` },
  });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

describe('a report of a company', () => {
  it.each([
    ['md', 'text/markdown; charset=utf-8', 'success-metrics-ID-2026-07-01.md'],
    ['html', 'text/html; charset=utf-8', 'success-metrics-ID-2026-07-01.html'],
    ['json', 'application/json; charset=utf-8', 'success-metrics-ID-2026-07-01.json'],
    ['pdf', 'application/pdf', 'success-metrics-ID-2026-07-01.pdf'],
    [
      'pptx',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      'success-metrics-ID-2026-07-01.pptx',
    ],
  ])('comes as %s, to be saved and not to be run', async (format, type, name) => {
    const { status, headers, bytes } = await report('success', `?format=${format}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="${name.replace('ID', id)}"`,
    );
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(bytes.length).toBeGreaterThan(1_000);
  });

  it.each(['vla', 'outcome', 'success'])('is the same bytes for the same day: %s', async (kind) => {
    const asked = `?format=md&asOf=${DAY}`;
    const [first, again] = [await report(kind, asked), await report(kind, asked)];
    expect(first.status).toBe(200);
    expect(first.bytes.equals(again.bytes)).toBe(true);
  });

  it('of a day stays what was known then, whatever comes later; restated it takes it in', async () => {
    const kinds = ['vla', 'outcome', 'success'];
    const asked = `?format=json&asOf=${DAY}`;
    const before = await Promise.all(kinds.map((kind) => report(kind, asked)));

    api.setNow(NOW + DAY_MS);
    await reading(2.5, '2026-06-20T12:00:00Z');
    await made(
      await api.post(`/api/companies/${id}/quotes`, {
        text: 'We close the month two days sooner.',
        by: 'Sarah Chen',
        on: '2026-06-20',
        goalId,
        external: true,
      }),
    );
    const confirmed = await api.post(`/api/companies/${id}/value-lines/${lineId}/confirmation`, {
      contact: 'Sarah Chen',
      confirmedOn: NEXT_DAY,
      amount: 45_000,
      evidence: 'https://example.com/minutes',
      version: 1,
    });
    expect(confirmed.status).toBe(200);
    await api.score([id]);

    const after = await Promise.all(kinds.map((kind) => report(kind, asked)));
    for (const [at, { status, bytes }] of after.entries()) {
      expect(status).toBe(200);
      expect(bytes.equals(before[at]!.bytes), kinds[at]).toBe(true);
    }
    const now = await report('success', '?format=md');
    expect(now.bytes.toString()).toContain('We close the month two days sooner.');
    const restated = await report('success', `?format=md&asOf=${DAY}&restated=true`);
    expect(restated.status).toBe(200);
    expect(restated.bytes.toString()).toContain('We close the month two days sooner.');
    expect(restated.bytes.equals((await report('success', `?format=md&asOf=${DAY}`)).bytes)).toBe(
      false,
    );
  });

  it('leaves out for the customer what is internal', async () => {
    const internal = JSON.parse((await report('outcome')).bytes.toString()) as Shown;
    const reply = await report('outcome', '?audience=customer');
    const customer = JSON.parse(reply.bytes.toString()) as Shown;
    expect(reply.status).toBe(200);
    expect(JSON.stringify(customer)).not.toContain('"seenBy":"internal"');
    expect(customer.sections.length).toBeLessThan(internal.sections.length);
  });
});

type Shown = { sections: unknown[] };

describe('a report that cannot be had', () => {
  it.each([
    ['success', '?asOf=2026-06-30', 404, /the first are of 2026-07-01/],
    ['success', '?asOf=2030-01-01', 400, /is to come/],
    ['success', '?restated=true', 400, /restated/],
    ['success', '?format=doc', 400, /format/],
    ['poem', '', 400, /kind/],
  ])('%s%s is refused in one sentence', async (kind, query, status, words) => {
    const reply = await api.get(`/api/companies/${id}/reports/${kind}${query}`);
    expect(reply.status).toBe(status);
    expect(errorOf(reply).message).toMatch(words);
  });

  it('of an unknown company, or of one without figures, says which', async () => {
    const unknown = await api.get('/api/companies/999/reports/vla');
    expect([unknown.status, errorOf(unknown).message]).toEqual([
      404,
      expect.stringMatching(/no such company/),
    ]);
    const fresh = await api.addCustomer({ name: 'Fresh' });
    const none = await api.get(`/api/companies/${fresh}/reports/vla`);
    expect([none.status, errorOf(none).message]).toEqual([
      404,
      expect.stringMatching(/no figures for company \d+ yet/),
    ]);
  });

  it('is not had for the customer while it is a draft: one sentence, and what to do', async () => {
    const stale = await api.addCustomer({ name: 'Stale' });
    const goal = await api.post(`/api/intelligence/success-metrics/${stale}/goals`, {
      title: 'Close the books faster',
      targetDate: '2026-12-31',
      metrics: [{ name: 'Days to close', unit: 'days', baseline: 9, target: 3 }],
    });
    const { metrics } = goal.body as { metrics: { id: string }[] };
    await api.post(`/api/companies/${stale}/metrics/${metrics[0]!.id}/readings`, {
      readings: [{ value: 6, measuredAt: '2026-01-05T12:00:00Z' }],
    });
    await api.score([stale]);
    const asked = `/api/companies/${stale}/reports/success`;
    expect((await api.get(asked)).status).toBe(200);
    const refused = await api.get(`${asked}?audience=customer`);
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toEqual({
      code: 'conflict',
      rule: 'draft',
      message:
        'This report is a draft and cannot be shared. The last reading of "Days to close" of the goal "Close the books faster" is of Jan 5, 2026, older than its limit: record a newer one.',
    });
  });

  it('of another portal is not there', async () => {
    const theirs = '777';
    await api.neighbour().mirror.save('companies', [someCompany(theirs)], 1);
    expect((await api.get(`/api/companies/${theirs}/reports/success`)).status).toBe(404);
  });
});
