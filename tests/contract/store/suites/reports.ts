import type { PlannedReport } from '@attain/sync-worker/ports/reports';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import type { Report } from '@attain/shared/reports/report';
import { describe, expect, it } from 'vitest';

import { someReport } from '../../../reports/some-report.ts';
import { NOW, someCompany, someScored, someWindows } from '../builders.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const plan = (id: string, changes: Partial<PlannedReport> = {}): PlannedReport => ({
  id,
  companyId: '1',
  kind: 'success',
  why: 'quarterly_review',
  cause: 'quarterly_review:2026-12-01',
  plannedAt: NOW,
  ...changes,
});

const PLACE = {
  noteId: '700',
  settlesAt: null,
  pdfId: '800',
  deckId: '801',
  dealIds: ['9'],
  putAt: null,
};
const TOLD = { url: 'https://x', files: { pdf: true, pptx: true }, notice: null };

export function reportsSuite({ store }: TestEngine): void {
  async function portalWith(...ids: string[]): Promise<PortalStore> {
    const portal = freshPortal(store);
    await portal.mirror.save(
      'companies',
      ids.map((id) => someCompany(id)),
      1,
    );
    return portal;
  }

  const issue = (portal: PortalStore, id: string, report: Partial<Report> = {}, at = NOW) =>
    portal.reports.issue({
      ...{ id, why: 'asked', issuedAt: at, issuedBy: 'API key' },
      report: someReport({ companyId: '1', ...report }),
    });

  async function putOf(portal: PortalStore, id: string, companyId = '1'): Promise<void> {
    await portal.reports.savePlace(companyId, 'success', PLACE);
    await portal.reports.put(id, TOLD, NOW + 5);
  }

  const statesOf = async (portal: PortalStore, companyId = '1') =>
    (await portal.reports.ofCompany(companyId, 10)).map(({ id, state }) => [id, state]);

  const waitingIn = async (portal: PortalStore) =>
    (await portal.reports.waiting(10)).map(({ id }) => id);

  describe('a report of the calendar', () => {
    it('is planned with the scoring that found its occasion, once for one occasion', async () => {
      const portal = await portalWith('1', '2');
      const other = await portalWith('1');
      await portal.scoring.save([someScored('1', {}, { reports: [plan('a')] })]);
      await portal.scoring.save([someScored('1', {}, { reports: [plan('b')] })]);
      await portal.reports.plan([plan('c', { companyId: '2' })]);
      expect(await portal.reports.waiting(10)).toEqual(
        ['a', 'c'].map((id) => ({
          ...{ id, companyId: id === 'a' ? '1' : '2', kind: 'success', why: 'quarterly_review' },
          ...{ report: null, issuedAt: null },
        })),
      );
      expect(await waitingIn(other)).toEqual([]);
    });

    it('is made in place of its plan, and dropped for good', async () => {
      const portal = await portalWith('1');
      await portal.reports.plan([plan('a'), plan('b', { cause: 'value_review:2026-12-31' })]);
      await issue(portal, 'a');
      const [made] = await portal.reports.waiting(10);
      expect(made?.report).toEqual(someReport({ companyId: '1' }));
      await portal.reports.drop('b');
      await portal.reports.plan([plan('c', { cause: 'value_review:2026-12-31' })]);
      expect(await waitingIn(portal)).toEqual(['a']);
    });
  });

  describe('a report on its way', () => {
    it('takes the place of one that waits, and on the record of the one before', async () => {
      const portal = await portalWith('1');
      await issue(portal, 'a');
      await issue(portal, 'b', {}, NOW + 1);
      await issue(portal, 'v', { kind: 'vla' }, NOW + 2);
      expect(await waitingIn(portal)).toEqual(['b', 'v']);
      await putOf(portal, 'b');
      await issue(portal, 'c', {}, NOW + 3);
      expect(await portal.reports.report('b')).toBeDefined();
      await putOf(portal, 'c');
      expect(await statesOf(portal)).toEqual([
        ['c', 'on_record'],
        ['v', 'waiting'],
        ['b', 'replaced'],
        ['a', 'replaced'],
      ]);
      expect(await portal.reports.report('b')).toBeUndefined();
      const [latest] = await portal.reports.ofCompany('1', 1);
      expect(latest).toMatchObject({ ...TOLD, issuedBy: 'API key', day: '2026-02-10' });
    });

    it('waits no more once it is refused, until it is tried again', async () => {
      const portal = await portalWith('1');
      await issue(portal, 'a');
      await portal.reports.refuse('a', 'Too large.');
      expect(await waitingIn(portal)).toEqual([]);
      expect((await portal.reports.ofCompany('1', 1))[0]?.notice).toBe('Too large.');
      await portal.reports.retryRefused();
      expect(await waitingIn(portal)).toEqual(['a']);
    });
  });

  describe('the place of a report on the record', () => {
    it('is kept by kind, and its note is told with the account once a report is there', async () => {
      const portal = await portalWith('1');
      expect(await portal.reports.place('1', 'success')).toMatchObject({ noteId: null });
      await portal.reports.savePlace('1', 'success', PLACE);
      expect(await portal.reports.place('1', 'success')).toEqual(PLACE);
      const noteOf = async () =>
        (await portal.scoring.load(['1'], someWindows()))[0]?.reportNote ?? null;
      expect(await noteOf()).toBeNull();
      await issue(portal, 'a');
      await portal.reports.put('a', TOLD, NOW);
      expect(await noteOf()).toBe('700');
    });

    it('goes to the survivor of a merge, which keeps its own', async () => {
      const portal = await portalWith('1', '2', '3');
      await issue(portal, 'a');
      await putOf(portal, 'a');
      await portal.reports.plan([plan('w', { cause: 'value_review:2026-12-31' })]);
      await portal.mirror.mergeCompanies('2', ['1']);
      expect(await portal.reports.place('2', 'success')).toMatchObject({ noteId: '700' });
      expect(await statesOf(portal, '2')).toEqual([['a', 'on_record']]);
      expect(await waitingIn(portal)).toEqual([]);

      await issue(portal, 'b', { companyId: '3' }, NOW + 1);
      await putOf(portal, 'b', '3');
      await portal.mirror.mergeCompanies('3', ['2']);
      expect(await statesOf(portal, '3')).toEqual([
        ['b', 'on_record'],
        ['a', 'replaced'],
      ]);
    });
  });
}
