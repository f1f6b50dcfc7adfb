import type { ReportLinksView, ReportLinkView } from '@attain/shared/contract/report-link-routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { API_KEY, type ApiServer, apiServer } from './api-server.ts';

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer({ sharing: { linkDays: 7, longestDays: 14, codeDigits: 8 } });
});
afterAll(() => api.close());

async function aCustomer() {
  const companyId = await api.addCustomer();
  await api.score([companyId]);
  return { companyId, at: `/api/companies/${companyId}/report-links` };
}

const share = async (at: string, order: object = {}) => api.post(at, { kind: 'success', ...order });

describe('sharing a report', () => {
  it('answers its address and code once, for as long as is configured', async () => {
    const { at } = await aCustomer();
    const { status, body } = await share(at, { withCode: true });
    const link = body as ReportLinkView;
    expect(status).toBe(201);
    expect(link).toMatchObject({ kind: 'success', state: 'code_waits', signOffLinkId: null });
    expect(link.code).toMatch(/^\d{8}$/);
    expect(link.url).toMatch(/\/r\/\d+\.[\w-]{22}\.[\w-]{43}$/);
    expect(Date.parse(link.expiresAt) - Date.parse(link.createdAt)).toBe(7 * 86_400_000);
    const { links, longestDays } = (await api.get(at)).body as ReportLinksView;
    expect(links).toEqual([{ ...link, url: null, code: null }]);
    expect(longestDays).toBe(14);
  });

  it('shows the customer nothing of health, and keeps showing what was shared', async () => {
    const { at } = await aCustomer();
    const { url } = (await share(at)).body as ReportLinkView;
    const read = async () => (await fetch(`${api.origin}${new URL(url ?? '').pathname}`)).text();
    const first = await read();
    expect(first).toContain('Account Success Metrics');
    await api.score([at.split('/')[3] ?? '']);
    expect(await read()).toBe(first);
    const { links } = (await api.get(at)).body as ReportLinksView;
    expect(links[0]?.opened.times).toBe(2);
  });

  it('repeats nothing under the same key, and tells a repeat no secret', async () => {
    const { at } = await aCustomer();
    const order = { requestId: 'share-once-1', withCode: true };
    const first = (await share(at, order)).body as ReportLinkView;
    const again = (await share(at, order)).body as ReportLinkView;
    expect(again).toEqual({ ...first, url: null, code: null });
    expect(((await api.get(at)).body as ReportLinksView).links).toHaveLength(1);
  });

  it.each([
    [{ expiresInDays: 15 }, 400, 'a report is shared for 14 days at most'],
    [{ expiresInDays: 0 }, 400, 'expiresInDays'],
    [{ kind: 'everything' }, 400, 'kind'],
    [{ asOf: '2199-01-01' }, 400, 'is to come'],
    [{ asOf: '1999-01-01' }, 404, 'There are no figures'],
    [{ signOffLinkId: 'nobody' }, 404, 'has no sign-off link nobody'],
    [{ to: 'someone@example.com' }, 400, 'to'],
  ])('refuses %j with %i', async (order, status, words) => {
    const { at } = await aCustomer();
    const answer = await share(at, order);
    expect([answer.status, (answer.body as { message: string }).message]).toEqual([
      status,
      expect.stringContaining(words),
    ]);
    expect(((await api.get(at)).body as ReportLinksView).links).toEqual([]);
  });

  it('refuses a draft with what to do', async () => {
    const { companyId, at } = await aCustomer();
    for (const description of ['Hours', 'The same hours']) {
      await api.post(`/api/companies/${companyId}/value-lines`, {
        ...{ type: 'hard_savings', description, amount: 1_000, confidence: 'measured' },
        ...{ startsAt: '2026-01-01', endsAt: '2026-12-31', recurring: 'month', sourceMetric: 'H' },
      });
    }
    await api.score([companyId]);
    const { status, body } = await share(at, { kind: 'outcome' });
    expect([status, body]).toMatchObject([409, { code: 'conflict', rule: 'draft' }]);
  });

  it('is of nobody who does not prove themselves, and of no other company', async () => {
    const { at } = await aCustomer();
    const link = (await share(at)).body as ReportLinkView;
    const other = await aCustomer();
    expect((await fetch(`${api.origin}${at}`)).status).toBe(401);
    const foreign = await api.post(`${other.at}/${link.id}/revoke`, {});
    expect(foreign.status).toBe(404);
    const unknown = await api.post('/api/companies/99999/report-links', { kind: 'success' });
    expect(unknown.status).toBe(404);
  });

  it('takes a report back, as of the first time', async () => {
    const { at } = await aCustomer();
    const { id, url } = (await share(at)).body as ReportLinkView;
    const first = (await api.post(`${at}/${id}/revoke`, {})).body as ReportLinkView;
    expect(first.state).toBe('revoked');
    const again = (await api.post(`${at}/${id}/revoke`, {})).body as ReportLinkView;
    expect(again.revokedAt).toBe(first.revokedAt);
    const page = await fetch(`${api.origin}${new URL(url ?? '').pathname}`, {
      headers: { authorization: `Bearer ${API_KEY}` },
    });
    expect(page.status).toBe(410);
  });
});
