import type { AlertState } from '@attain/shared/domain/agreements/alert-state';
import type { FollowUp } from '@attain/shared/domain/follow-ups/results';
import type { CompanyFollowUpStep, FollowUpItem } from '@attain/sync-worker/ports/follow-ups';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { NOW, someCompany, someScored, someSnapshot, someWindows } from '../builders.ts';
import { dueIds, scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const FOLLOW_UP: FollowUp = {
  cause: 'legal',
  rule: 'legal',
  role: 'legal',
  title: 'Acme: answer a legal question',
  reason: 'A legal question is open.',
  dueOn: '2026-07-02',
  priority: 'high',
};
const REFUSALS = [{ code: 'INVALID_OPTION', property: 'a', message: 'a was not one of them' }];

const open = (reference: string, overrides: Partial<FollowUp> = {}): CompanyFollowUpStep => ({
  kind: 'open',
  reference,
  followUp: { ...FOLLOW_UP, ...overrides },
});
const close = (reference: string, why = 'It is answered.'): CompanyFollowUpStep => ({
  kind: 'close',
  reference,
  title: FOLLOW_UP.title,
  why,
});

export function followUpsSuite({ store }: TestEngine): void {
  async function portalWith(...ids: string[]): Promise<PortalStore> {
    const portal = freshPortal(store);
    const properties = { hubspot_owner_id: '77' };
    await portal.mirror.save(
      'companies',
      ids.map((id) => someCompany(id, { properties })),
      1,
    );
    return portal;
  }

  const score = (portal: PortalStore, id: string, ...followUps: CompanyFollowUpStep[]) =>
    portal.scoring.save([someScored(id, {}, { followUps })]);

  async function one(items: Promise<readonly FollowUpItem[]>): Promise<FollowUpItem> {
    const [item, ...others] = await items;
    if (!item || others.length > 0) throw new Error('not one follow-up');
    return item;
  }
  const toOpen = (portal: PortalStore) => one(portal.followUps.toOpen(null, 100));
  const toClose = (portal: PortalStore) => one(portal.followUps.toClose(null, 100));

  async function send(portal: PortalStore, item: FollowUpItem): Promise<FollowUpItem> {
    return one(portal.followUps.sending([item], NOW + 5_000));
  }

  /** A follow-up with its task. */
  async function opened(portal: PortalStore, reference = 'r1', id = '1'): Promise<void> {
    await score(portal, id, open(reference));
    const items = await portal.followUps.toOpen(null, 100);
    const sent = await portal.followUps.sending(items, NOW);
    await portal.followUps.opened(
      sent.map((item) => ({ item, taskId: `task of ${item.reference}` })),
    );
  }

  const known = async (portal: PortalStore, id = '1') =>
    (await portal.followUps.known([id])).get(id) ?? [];

  describe('follow-ups', () => {
    it('are kept with the snapshot, and handed out with what the company says', async () => {
      const portal = await portalWith('1');
      await score(portal, '1', open('r1'));
      expect(await portal.followUps.waiting()).toBe(1);
      const { rule: _, ...words } = FOLLOW_UP;
      expect(await toOpen(portal)).toEqual({
        ...words,
        reference: 'r1',
        companyId: '1',
        companyProperties: { hubspot_owner_id: '77' },
        taskId: null,
        why: null,
        isNoted: false,
        settlesAt: null,
        attempt: 0,
      });
      const [rows] = await portal.scoring.load(['1'], someWindows());
      expect(rows?.followUps).toEqual(await known(portal));
    });

    it('are handed out in pages, each once', async () => {
      const portal = await portalWith('1');
      await score(portal, '1', open('b'), open('a'), open('c'));
      const first = await portal.followUps.toOpen(null, 2);
      const second = await portal.followUps.toOpen('b', 2);
      expect([...first, ...second].map(({ reference }) => reference)).toEqual(['a', 'b', 'c']);
      expect(await portal.followUps.toOpen('c', 2)).toEqual([]);
    });

    it('are known the oldest first, and nobody else’s', async () => {
      const portal = await portalWith('1', '2');
      const at = (asOf: number, ...followUps: CompanyFollowUpStep[]) =>
        portal.scoring.save([
          someScored('1', {}, { snapshot: someSnapshot('1', { asOf }), followUps }),
        ]);
      await at(NOW, open('a'));
      await at(NOW - 1, open('b'));
      await score(portal, '2', open('c'));
      expect((await known(portal)).map(({ reference }) => reference)).toEqual(['b', 'a']);
      expect(await (await portalWith('1')).followUps.known(['1'])).toEqual(new Map());
    });

    it('of one company are listed while somebody is to act on them, the soonest due first', async () => {
      const portal = await portalWith('1', '2');
      const neighbour = await portalWith('1');
      await score(portal, '1', open('r1', { cause: 'a', dueOn: '2026-07-09' }));
      await opened(portal, 'r2', '1');
      await score(portal, '2', open('r3'));
      await score(neighbour, '1', open('r4'));
      const { cause: _cause, rule: _rule, ...words } = FOLLOW_UP;
      expect(await portal.followUps.open('1')).toEqual([
        { ...words, reference: 'r2' },
        { ...words, reference: 'r1', dueOn: '2026-07-09' },
      ]);
      await score(portal, '1', close('r2'));
      expect((await portal.followUps.open('1')).map(({ reference }) => reference)).toEqual(['r1']);
    });

    it('take the newest words while they wait', async () => {
      const portal = await portalWith('1');
      await score(portal, '1', open('r1'));
      const followUp = { ...FOLLOW_UP, title: 'Acme: answer', dueOn: '2026-07-05' };
      await score(portal, '1', { kind: 'restate', reference: 'r1', followUp });
      expect(await toOpen(portal)).toMatchObject({ title: 'Acme: answer', dueOn: '2026-07-05' });
    });

    it('that were never sent are forgotten without a trace', async () => {
      const portal = await portalWith('1');
      await score(portal, '1', open('r1'));
      await score(portal, '1', { kind: 'forget', reference: 'r1' });
      expect(await known(portal)).toEqual([]);
      expect(await portal.followUps.waiting()).toBe(0);
    });
  });

  describe('a task that a person asks for', () => {
    const { rule: _, ...words } = FOLLOW_UP;
    const followUp = { ...words, cause: 'asked:2026-07-02:Call them' };
    const asked = { companyId: '1', reference: 'r1', at: NOW, followUp };

    it('waits without any scoring, and has the company scored soon', async () => {
      const portal = await portalWith('1', '2');
      await scoreAll(portal);
      expect(await dueIds(portal)).toEqual([]);
      await portal.followUps.ask(asked);
      expect(await toOpen(portal)).toMatchObject({ reference: 'r1', companyId: '1', attempt: 0 });
      expect(await dueIds(portal)).toEqual(['1']);
      expect(await freshPortal(store).followUps.waiting()).toBe(0);
    });

    it('is remembered no longer once it exists', async () => {
      const portal = await portalWith('1');
      await portal.followUps.ask(asked);
      await portal.followUps.ask({ ...asked, reference: 'r2' });
      const [first] = await portal.followUps.toOpen(null, 1);
      const sent = await send(portal, first!);
      await portal.followUps.handedOver([sent]);
      expect(await known(portal)).toMatchObject([{ reference: 'r2' }]);
    });

    it('is not forgotten by a worker that holds an earlier attempt', async () => {
      const portal = await portalWith('1');
      await portal.followUps.ask(asked);
      const early = await toOpen(portal);
      await send(portal, early);
      await portal.followUps.handedOver([early]);
      expect(await portal.followUps.waiting()).toBe(1);
    });
  });

  describe('a task that is created', () => {
    it('is open and waits for nothing', async () => {
      const portal = await portalWith('1');
      await opened(portal);
      expect(await portal.followUps.waiting()).toBe(0);
      expect(await known(portal)).toMatchObject([
        { reference: 'r1', state: 'open', isSent: true, isEnding: false },
      ]);
    });

    it('may exist from when it is sent until its end is known', async () => {
      const portal = await portalWith('1');
      await score(portal, '1', open('r1'));
      const sent = await send(portal, await toOpen(portal));
      expect(sent).toMatchObject({ settlesAt: NOW + 5_000, attempt: 1 });
      expect(await toOpen(portal)).toEqual(sent);
      expect((await known(portal))[0]).toMatchObject({ state: 'wanted', isSent: true });
      await portal.followUps.settle([sent], null);
      expect((await known(portal))[0]).toMatchObject({ isSent: false });
    });

    it('is sent by one worker only', async () => {
      const portal = await portalWith('1');
      await score(portal, '1', open('r1'));
      const item = await toOpen(portal);
      const late = await send(portal, item);
      expect(await portal.followUps.sending([item], NOW)).toEqual([]);
      const current = await send(portal, late);
      await portal.followUps.opened([{ item: late, taskId: 'late' }]);
      await portal.followUps.refuse([{ item: late, refusals: REFUSALS }]);
      await portal.followUps.settle([late], null);
      expect(await toOpen(portal)).toEqual(current);
    });
  });

  describe('a refused task', () => {
    async function refused(): Promise<PortalStore> {
      const portal = await portalWith('1');
      await score(portal, '1', open('r1'));
      const item = await send(portal, await toOpen(portal));
      await portal.followUps.refuse([{ item, refusals: REFUSALS }]);
      return portal;
    }

    it('is kept with its reasons and not sent again', async () => {
      const portal = await refused();
      expect(await portal.followUps.refused()).toEqual([
        { reference: 'r1', companyId: '1', refusals: REFUSALS },
      ]);
      expect(await portal.followUps.waiting()).toBe(0);
      expect((await known(portal))[0]).toMatchObject({ state: 'refused', isSent: false });
    });

    it.each([
      ['on request', (portal: PortalStore) => portal.followUps.retryRefused()],
      [
        'in other words',
        (portal: PortalStore) =>
          score(portal, '1', { kind: 'restate', reference: 'r1', followUp: FOLLOW_UP }),
      ],
    ])('is sent again %s', async (_, again) => {
      const portal = await refused();
      await again(portal);
      expect(await toOpen(portal)).toMatchObject({ reference: 'r1', settlesAt: null });
      expect(await portal.followUps.refused()).toEqual([]);
    });
  });

  describe('a task that is closed', () => {
    it('is noted, then forgotten', async () => {
      const portal = await portalWith('1');
      await opened(portal);
      await score(portal, '1', close('r1'));
      const item = await toClose(portal);
      expect(item).toMatchObject({ taskId: 'task of r1', why: 'It is answered.', isNoted: false });
      const sent = await send(portal, item);
      expect((await known(portal))[0]).toMatchObject({ isEnding: true });
      await portal.followUps.noted([sent]);
      expect(await toClose(portal)).toMatchObject({ isNoted: true, settlesAt: null });
      expect((await known(portal))[0]).toMatchObject({ isEnding: true });
      await portal.followUps.forget([sent]);
      expect(await known(portal)).toEqual([]);
    });

    it('is open again when its cause is back before anything was written', async () => {
      const portal = await portalWith('1');
      await opened(portal);
      await score(portal, '1', close('r1'));
      await score(portal, '1', { kind: 'reopen', reference: 'r1' });
      expect((await known(portal))[0]).toMatchObject({ state: 'open' });
      expect(await portal.followUps.waiting()).toBe(0);
      await portal.followUps.forget([{ ...(await closingTwin(portal)), reference: 'r1' }]);
      expect((await known(portal))[0]).toMatchObject({ state: 'open' });
    });

    it('waits to be created where that was not known yet', async () => {
      const portal = await portalWith('1');
      await score(portal, '1', open('r1'));
      await send(portal, await toOpen(portal));
      await score(portal, '1', close('r1'));
      const item = await toClose(portal);
      expect(item).toMatchObject({ taskId: null, attempt: 1 });
      await portal.followUps.opened([{ item, taskId: 'found' }]);
      expect(await toClose(portal)).toMatchObject({ taskId: 'found', settlesAt: null });
      await score(portal, '1', { kind: 'reopen', reference: 'r1' });
      expect((await known(portal))[0]).toMatchObject({ state: 'open' });
    });
  });

  async function closingTwin(portal: PortalStore): Promise<FollowUpItem> {
    await opened(portal, 'twin');
    await score(portal, '1', close('twin'));
    return toClose(portal);
  }

  describe('the tasks of a company', () => {
    it('that is no customer any more are ended as its scoring says', async () => {
      const portal = await portalWith('1');
      await opened(portal);
      await portal.scoring.skip([
        {
          companyId: '1',
          dirtyMark: null,
          leftOn: '2026-07-01',
          patches: [],
          followUps: [close('r1', 'No customer.')],
        },
      ]);
      expect(await toClose(portal)).toMatchObject({ why: 'No customer.' });
    });

    it('that was deleted are completed without a note; what has no task is forgotten', async () => {
      const portal = await portalWith('1', '2');
      await opened(portal);
      await score(portal, '1', open('r2', { cause: 'downtime' }));
      await opened(portal, 'other', '2');
      await score(portal, '1', open('r3', { cause: 'churn_threat' }));
      await portal.mirror.remove('companies', ['1']);
      const closing = await portal.followUps.toClose(null, 10);
      expect(closing.map(({ reference, why }) => [reference, why])).toEqual([
        ['r1', null],
        ['r2', null],
      ]);
      expect(await portal.followUps.toOpen(null, 10)).toEqual([]);
      expect((await known(portal, '2'))[0]).toMatchObject({ state: 'open' });
    });

    it('that was merged follow it', async () => {
      const portal = await portalWith('1', '2');
      await opened(portal, 'r1', '1');
      await opened(portal, 'r2', '2');
      await portal.mirror.mergeCompanies('1', ['2']);
      expect((await known(portal, '1')).map(({ reference }) => reference)).toEqual(['r1', 'r2']);
      expect(await known(portal, '2')).toEqual([]);
    });
  });

  describe('where alert rules stood', () => {
    const state = (rule: AlertState['rule'], goalId: string | null): AlertState => ({
      rule,
      goalId,
      metricId: null,
      armed: false,
      since: NOW,
      firedAt: NOW,
    });
    const scoreWith = (portal: PortalStore, id: string, states: readonly AlertState[]) =>
      portal.scoring.save([
        someScored(id, {}, { snapshot: { ...someSnapshot(id), alerts: { active: [], states } } }),
      ]);
    const statesOf = async (portal: PortalStore, id: string) =>
      (await portal.scoring.load([id], someWindows()))[0]?.alertStates;

    it('moves along with the agreements of a merged company, each rule once', async () => {
      const portal = await portalWith('1', '2');
      await scoreWith(portal, '1', [state('attainment', null), state('drift', 'g')]);
      await scoreWith(portal, '2', [
        state('attainment', null),
        state('drift', 'g'),
        state('deadline', 'g'),
        state('attainment', 'h'),
      ]);
      await portal.mirror.mergeCompanies('1', ['2']);
      expect(await statesOf(portal, '1')).toEqual([
        state('attainment', null),
        state('drift', 'g'),
        state('deadline', 'g'),
        state('attainment', 'h'),
      ]);
    });

    it('is taken over whole by a survivor that was never scored, without a size of its own', async () => {
      const portal = await portalWith('1', '2', '3');
      await scoreWith(portal, '1', [state('attainment', null)]);
      await scoreWith(portal, '2', [state('attainment', null), state('deadline', 'g')]);
      await portal.mirror.mergeCompanies('3', ['1', '2']);
      expect(await statesOf(portal, '3')).toEqual([
        state('attainment', null),
        state('deadline', 'g'),
      ]);
      const [rows] = await portal.scoring.load(['3'], someWindows());
      expect(rows?.size).toMatchObject({ employees: null });
    });
  });
}
