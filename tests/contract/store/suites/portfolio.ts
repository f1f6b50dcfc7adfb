import { addDays } from '@attain/shared/domain/basics/time';
import type { AccountChange } from '@attain/shared/domain/portfolio/account-changes';
import { DAILY_CHECKS } from '@attain/shared/domain/portfolio/daily-checks';
import { NOTHING_KNOWN } from '@attain/shared/domain/portfolio/facts';
import type { ListedAccount } from '@attain/shared/domain/portfolio/listed-account';
import { portfolioReport } from '@attain/shared/domain/portfolio/portfolio-report';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { ReportKind } from '@attain/shared/reports/report';
import { successReport } from '@attain/shared/reports/success/success-report';
import {
  type ChangePlace,
  type PageWish,
  type Place,
  type PortfolioEntry,
  type PortfolioFilter,
  type Sort,
  SORTS,
} from '@attain/sync-worker/ports/portfolio';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import {
  daysAgo,
  someCompany,
  somePortfolio,
  someScored,
  someSnapshot,
  someWindows,
} from '../builders.ts';
import { reportCases } from '../../../reports/cases.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const TODAY = '2026-07-01';
const EVERYTHING: Omit<PageWish, 'sort'> = {
  filter: {},
  descending: false,
  after: null,
  limit: 100,
  today: TODAY,
};

type Entry = Omit<Partial<PortfolioEntry>, 'listed'> & { listed?: Partial<ListedAccount> };

