import type { PortalStore } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { someCompany, someDeal, someSurvey, someWindows } from '../builders.ts';
import { dueIds, scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const link = (companyId: string, objectId: string) => ({ companyId, objectId });

export function linksSuite({ store }: TestEngine): void {
  async function portalWithCompanies(): Promise<PortalStore> {
    const portal = freshPortal(store);
    await portal.mirror.save(
      'companies',
      ['1', '2', '3'].map((id) => someCompany(id)),
      1,
    );
    await portal.mirror.save(
      'deals',
      ['a', 'b'].map((id) => someDeal(id)),
      1,
    );
    return portal;
  }

  async function dealsOf(portal: PortalStore, companyId: string) {
    const [rows] = await portal.scoring.load([companyId], someWindows());
    return rows?.deals.map(({ id }) => id).sort();
  }

  describe('linking records', () => {
    it('replaces the links of a company and marks only companies whose links differ', async () => {
      const portal = await portalWithCompanies();
      await portal.mirror.replaceCompanyLinks(
        'deals',
        ['1', '2'],
        [link('1', 'a'), link('2', 'b')],
      );
      await scoreAll(portal);
      await portal.mirror.replaceCompanyLinks(
        'deals',
        ['1', '2'],
        [link('1', 'b'), link('2', 'b')],
      );
      expect(await dueIds(portal)).toEqual(['1']);
      expect(await dealsOf(portal, '1')).toEqual(['b']);
      expect(await dealsOf(portal, '2')).toEqual(['b']);
    });

    it('replaces the links of a record and marks the company it left and the one it joined', async () => {
      const portal = await portalWithCompanies();
      await portal.mirror.replaceObjectLinks('deals', ['a'], [link('1', 'a')]);
      await scoreAll(portal);
      await portal.mirror.replaceObjectLinks('deals', ['a'], [link('2', 'a')]);
      expect(await dueIds(portal)).toEqual(['1', '2']);
      expect(await dealsOf(portal, '1')).toEqual([]);
      expect(await dealsOf(portal, '2')).toEqual(['a']);
    });

    it('leaves links of other types and records alone', async () => {
      const portal = await portalWithCompanies();
      await portal.mirror.replaceObjectLinks('deals', ['a'], [link('1', 'a')]);
      await portal.mirror.replaceObjectLinks('deals', ['b'], [link('1', 'b')]);
      await portal.mirror.replaceCompanyLinks('tickets', ['1'], []);
      await portal.mirror.replaceObjectLinks('deals', ['b'], []);
      expect(await dealsOf(portal, '1')).toEqual(['a']);
    });

    it('takes a link twice as once', async () => {
      const portal = await portalWithCompanies();
      await portal.mirror.replaceCompanyLinks('deals', ['1'], [link('1', 'a'), link('1', 'a')]);
      expect(await dealsOf(portal, '1')).toEqual(['a']);
    });

    it('marks no company that the mirror does not know', async () => {
      const portal = await portalWithCompanies();
      await scoreAll(portal);
      await portal.mirror.replaceObjectLinks('deals', ['a'], [link('99', 'a')]);
      expect(await dueIds(portal)).toEqual([]);
    });

    it('marks the companies of the contacts that a survey answer left and joined', async () => {
      const portal = await portalWithCompanies();
      await portal.mirror.save('feedback_submissions', [someSurvey('s')], 1);
      const contacts = [link('1', 'c1'), link('2', 'c2')];
      await portal.mirror.replaceCompanyLinks('contacts', ['1', '2'], contacts);
      await portal.mirror.replaceSurveyContacts(['s'], [{ surveyId: 's', contactId: 'c1' }]);
      await scoreAll(portal);
      await portal.mirror.replaceSurveyContacts(['s'], [{ surveyId: 's', contactId: 'c1' }]);
      expect(await dueIds(portal)).toEqual([]);
      await portal.mirror.replaceSurveyContacts(['s'], [{ surveyId: 's', contactId: 'c2' }]);
      expect(await dueIds(portal)).toEqual(['1', '2']);
    });
  });
}
