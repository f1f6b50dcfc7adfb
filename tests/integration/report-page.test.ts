import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { Report } from '@attain/shared/reports/report';
import { signGoal } from '@attain/sync-worker/agreements/goal-steps';
import { linkHistories } from '@attain/sync-worker/sharing/link-history';
import {
  revokeReportLink,
  shareReport,
  type ShareOrder,
} from '@attain/sync-worker/sharing/share-report';
import { writeToken } from '@attain/sync-worker/sharing/share-token';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { someReport } from '../reports/some-report.ts';
import {
  type AgreementStage,
  agreementStage,
  COMPANY,
  hiddenFields,
  PORTAL,
  savedHours,
  wholeGoal,
} from './agreement-stage.ts';

const MINUTE_MS = 60_000;

let stage: AgreementStage;
beforeAll(async () => {
  stage = await agreementStage();
});
afterAll(() => stage.close());
// Bounds count by the minute.
beforeEach(() => void (stage.clock.now += 2 * MINUTE_MS));

async function share(overrides: Partial<ShareOrder> = {}, report: Partial<Report> = {}) {
  const { link, secret, code } = await shareReport(stage.portal, {
    report: someReport(report),
    by: stage.by(),
    validDays: 30,
    codeDigits: null,
    signOffLinkId: null,
    ...overrides,
  });
  return { link, secret, code, token: writeToken({ portalId: PORTAL, linkId: link.id, secret }) };
}

/** A browser that keeps what it is given. */
function browser() {
  let cookie = '';
  return async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${stage.origin}/r/${path}`, {
      redirect: 'manual',
      ...init,
      headers: { cookie, ...(init.headers as Record<string, string>) },
    });
    const given = response.headers.get('set-cookie');
    if (given !== null) cookie = given.split(';')[0] ?? '';
    return { status: response.status, headers: response.headers, html: await response.text() };
  };
}

const get = (path: string, init?: RequestInit) => browser()(path, init);
const typed = (code: string): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams({ code }),
});

async function historyOf(linkId: string) {
  const link = await stage.portal.reportLinks.find(linkId);
  if (link === undefined) throw new Error('there is no such link');
  const histories = await linkHistories(stage.portal, link.companyId, [link]);
  return histories.get(linkId);
}

describe('a shared report', () => {
  it('is shown as it was shared, without what is internal', async () => {
    const { token } = await share();
    const { status, html } = await get(token);
    expect(status).toBe(200);
    expect(html).toContain('Hours saved were worth 43,200 euros.');
    expect(html).not.toContain('Renewal is in danger');
    expect(html).not.toContain('Three of nine inputs are missing');
    expect(html).toContain('Shared with you until Mar 12, 2026.');
    expect(html).toContain(`href="${token}/report.pdf"`);
    expect(html).not.toMatch(/Sign and confirm|<script/);
  });

  it('can be taken along as a PDF', async () => {
    const { token } = await share({}, { kind: 'outcome' });
    const response = await fetch(`${stage.origin}/r/${token}/report.pdf`);
    const file = Buffer.from(await response.arrayBuffer());
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="business-outcomes-512-2026-02-10.pdf"',
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('tells nobody of itself: strict headers on every page of it', async () => {
    const open = await share();
    const guarded = await share({ codeDigits: 6 });
    for (const path of [open.token, guarded.token, 'no-such-token', `${open.token}/`]) {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src /);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toContain('script-src');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('set-cookie')).toBeNull();
    }
    expect(JSON.stringify(stage.logged)).not.toContain(open.secret);
  });

  it('stays as it was when the company is renamed or merged away', async () => {
    const { token } = await share({}, { companyId: '513', companyName: 'Nord' });
    const before = (await get(token)).html;
    await stage.portal.mirror.mergeCompanies(COMPANY, ['513']);
    expect((await get(token)).html).toBe(before);
  });

  it('of a draft is refused with what to do, and nothing is kept', async () => {
    const links = await stage.portal.reportLinks.ofCompany(COMPANY);
    const draft = [
      { code: 'double_count' as const, text: 'Two lines count the same hours: exclude one.' },
      { code: 'sign_off_broken' as const, text: 'Goal A was changed after it was signed.' },
    ];
    await expect(share({}, { draft })).rejects.toMatchObject({
      code: 'draft',
      message:
        'This report is a draft and cannot be shared. Two lines count the same hours: exclude one. Goal A was changed after it was signed.',
    });
    expect(await stage.portal.reportLinks.ofCompany(COMPANY)).toEqual(links);
  });
});

describe('a link', () => {
  it('is good until the very instant at which it expires', async () => {
    const { token, link } = await share({ validDays: 1 });
    stage.clock.now = link.expiresAt - 1;
    expect((await get(token)).status).toBe(200);
    stage.clock.now = link.expiresAt;
    const { status, html } = await get(token);
    expect(status).toBe(410);
    expect(html).toContain('This link has expired');
    expect((await get(`${token}/report.pdf`)).status).toBe(410);
  });

  it('that was taken back shows nothing more', async () => {
    const { token, link } = await share();
    await revokeReportLink(stage.portal, { companyId: COMPANY, linkId: link.id, by: stage.by() });
    const { status, html } = await get(token);
    expect(status).toBe(410);
    expect(html).toContain('This report was taken back');
    expect(html).not.toContain('Hours saved');
  });

  it('is taken back by its own company alone', async () => {
    const { link } = await share();
    const order = { companyId: '999', linkId: link.id, by: stage.by() };
    await expect(revokeReportLink(stage.portal, order)).rejects.toThrow('has no report link');
  });

  it('that is altered, cut or of another portal looks like one that never was', async () => {
    const { token, secret, link } = await share();
    const other = await share();
    const swapped = (at: number) => {
      const was = token.charAt(at);
      return `${token.slice(0, at)}${was === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    };
    const forged = [
      token.slice(0, -1),
      `${token}A`,
      swapped(token.length - 1),
      swapped(token.indexOf('.') + 1),
      writeToken({ portalId: PORTAL + 1, linkId: link.id, secret }),
      writeToken({ portalId: PORTAL, linkId: link.id, secret: other.secret }),
      writeToken({ portalId: PORTAL, linkId: link.id, secret: link.secretHash }),
      'x'.repeat(4_000),
      '%00',
      '..%2f..%2fetc%2fpasswd',
    ];
    const never = (await get('4711.AAAAAAAAAAAAAAAAAAAAAA.' + 'A'.repeat(43))).html;
    for (const path of forged) {
      const { status, html } = await get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(html).toBe(never);
    }
  });

  it('of a neighbour that shares the database opens nothing here', async () => {
    const neighbour = stage.store.forPortal(PORTAL + 1);
    const { link, secret } = await shareReport(neighbour, {
      ...{ report: someReport(), by: stage.by(), validDays: 30 },
      ...{ codeDigits: null, signOffLinkId: null },
    });
    for (const portalId of [PORTAL, PORTAL + 1]) {
      const { status } = await get(writeToken({ portalId, linkId: link.id, secret }));
      expect(status).toBe(404);
    }
  });

  it('is read so often in a minute and no more', async () => {
    const { token } = await share();
    const statuses: number[] = [];
    for (let at = 0; at < 7; at += 1) statuses.push((await get(`${token}/report.pdf`)).status);
    expect(statuses).toEqual([...Array<number>(6).fill(200), 429]);
    stage.clock.now += MINUTE_MS;
    expect((await get(`${token}/report.pdf`)).status).toBe(200);
  });
});