export function portfolioSuite({ store }: TestEngine): void {
  const entryOf = (id: string, { listed, ...entry }: Entry) => {
    const name = listed?.name ?? `Company ${id}`;
    const snapshot = { ...someSnapshot(id), name };
    const portfolio = { ...somePortfolio(snapshot, listed), ...entry };
    return someScored(id, {}, { snapshot, portfolio, patches: [] });
  };

  async function saveAll(portal: PortalStore, entries: Record<string, Entry>) {
    const companies = Object.entries(entries).map(([id, { listed }]) =>
      someCompany(id, { name: listed?.name ?? `Company ${id}` }),
    );
    await portal.mirror.save('companies', companies, 1);
    const scored = Object.entries(entries).map(([id, entry]) => entryOf(id, entry));
    await portal.scoring.save(scored);
  }

  const save = (portal: PortalStore, id: string, entry: Entry = {}) =>
    saveAll(portal, { [id]: entry });

  async function portalWith(accounts: Record<string, Partial<ListedAccount>>) {
    const portal = freshPortal(store);
    const entries = Object.entries(accounts).map(([id, listed]) => [id, { listed }] as const);
    await saveAll(portal, Object.fromEntries(entries));
    return portal;
  }

  /** One portal for all tests that only read it. */
  function shared(accounts: Record<string, Partial<ListedAccount>>): () => Promise<PortalStore> {
    let portal: Promise<PortalStore> | undefined;
    return () => (portal ??= portalWith(accounts));
  }

  const idsOf = async (portal: PortalStore, wish: Partial<PageWish>) => {
    const rows = await portal.portfolio.page({ ...EVERYTHING, sort: 'health', ...wish });
    return rows.map(({ snapshot }) => snapshot.companyId);
  };

  const chosenBy = (portal: PortalStore, filter: PortfolioFilter) => idsOf(portal, { filter });

  async function paged(portal: PortalStore, sort: Sort, descending: boolean) {
    const seen: string[] = [];
    let after: Place | null = null;
    for (;;) {
      const rows = await portal.portfolio.page({
        ...EVERYTHING,
        sort,
        descending,
        after,
        limit: 2,
      });
      seen.push(...rows.map(({ snapshot }) => snapshot.companyId));
      after = rows.at(-1)?.place ?? null;
      if (rows.length < 2 || after === null) return seen;
    }
  }

  /** Values that tie, differ in the last digit, or are not known. */
  const MIXED: Record<string, Partial<ListedAccount>> = Object.fromEntries(
    [0.1 + 0.2, 0.3, null, 50, 50, null, 0, 99.99, 50].map((value, at) => [
      String(100 + at),
      {
        ...{ healthScore: value, successScore: value, attainment: value, valueConfirmed: value },
        coverage: value ?? 0,
        name: value === null ? null : `Name ${value}`,
        renewal: value === null ? null : addDays(TODAY, Math.floor(value)),
      },
    ]),
  );

  const mixed = shared(MIXED);

  describe('the list of accounts', () => {
    it.each(SORTS.flatMap((sort) => [[sort, false] as const, [sort, true] as const]))(
      'by %s, descending %s, comes page by page without a gap or repeat, what is not known last',
      async (sort, descending) => {
        const portal = await mixed();
        const whole = await idsOf(portal, { sort, descending });
        expect(whole.toSorted()).toEqual(Object.keys(MIXED));
        expect(await paged(portal, sort, descending)).toEqual(whole);
        const isKnownOfAll = sort === 'coverage' || sort === 'name';
        if (!isKnownOfAll && !(sort === 'urgency' && descending))
          expect(whole.slice(-2)).toEqual(['102', '105']);
      },
    );

    it('puts the escalated first by urgency, the gravest before the others, then the lowest health', async () => {
      const portal = await portalWith({
        1: { healthScore: 40 },
        2: { healthScore: 95, escalation: 'cs_manager' },
        3: { healthScore: null, escalation: 'legal' },
        4: { healthScore: null },
        5: { healthScore: 20, escalation: 'cs_manager' },
        6: { healthScore: 60, escalation: 'immediate' },
      });
      expect(await idsOf(portal, { sort: 'urgency' })).toEqual('3 6 5 2 1 4'.split(' '));
      expect(await paged(portal, 'urgency', false)).toEqual('3 6 5 2 1 4'.split(' '));
    });

    it('puts the lowest health first, and ties in the order of their ids', async () => {
      const portal = await mixed();
      expect(await idsOf(portal, { sort: 'health' })).toEqual(
        '106 101 100 103 104 108 107 102 105'.split(' '),
      );
      expect(await idsOf(portal, { sort: 'health', descending: true })).toEqual(
        '107 103 104 108 100 101 106 102 105'.split(' '),
      );
    });

    it('goes on where a page ended, whatever was scored meanwhile', async () => {
      const portal = await portalWith({ 1: { healthScore: 10 }, 2: { healthScore: 20 } });
      const [first] = await portal.portfolio.page({ ...EVERYTHING, sort: 'health', limit: 1 });
      await save(portal, '1', { listed: { healthScore: 90 } });
      await save(portal, '0', { listed: { healthScore: 5 } });
      expect(await idsOf(portal, { after: first?.place ?? null })).toEqual(['2', '1']);
    });

    it('tells the snapshot, whose account it is, and the score of a week ago', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1')], 1);
      const scored = async (asOf: number, score: number) => {
        const snapshot = someSnapshot('1', { asOf, score });
        const known = { ownerId: '81', segment: 'smb', yearlyValue: 12_000_00 };
        const portfolio = somePortfolio(snapshot, known);
        await portal.scoring.save([someScored('1', {}, { snapshot, portfolio, patches: [] })]);
      };
      await scored(daysAgo(9), 60);
      await scored(daysAgo(6), 64);
      await scored(daysAgo(0), 72);
      const [row] = await portal.portfolio.page({ ...EVERYTHING, sort: 'name' });
      expect(row).toMatchObject({
        ...{ ownerId: '81', segment: 'smb', yearlyValue: 12_000_00, scoreWeekAgo: 60 },
        snapshot: { health: { score: 72 } },
      });
    });

    it('has no company of another portal, none that was deleted, merged away, or is no customer', async () => {
      const portal = await portalWith({ 1: {}, 2: {}, 3: {}, 4: {} });
      const other = await portalWith({ 9: {} });
      await portal.mirror.remove('companies', ['2']);
      await portal.mirror.mergeCompanies('1', ['3']);
      const left = { companyId: '4', dirtyMark: null, leftOn: TODAY, patches: [], followUps: [] };
      await portal.scoring.skip([left]);
      expect(await idsOf(portal, {})).toEqual(['1']);
      expect(await idsOf(other, {})).toEqual(['9']);
      expect(await portal.portfolio.counts({}, TODAY)).toMatchObject({ accounts: 1 });
    });
  });

  describe('what chooses accounts', () => {
    const ACCOUNTS: Record<string, Partial<ListedAccount>> = {
      1: { ownerId: '81', segment: 'smb', healthBand: 'at_risk', renewal: '2026-09-30' },
      2: { ownerId: '81', segment: null, healthBand: 'critical', renewal: '2026-10-01' },
      3: { ownerId: '82', segment: 'smb', healthBand: 'healthy', renewal: null },
      4: { ownerId: null, segment: 'mid', healthBand: 'at_risk', renewal: '2027-01-31' },
    };

    const accounts = shared(ACCOUNTS);

    it.each<[PortfolioFilter, string]>([
      [{ owner: ['81'] }, '1 2'],
      [{ owner: [''] }, '4'],
      [{ owner: ['81', '82'], band: ['healthy', 'critical'] }, '2 3'],
      [{ segment: ['smb'] }, '1 3'],
      [{ segment: [''] }, '2'],
      [{ band: ['at_risk'] }, '1 4'],
      [{ quarter: ['2026-Q3'] }, '1'],
      [{ quarter: ['2026-Q4', '2027-Q1'] }, '2 4'],
      [{ quarter: [''] }, '3'],
      [{ band: ['unheard of'] }, ''],
    ])('%j chooses %s', async (filter, ids) => {
      const portal = await accounts();
      expect((await chosenBy(portal, filter)).toSorted()).toEqual(ids.split(' ').filter(Boolean));
      expect((await portal.portfolio.counts(filter, TODAY)).accounts).toBe(
        ids.split(' ').filter(Boolean).length,
      );
    });

    it.each<
      [
        keyof ListedAccount & ('play' | 'stage' | 'lifecycleStage' | 'escalation'),
        string,
        keyof PortfolioFilter,
      ]
    >([
      ['play', 'save_play', 'play'],
      ['stage', 'overdue', 'stage'],
      ['lifecycleStage', 'prove', 'lifecycle'],
      ['escalation', 'legal', 'escalation'],
    ])('%s %s is one of them', async (field, value, facet) => {
      const portal = await portalWith({ 1: { [field]: value }, 2: {} });
      expect(await chosenBy(portal, { [facet]: [value] })).toEqual(['1']);
      expect((await portal.portfolio.counts({}, TODAY)).facets[facet as 'play']).toContainEqual({
        value,
        accounts: 1,
      });
    });

    it('finds part of a name in any letters, and takes signs as they are', async () => {
      const portal = await portalWith({
        1: { name: 'ACME Größe' },
        2: { name: '100% Acme_Labs' },
        3: { name: 'Other' },
      });
      expect((await chosenBy(portal, { search: 'aCmE' })).toSorted()).toEqual(['1', '2']);
      expect(await chosenBy(portal, { search: 'GRÖSSE' })).toEqual([]);
      expect(await chosenBy(portal, { search: 'GRÖßE' })).toEqual(['1']);
      expect(await chosenBy(portal, { search: '0%' })).toEqual(['2']);
      expect(await chosenBy(portal, { search: 'e_l' })).toEqual(['2']);
      expect(await chosenBy(portal, { search: '!' })).toEqual([]);
    });

    it('counts every list under the other lists, the most first', async () => {
      const portal = await accounts();
      const { accounts: total, facets } = await portal.portfolio.counts({ owner: ['81'] }, TODAY);
      expect(total).toBe(2);
      expect(facets.owner).toEqual([
        { value: '81', accounts: 2 },
        { value: '', accounts: 1 },
        { value: '82', accounts: 1 },
      ]);
      expect(facets.band).toEqual([
        { value: 'at_risk', accounts: 1 },
        { value: 'critical', accounts: 1 },
      ]);
      const both = await portal.portfolio.counts({ owner: ['81'], band: ['at_risk'] }, TODAY);
      expect(both.accounts).toBe(1);
      expect(both.facets.band).toEqual(facets.band);
      expect(both.facets.owner).toEqual([
        { value: '', accounts: 1 },
        { value: '81', accounts: 1 },
      ]);
      expect(both.facets.segment).toEqual([{ value: 'smb', accounts: 1 }]);
    });

    it('adds renewals up by quarter and play, and knows which are at risk', async () => {
      const portal = await portalWith({
        1: { ...ACCOUNTS[1], play: 'intervention', yearlyValue: 10_00 },
        2: { ...ACCOUNTS[1], play: 'intervention', yearlyValue: null, healthBand: 'stable' },
        3: { ...ACCOUNTS[2], play: 'save_play', yearlyValue: 5_00 },
        4: { renewal: null, yearlyValue: 7_00 },
      });
      expect(await portal.portfolio.renewals({}, TODAY)).toEqual([
        {
          ...{ quarter: '2026-Q3', play: 'intervention', accounts: 2 },
          ...{ atRisk: 1, yearlyValue: 10_00, valued: 1 },
        },
        {
          ...{ quarter: '2026-Q4', play: 'save_play', accounts: 1 },
          ...{ atRisk: 1, yearlyValue: 5_00, valued: 1 },
        },
      ]);
      expect(await portal.portfolio.renewals({ play: ['save_play'] }, TODAY)).toHaveLength(1);
    });

    it('knows who is on the list of each daily check, by the day that it is', async () => {
      const portal = await portalWith({
        1: { escalation: 'immediate', ticketFollowUp: true },
        2: { declining: true, lowUsage: true },
        3: { checkInOn: '2026-07-08', onboardingOn: '2026-07-01' },
        4: { checkInOn: '2026-07-09', onboardingOn: '2026-07-02' },
      });
      const found = await portal.portfolio.checks({}, TODAY);
      expect(found).toEqual(Object.fromEntries(DAILY_CHECKS.map((check) => [check, 1])));
      const tomorrow = await portal.portfolio.checks({}, '2026-07-02');
      expect(tomorrow).toMatchObject({ check_in_due: 2, onboarding_due: 2, low_usage: 1 });
      const chosen = DAILY_CHECKS.map((check) => chosenBy(portal, { check }));
      expect((await Promise.all(chosen)).flat()).toEqual(['1', '1', '2', '2', '3', '3']);
    });
  });

  const change = (overrides: Partial<AccountChange> = {}): AccountChange => ({
    ...{ kind: 'health', direction: 'worse', goal: null, before: 'stable', after: 'at_risk' },
    ...overrides,
  });

  async function changed(
    portal: PortalStore,
    id: string,
    ago: number,
    changes: readonly AccountChange[],
    listed: Partial<ListedAccount> = {},
  ) {
    await portal.mirror.save('companies', [someCompany(id)], 1);
    const snapshot = someSnapshot(id, { asOf: daysAgo(ago) });
    const portfolio = { ...somePortfolio(snapshot, listed), changes };
    await portal.scoring.save([someScored(id, {}, { snapshot, portfolio, patches: [] })]);
  }

  describe('what changed', () => {
    const LATELY = {
      since: addDays(TODAY, -6),
      ...{ owner: undefined, kind: undefined, direction: undefined },
      ...{ after: null, limit: 100 },
    };

    it('is told newest first and page by page, of its own portal alone', async () => {
      const portal = freshPortal(store);
      const goal = (id: string) => change({ kind: 'goal', goal: { id, title: `Goal ${id}` } });
      await changed(portal, '1', 8, [change()]);
      await changed(portal, '1', 6, [change({ after: 'critical' }), goal('b'), goal('a')]);
      await changed(portal, '2', 0, [change({ direction: 'better', after: 'healthy' })]);
      await changed(freshPortal(store), '1', 0, [change()]);
      const all = await portal.portfolio.changes(LATELY);
      expect(
        all.map(({ companyId, on, goal: of, after }) => [companyId, on, of?.id, after]),
      ).toEqual([
        ['2', TODAY, undefined, 'healthy'],
        ['1', '2026-06-25', 'a', 'at_risk'],
        ['1', '2026-06-25', 'b', 'at_risk'],
        ['1', '2026-06-25', undefined, 'critical'],
      ]);
      expect(all[1]).toMatchObject({ name: 'Company 1', goal: { title: 'Goal a' } });
      const seen: unknown[] = [];
      let after: ChangePlace | null = null;
      for (let page = 0; page < 4; page += 1) {
        const [one] = await portal.portfolio.changes({ ...LATELY, after, limit: 1 });
        seen.push(one);
        after = one?.place ?? null;
      }
      expect(seen).toEqual(all);
      expect(await portal.portfolio.changes({ ...LATELY, after, limit: 1 })).toEqual([]);
    });

    it('is chosen and counted by kind, direction and owner', async () => {
      const portal = freshPortal(store);
      await changed(portal, '1', 1, [change()], { ownerId: '81' });
      await changed(portal, '2', 1, [change({ direction: 'better' })], { ownerId: '82' });
      await changed(portal, '3', 1, [change({ kind: 'escalation' })], { ownerId: '81' });
      const ids = async (wish: object) =>
        (await portal.portfolio.changes({ ...LATELY, ...wish })).map(({ companyId }) => companyId);
      expect(await ids({ owner: '81' })).toEqual(['1', '3']);
      expect(await ids({ kind: 'health' })).toEqual(['1', '2']);
      expect(await ids({ kind: 'health', direction: 'worse' })).toEqual(['1']);
      expect(await portal.portfolio.changeCounts(LATELY)).toEqual([
        { kind: 'escalation', direction: 'worse', changes: 1 },
        { kind: 'health', direction: 'better', changes: 1 },
        { kind: 'health', direction: 'worse', changes: 1 },
      ]);
      expect(await portal.portfolio.changeCounts({ since: LATELY.since, owner: '82' })).toEqual([
        { kind: 'health', direction: 'better', changes: 1 },
      ]);
    });

    it('to and fro within a day is no news; several moves of a day are one', async () => {
      const portal = freshPortal(store);
      await changed(portal, '1', 0, [change()]);
      await changed(portal, '1', 0, [change({ before: 'at_risk', after: 'stable' })]);
      await changed(portal, '2', 0, [change()]);
      await changed(portal, '2', 0, [change({ before: 'at_risk', after: 'critical' })]);
      const told = await portal.portfolio.changes(LATELY);
      expect(told).toMatchObject([{ companyId: '2', before: 'stable', after: 'critical' }]);
      expect(await portal.portfolio.changeCounts(LATELY)).toMatchObject([{ changes: 1 }]);
    });

    it('is worse or better by where the day began and ended, whatever came between', async () => {
      const portal = freshPortal(store);
      const fell = change({ before: 'healthy', after: 'critical' });
      const rose = change({ before: 'critical', after: 'at_risk', direction: 'better' });
      await changed(portal, '1', 0, [fell]);
      await changed(portal, '1', 0, [rose]);
      const told = await portal.portfolio.changes(LATELY);
      expect(told).toMatchObject([{ before: 'healthy', after: 'at_risk', direction: 'worse' }]);
    });

    it('is forgotten before a day, and goes with a company that is merged away', async () => {
      const portal = freshPortal(store);
      await changed(portal, '1', 3, [change()]);
      await changed(portal, '2', 1, [change()]);
      await changed(portal, '3', 1, [change()]);
      await portal.portfolio.forgetChanges(addDays(TODAY, -2));
      await portal.mirror.mergeCompanies('2', ['3']);
      expect(await portal.portfolio.changes(LATELY)).toMatchObject([{ companyId: '2' }]);
    });
  });

  describe('what the KPIs are made of', () => {
    const YEAR = { from: '2025-07-01', to: TODAY };
    const FACTS = {
      ...NOTHING_KNOWN,
      customerSince: '2024-02-29',
      revenueNow: 24_000_00,
      firstUse: { on: '2024-03-05' },
      firstAchievedVla: { on: null },
      vlasRevised: 2,
      onboarding: { completed: null, endedOn: '2024-04-30' },
      csat: { answers: 3, sum: 12.5, topTwo: null },
      nps: { answers: 9, promoters: 4, detractors: 1 },
      referrals: ['2026-05-01', '2026-06-01'],
      scored: {
        vlas: { inForce: 4, achieved: 1, missed: 2, pastDue: 3 },
        goals: { active: 9, scored: 8, onPlan: 7, achieved: 6, due: 5, met: 4 },
        valueLines: { confirmed: 2, all: 3 },
        valueAmounts: null,
        roiConfirmed: -0.25,
        healthScore: 71.5,
      },
    };

    const OF_HISTORY = { customerUntil: null, revenueAtStart: null, reportsGenerated: 0 };

    it('comes back as it was left, and an account of which nothing is known too', async () => {
      const portal = freshPortal(store);
      await save(portal, '1', { facts: FACTS });
      await save(portal, '2', { facts: NOTHING_KNOWN });
      const facts = await portal.portfolio.facts(YEAR, daysAgo(365));
      expect(facts).toEqual([
        { companyId: '1', ...FACTS, ...OF_HISTORY },
        { companyId: '2', ...NOTHING_KNOWN, ...OF_HISTORY },
      ]);
    });

    it('counts the reports that tell a value and were generated within the year, replaced ones too (M93)', async () => {
      const portal = freshPortal(store);
      await save(portal, '1', { facts: FACTS });
      await save(portal, '2', { facts: FACTS });
      await portal.reports.plan([
        {
          ...{ id: 'planned', companyId: '2', kind: 'outcome' },
          ...{ why: 'value_review', cause: 'value_review:2026-12-01', plannedAt: daysAgo(1) },
        },
      ]);
      const issue = (id: string, kind: ReportKind, issuedAt: number) =>
        portal.reports.issue({
          ...{ id, why: 'asked', issuedAt, issuedBy: 'Ann' },
          report: { ...successReport(reportCases.strong), companyId: '1', kind },
        });
      await issue('a', 'outcome', daysAgo(365) - 1);
      await issue('b', 'outcome', daysAgo(365));
      await issue('c', 'outcome', daysAgo(2));
      await issue('d', 'success', daysAgo(1));
      await issue('e', 'vla', daysAgo(1));
      const facts = await portal.portfolio.facts(YEAR, daysAgo(365));
      expect(facts.map(({ reportsGenerated }) => reportsGenerated)).toEqual([3, 0]);
      expect(await freshPortal(store).portfolio.facts(YEAR, daysAgo(365))).toEqual([]);
    });

    it('keeps who left within the year as lost, until it is a customer again', async () => {
      const portal = freshPortal(store);
      await save(portal, '1', { facts: FACTS });
      await save(portal, '2', { facts: FACTS });
      const skip = (companyId: string, leftOn: string) =>
        portal.scoring.skip([{ companyId, dirtyMark: null, leftOn, patches: [], followUps: [] }]);
      await skip('1', '2026-06-30');
      await skip('1', '2026-07-15');
      await skip('2', '2025-07-01');
      await skip('3', '2026-06-30');
      const lost = await portal.portfolio.facts(YEAR, daysAgo(365));
      expect(lost).toMatchObject([{ companyId: '1', customerUntil: '2026-06-30', nps: FACTS.nps }]);
      await save(portal, '1', { facts: FACTS });
      const back = await portal.portfolio.facts(YEAR, daysAgo(365));
      expect(back).toMatchObject([{ companyId: '1', customerUntil: null }]);
    });

    it('counts nobody as lost who left with the rule of who is a customer', async () => {
      const portal = freshPortal(store);
      await save(portal, '1', { facts: FACTS, by: { rules: 'r', customers: 'c' } });
      const [rows] = await portal.scoring.load(['1'], someWindows());
      expect(rows?.listed).toMatchObject({ by: { rules: 'r', customers: 'c' } });
      expect(rows?.listed?.standing).not.toHaveProperty('by');
      await portal.scoring.skip([
        { companyId: '1', dirtyMark: null, leftOn: null, patches: [], followUps: [] },
      ]);
      expect(await portal.portfolio.facts(YEAR, daysAgo(365))).toEqual([]);
    });

    it('tells the yearly value as the year began: what the first change since then replaced', async () => {
      const portal = freshPortal(store);
      const at = async (id: string, ago: number, former: number | null | undefined) => {
        const snapshot = someSnapshot(id, { asOf: daysAgo(ago) });
        const portfolio = { ...somePortfolio(snapshot), facts: FACTS, formerYearlyValue: former };
        await portal.scoring.save([someScored(id, {}, { snapshot, portfolio, patches: [] })]);
      };
      for (const id of ['1', '2', '3', '4'])
        await portal.mirror.save('companies', [someCompany(id)], 1);
      await at('1', 400, undefined);
      await at('1', 390, 5_00);
      await at('1', 300, 10_00);
      await at('1', 100, 12_00);
      await at('2', 400, undefined);
      await at('3', 200, undefined);
      await at('3', 100, 10_00);
      await at('4', 400, undefined);
      await at('4', 100, null);
      const facts = await portal.portfolio.facts(YEAR, daysAgo(365));
      expect(facts.map(({ companyId, revenueAtStart }) => [companyId, revenueAtStart])).toEqual([
        ['1', 10_00],
        ['2', FACTS.revenueNow],
        ['3', null],
        ['4', null],
      ]);
    });

    it('hands the report of the latest day out, a later one of the day in its place', async () => {
      const portal = freshPortal(store);
      expect(await portal.portfolio.report()).toBeUndefined();
      const facts = {
        companyId: '1',
        ...FACTS,
        ...OF_HISTORY,
        renewals: null,
      };
      const report = (day: string, computedAt: number) =>
        portfolioReport([facts], { day, computedAt }, DEFAULT_SETTINGS);
      await portal.portfolio.saveReport(report(TODAY, 1));
      await portal.portfolio.saveReport(report(TODAY, 2));
      await portal.portfolio.saveReport(report('2026-06-30', 3));
      expect(await portal.portfolio.report()).toEqual(report(TODAY, 2));
      expect(await freshPortal(store).portfolio.report()).toBeUndefined();
    });
  });
}
