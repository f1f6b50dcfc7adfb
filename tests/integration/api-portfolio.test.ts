import { accountView } from '@attain/shared/contract/account-view-of';
import {
  type PortfolioAccounts,
  portfolioAccountsSchema,
} from '@attain/shared/contract/portfolio/accounts';
import {
  portfolioChangesSchema,
  portfolioRenewalsSchema,
  portfolioScorecardsSchema,
  portfolioTodaySchema,
} from '@attain/shared/contract/portfolio/overview';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { calendarOf } from '@attain/sync-worker/calendar';
import { reportPortfolio } from '@attain/sync-worker/pipeline/report-portfolio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';

import { NOW, someGoal, someMetric } from '../contract/store/builders.ts';
import { type ApiServer, apiServer, errorOf } from './api-server.ts';

let api: ApiServer;
let ids: string[];

const CONFIG = { mapping: { company: { segment: 'tier' } } };
const BY = { at: NOW, who: 'goals.csv', via: 'import' } as const;

/** Three customers: of nobody, of 81 in a segment with a renewal, and of 82 with goals that are behind. */
beforeAll(async () => {
  api = await apiServer(CONFIG);
  ids = [
    await api.addCustomer({ name: 'Zeta' }),
    await api.addCustomer({
      name: 'Acme',
      properties: {
        ...{ hubspot_owner_id: '81', tier: 'smb', attain_contract_value: '12000' },
        ...{ attain_contract_start: '2026-06-01', attain_contract_renewal: '2026-10-15' },
      },
    }),
    await api.addCustomer({
      name: 'Mid',
      properties: { hubspot_owner_id: '82', attain_escalation_flag: 'churn_threat' },
    }),
  ];
  const readings = [{ value: 12, measuredAt: NOW - DAY_MS }];
  const goal = someGoal('late', {
    title: 'Faster onboarding',
    targetDate: '2026-07-31',
    metrics: [someMetric('late-metric', { baseline: 10, target: 100, readings })],
  });
  await api.store.records.saveGoal(ids[2] ?? '', goal, BY);
  await api.score(ids);
});
afterAll(() => api.close());

async function answer<S extends z.ZodType>(schema: S, path: string): Promise<z.output<S>> {
  const reply = await api.get(`/api/portfolio/${path}`);
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  expect(schema.parse(reply.body)).toEqual(reply.body);
  return schema.parse(reply.body);
}

const accounts = (query = '') => answer(portfolioAccountsSchema, `accounts${query}`);
const namesOf = ({ accounts: list }: { accounts: PortfolioAccounts['accounts'] }) =>
  list.map(({ name }) => name);