describe('a link with a code', () => {
  it('asks for it, and does not say whose report it is', async () => {
    const { token } = await share({ codeDigits: 6 });
    for (const path of [token, `${token}/report.pdf`]) {
      const { status, html } = await get(path);
      expect(status).toBe(200);
      expect(html).toContain('Type the code that you were given');
      expect(html).not.toMatch(/Northwind|Hours saved/);
    }
  });

  it('opens in the browser in which the code was typed, and in no other', async () => {
    const { token, code, link } = await share({ codeDigits: 8 });
    expect(code).toMatch(/^\d{8}$/);
    const read = browser();
    const spelt = `${code?.slice(0, 4)} - ${code?.slice(4)}`;
    const entered = await read(token, typed(spelt));
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe(token);
    expect(entered.headers.get('set-cookie')).toMatch(
      new RegExp(
        `^attain_report_${link.id}=[\\w-]{43}; Expires=.* GMT; HttpOnly; SameSite=Lax; Secure$`,
      ),
    );
    expect((await read(token)).html).toContain('Hours saved');
    expect((await read(`${token}/report.pdf`)).status).toBe(200);

    const elsewhere = browser();
    expect((await elsewhere(token)).html).toContain('The code of this link was used already');
    expect((await elsewhere(token, typed(code ?? ''))).status).toBe(403);
    expect(
      (await elsewhere(token, { headers: { cookie: `attain_report_${link.id}=` } })).status,
    ).toBe(403);
    expect((await elsewhere(`${token}/report.pdf`)).status).toBe(403);
  });

  it('is locked after five wrong ones, also for the right one', async () => {
    const { token, code, link } = await share({ codeDigits: 6 });
    const wrong = code === '000000' ? '000001' : '000000';
    const said: string[] = [];
    for (let at = 0; at < 5; at += 1) said.push((await get(token, typed(wrong))).html);
    expect(said[0]).toContain('4 tries are left');
    expect(said[3]).toContain('One try is left');
    expect(said[4]).toContain('This link is locked');
    stage.clock.now += 2 * MINUTE_MS;
    const late = await get(token, typed(code ?? ''));
    expect(late.status).toBe(403);
    expect(late.html).toContain('This link is locked');
    expect((await historyOf(link.id))?.wrongCodes).toBe(5);
  });

  it('is locked as soon when all are tried at once', async () => {
    const { token, code } = await share({ codeDigits: 6 });
    const wrong = code === '000000' ? '000001' : '000000';
    await Promise.all(Array.from({ length: 10 }, () => get(token, typed(wrong))));
    stage.clock.now += 2 * MINUTE_MS;
    expect((await get(token, typed(code ?? ''))).html).toContain('This link is locked');
  });

  it('counts no try for what is no code, nor for what another site sends', async () => {
    const { token, code } = await share({ codeDigits: 6 });
    for (const text of ['', '12345', '123456789', 'abcdef', '１２３４５６']) {
      const { status, html } = await get(token, typed(text));
      expect([text, status]).toEqual([text, 422]);
      expect(html).toContain('Type the digits of the code');
    }
    const foreign = { ...typed('000000'), headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await get(token, foreign)).status).toBe(403);
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect((await get(token, json)).status).toBe(415);
    expect((await get(token, typed(code ?? ''))).status).toBe(303);
  });

  it('takes so many codes in a minute and no more', async () => {
    const { token } = await share({ codeDigits: 6 });
    const statuses = [];
    for (let at = 0; at < 11; at += 1) statuses.push((await get(token, typed(''))).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('what becomes of a link', () => {
  it('is known: how often it was opened and taken along, first and last', async () => {
    const { token, link } = await share();
    expect(await historyOf(link.id)).toEqual({
      opened: { times: 0, first: null, last: null },
      downloaded: { times: 0, first: null, last: null },
      wrongCodes: 0,
      answers: [],
    });
    const first = stage.clock.now;
    await get(token);
    stage.clock.now += DAY_MS;
    await get(token);
    await get(`${token}/report.pdf`);
    const last = stage.clock.now;
    expect(await historyOf(link.id)).toMatchObject({
      opened: { times: 2, first, last },
      downloaded: { times: 1, first: last, last },
    });
  });

  it('does not count who only looks whether there is something', async () => {
    const { token, link } = await share();
    await get(token, { method: 'HEAD' });
    await get(token, { headers: { 'sec-purpose': 'prefetch;prerender' } });
    expect((await historyOf(link.id))?.opened.times).toBe(0);
  });

  it('leads on to sign and confirm, and what was decided there is told', async () => {
    await stage.offerGoal(wholeGoal('led'));
    await stage.addLine(savedHours('hours'));
    const page = await stage.link({ goalIds: ['led'], valueLineIds: ['hours'] });
    const { token, link } = await share({ signOffLinkId: page.link.id });
    const href = /href="(\.\.\/agreements\/[^"]+)"/.exec((await get(token)).html)?.[1] ?? '';
    const address = new URL(href, `${stage.origin}/r/${token}`).pathname.split('/').at(-1) ?? '';
    expect(address).toBe(page.token);

    const { html } = await stage.get(address);
    const name = 'Maria Lindqvist';
    await stage.post(address, { ...hiddenFields(html, 'sign', 'goal-1'), name, agree: 'yes' });
    await stage.post(address, {
      ...hiddenFields(html, 'confirm', 'value-1'),
      name,
      amount: '7200',
    });
    await signGoal(stage.portal, {
      ...{ companyId: COMPANY, goalId: 'led', by: stage.by(), party: 'executive', name: 'Us' },
      ...{ termsVersion: 1, via: 'hubspot', parties: ['executive', 'customer'] },
    });
    expect((await historyOf(link.id))?.answers).toEqual([
      { at: stage.clock.now, what: 'signed', about: 'Cut the time to create a report' },
      { at: stage.clock.now, what: 'confirmed', about: 'Hours saved on reporting' },
    ]);
  });

  it('leads nowhere once that page is over', async () => {
    await stage.addLine(savedHours('more'));
    const page = await stage.link({ valueLineIds: ['more'], validDays: 1 });
    const { token } = await share({ signOffLinkId: page.link.id });
    expect((await get(token)).html).toContain('Sign and confirm');
    stage.clock.now = page.link.expiresAt;
    expect((await get(token)).html).not.toContain('Sign and confirm');
    await expect(share({ signOffLinkId: page.link.id })).rejects.toMatchObject({
      code: 'link_over',
    });
    await expect(share({ signOffLinkId: 'of-another' })).rejects.toThrow('has no sign-off link');
  });
});
