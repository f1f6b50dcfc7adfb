import { issueReportRoute, issuedReportsRoute } from '@attain/shared/contract/issued-report-routes';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import { linkTokens } from '@attain/sync-worker/agreements/link-token';
import { REPORT_LINKS } from '@attain/sync-worker/agreements/report-link';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { NOW } from '../contract/store/builders.ts';
import { apiServer, errorOf, PORTAL, SECRET, type ApiServer } from './api-server.ts';

let server: ApiServer;
let customer: string;
let address: string;

beforeAll(async () => {
  server = await apiServer();
  customer = await server.addCustomer();
  await server.score([customer]);
  address = `/api/companies/${customer}/reports`;
});
afterAll(() => server.close());

const reports = async () =>
  issuedReportsRoute.answers[200].body.parse((await server.get(address)).body).reports;

describe('a report that is asked for', () => {
  it('is made once for one request, waits for the record and wakes the worker', async () => {
    const woken = server.woken();
    const order = { kind: 'success', requestId: 'click-0001-abcdef' };
    const [reply, repeat] = [await server.post(address, order), await server.post(address, order)];
    expect(reply.status).toBe(202);
    const made = issueReportRoute.answers[202].body.parse(reply.body);
    expect(made).toMatchObject({ kind: 'success', why: 'asked', state: 'waiting', url: null });
    expect(repeat.body).toEqual(reply.body);
    expect(server.woken()).toBe(woken + 1);
    expect(await reports()).toEqual([made]);
    expect(await server.neighbour().reports.ofCompany(customer, 10)).toEqual([]);
  });

  it('is refused in one sentence where there is nothing to report', async () => {
    const unscored = await server.addCustomer();
    const reply = await server.post(`/api/companies/${unscored}/reports`, {});
    expect(reply.status).toBe(404);
    expect(errorOf(reply).message).toContain('no figures');
    expect((await server.post('/api/companies/999999/reports', {})).status).toBe(404);
    expect((await server.post(address, { kind: 'poster' })).status).toBe(400);
  });
});

describe('the page of a kept report', () => {
  const page = (reportId: string, expiresAt: number, purpose = REPORT_LINKS) => {
    const token = { portalId: PORTAL, linkId: reportId, expiresAt };
    return fetch(`${server.origin}/reports/${linkTokens(SECRET, purpose).issue(token)}`);
  };

  it('shows it as it was issued, until its day and until it is replaced', async () => {
    await server.post(address, { kind: 'outcome' });
    const [{ id } = { id: '' }] = (await reports()).filter(({ kind }) => kind === 'outcome');
    const answer = await page(id, NOW + DAY_MS);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toContain('Business Outcome Report');
    expect((await page(id, NOW)).status).toBe(410);

    await server.post(address, { kind: 'outcome' });
    expect((await page(id, NOW + DAY_MS)).status).toBe(410);
  });

  it('opens by no other link', async () => {
    const [{ id } = { id: '' }] = await reports();
    expect((await page(id, NOW + DAY_MS, 'attain sign-off links')).status).toBe(404);
    expect((await fetch(`${server.origin}/reports/${id}`)).status).toBe(404);
  });
});