describe('GET /api/portfolio/accounts', () => {
  it("tells each account's figures exactly as its card and its properties do", async () => {
    const { accounts: list, total, today, currency } = await accounts();
    expect({ total, today, currency }).toEqual({ total: 3, today: '2026-07-01', currency: 'USD' });
    expect(list).toHaveLength(3);
    for (const { companyId, figures, name } of list) {
      const snapshot = await api.store.scoring.snapshot(companyId);
      const card = accountView(snapshot!);
      expect(figures).toEqual({
        ...{ health: card.figures.health, agreements: card.figures.agreements },
        ...{ success: card.figures.success, value: card.figures.value },
        ...{ renewal: card.figures.renewal, escalation: card.figures.escalation },
        ...{ lifecycleStage: card.figures.lifecycleStage, nextAction: card.figures.nextAction },
      });
      expect(name).toBe(card.name);
      const summary = await api.get(`/api/companies/${companyId}/summary`);
      expect((summary.body as typeof card).figures).toMatchObject(figures);
    }
  });

  it('knows owner, segment and yearly value, and why and what to do', async () => {
    const [acme] = (await accounts('?owner=81')).accounts;
    expect(acme).toMatchObject({
      ...{ name: 'Acme', owner: { id: '81', name: null }, segment: 'smb', yearlyValue: 12_000 },
    });
    const [mid] = (await accounts('?owner=82')).accounts;
    expect(mid?.figures.escalation).toBe('immediate');
    expect(mid?.actions[0]?.text).toBe(mid?.figures.nextAction);
  });

  it('chooses and counts by every list', async () => {
    expect(namesOf(await accounts('?sort=name'))).toEqual(['Acme', 'Mid', 'Zeta']);
    expect(namesOf(await accounts('?sort=name&order=desc'))).toEqual(['Zeta', 'Mid', 'Acme']);
    expect(namesOf(await accounts('?owner='))).toEqual(['Zeta']);
    expect(namesOf(await accounts('?segment=smb'))).toEqual(['Acme']);
    expect(namesOf(await accounts('?quarter=2026-Q4'))).toEqual(['Acme']);
    expect(namesOf(await accounts('?escalation=immediate,legal'))).toEqual(['Mid']);
    expect(namesOf(await accounts('?check=escalated'))).toEqual(['Mid']);
    expect(namesOf(await accounts('?search=%20aCM%20'))).toEqual(['Acme']);
    const { counts } = await accounts('?owner=81');
    expect(counts?.owner).toHaveLength(3);
    expect(counts?.quarter).toEqual([{ value: '2026-Q4', accounts: 1 }]);
  });

  it('comes page by page, and counts only where it is asked to', async () => {
    const first = await accounts('?sort=name&limit=2');
    expect(namesOf(first)).toEqual(['Acme', 'Mid']);
    const last = await accounts(`?sort=name&limit=2&counts=false&after=${first.next}`);
    expect(namesOf(last)).toEqual(['Zeta']);
    expect(last).toMatchObject({ next: null, total: null, counts: null });
  });

  it('refuses a place of another list, and one that is none', async () => {
    const { next } = await accounts('?sort=name&limit=1');
    for (const query of [
      `sort=health&after=${next}`,
      `sort=name&order=desc&after=${next}`,
      'after=x',
    ]) {
      const reply = await api.get(`/api/portfolio/accounts?${query}`);
      expect(reply.status).toBe(400);
      expect(errorOf(reply).details?.map(({ field }) => field)).toEqual(['after']);
    }
  });

  it.each([
    ['band=sick', 'band'],
    ['band=at_risk,', 'band'],
    ['owner=me', 'owner'],
    ['quarter=2026-Q5', 'quarter'],
    ['check=weather', 'check'],
    ['sort=luck', 'sort'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['colour=red', 'colour'],
  ])('refuses %s and names the field', async (query, field) => {
    const reply = await api.get(`/api/portfolio/accounts?${query}`);
    expect(reply.status).toBe(400);
    expect(errorOf(reply).details?.map((detail) => detail.field)).toEqual([field]);
  });

  it('shows nothing of another portal, and refuses a call that is signed for one', async () => {
    expect(await api.neighbour().portfolio.counts({}, '2026-07-01')).toMatchObject({ accounts: 0 });
    const url = '/api/portfolio/accounts?portalId=1&userId=7';
    expect((await api.get(url, { userId: '7' })).status).toBeGreaterThanOrEqual(400);
    const unsigned = await fetch(`${api.origin}/api/portfolio/accounts`);
    expect(unsigned.status).toBe(401);
  });
});

describe('the other views of the portfolio', () => {
  it('adds renewals up by quarter and play, in the currency of the portal', async () => {
    const { quarters } = await answer(portfolioRenewalsSchema, 'renewals');
    expect(quarters).toMatchObject([
      { quarter: '2026-Q4', accounts: 1, yearlyValue: 12_000, valued: 1 },
    ]);
    expect(quarters[0]?.plays).toHaveLength(1);
  });

  it('tells the daily checklist with the worst of each check', async () => {
    const { checks } = await answer(portfolioTodaySchema, 'today');
    const escalated = checks.find(({ check }) => check === 'escalated');
    expect(escalated).toMatchObject({ accounts: 1, worst: [{ name: 'Mid' }] });
    expect(escalated?.worst[0]?.reason).toBeTruthy();
    const { checks: others } = await answer(portfolioTodaySchema, 'today?owner=81');
    expect(others.find(({ check }) => check === 'escalated')).toMatchObject({ accounts: 0 });
  });

  it('tells what a later scoring changed, and nothing of the first', async () => {
    const none = await answer(portfolioChangesSchema, 'changes');
    expect(none).toMatchObject({ since: '2026-06-25', changes: [], counts: [], next: null });
    const [, , mid = ''] = ids;
    const properties = { hubspot_owner_id: '82', lifecyclestage: 'customer' };
    await api.addCustomer({ id: mid, name: 'Mid', properties });
    await api.score([mid]);
    const { changes, counts } = await answer(portfolioChangesSchema, 'changes');
    expect(changes).toEqual([
      {
        ...{ companyId: mid, name: 'Mid', on: '2026-07-01', kind: 'escalation', goal: null },
        ...{ direction: 'better', before: 'immediate', after: 'none' },
      },
    ]);
    expect(counts).toEqual([{ kind: 'escalation', direction: 'better', changes: 1 }]);
    expect((await answer(portfolioChangesSchema, 'changes?direction=worse')).changes).toEqual([]);
    const broken = await api.get('/api/portfolio/changes?after=e30');
    expect(errorOf(broken).details?.[0]?.field).toBe('after');
  });

  it('has no scorecards before the first report, then one a day, and another after a cycle that scored many', async () => {
    const before = await answer(portfolioScorecardsSchema, 'scorecards');
    expect(before).toEqual({ today: '2026-07-01', report: null });
    const context = {
      ...{ store: api.store, settings: DEFAULT_SETTINGS, calendar: calendarOf('America/New_York') },
    };
    await reportPortfolio({ ...context, now: () => NOW }, 0);
    await reportPortfolio({ ...context, now: () => NOW + 60_000 }, 0);
    const { report } = await answer(portfolioScorecardsSchema, 'scorecards');
    expect(report).toMatchObject({ asOf: new Date(NOW).toISOString(), accounts: 3 });
    const coverage = report?.kpis.find(({ code }) => code === 'vla_coverage');
    expect(coverage).toMatchObject({ value: 0, target: 0.9, met: false, accounts: 3, of: 3 });
    const retention = report?.kpis.find(({ code }) => code === 'gross_revenue_retention');
    expect(retention).toMatchObject({ value: null, met: null, accounts: 0 });
    expect(retention?.notice).toMatch(/data/);
    const asOfAfter = async (at: number, scored: number) => {
      await reportPortfolio({ ...context, now: () => at }, scored);
      return (await answer(portfolioScorecardsSchema, 'scorecards')).report?.asOf;
    };
    expect(await asOfAfter(NOW + 120_000, 1)).toBe(new Date(NOW + 120_000).toISOString());
    expect(await asOfAfter(NOW + DAY_MS, 0)).toBe(new Date(NOW + DAY_MS).toISOString());
  });
});
