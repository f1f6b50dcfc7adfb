import { describe, expect, it } from 'vitest';

import { daysAgo, NOW, someCompany, someDeal, someSurvey, someTicket } from '../builders.ts';
import { dueIds, scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

export function mirrorSuite({ store }: TestEngine): void {
  describe('saving what HubSpot says', () => {
    it('answers new records and marks companies dirty', async () => {
      const portal = freshPortal(store);
      const rows = [someCompany('1'), someCompany('2')];
      expect(await portal.mirror.save('companies', rows, 1)).toEqual(['1', '2']);
      expect(await dueIds(portal)).toEqual(['1', '2']);
    });

    it('answers nothing and marks nothing when the same comes again', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1')], 1);
      await scoreAll(portal);
      expect(await portal.mirror.save('companies', [someCompany('1')], 2)).toEqual([]);
      expect(await dueIds(portal)).toEqual([]);
    });

    it.each([
      ['a name', { name: 'Other' }],
      ['no name', { name: null }],
      ['a domain', { domain: 'other.example' }],
      ['an account key', { accountKeys: ['acc_9'] }],
      ['an input property', { properties: { attain_licensed_seats: '9' } }],
      ['a merged id', { mergedIds: ['77'] }],
    ])('counts %s as a change of a company', async (_, change) => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1', { name: 'Acme' })], 1);
      await scoreAll(portal);
      const changed = someCompany('1', { name: 'Acme', ...change });
      expect(await portal.mirror.save('companies', [changed], 0)).toEqual(['1']);
      expect(await dueIds(portal)).toEqual(['1']);
    });

    it('does not count the time of modification as a change, and still keeps it', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1')], 1);
      await scoreAll(portal);
      const later = someCompany('1', { updatedAt: NOW });
      expect(await portal.mirror.save('companies', [later], 1)).toEqual([]);
      expect(await dueIds(portal)).toEqual([]);
      expect((await scoreAll(portal, ['1']))[0]?.company.updatedAt).toBe(NOW);
    });

    it('marks a company whose figures somebody else changed in HubSpot, without reporting a change', async () => {
      const portal = freshPortal(store);
      const ours = someCompany('1', { held: { attain_health_score: '72' } });
      await portal.mirror.save('companies', [ours], 1);
      await scoreAll(portal);
      const theirs = someCompany('1', { held: { attain_health_score: '99' } });
      expect(await portal.mirror.save('companies', [theirs], 1)).toEqual([]);
      expect(await dueIds(portal)).toEqual(['1']);
    });

    it('takes from a source that lags only what is newer than what it knows', async () => {
      const portal = freshPortal(store);
      const known = someCompany('1', { updatedAt: NOW, held: { attain_health_score: '72' } });
      await portal.mirror.save('companies', [known], 1);
      await scoreAll(portal);
      const tellingOf = (updatedAt: number, name: string) =>
        portal.mirror.save(
          'companies',
          [someCompany('1', { updatedAt, name, held: {} }), someCompany('2')],
          0,
          true,
        );

      expect(await tellingOf(NOW - 1, 'before')).toEqual(['2']);
      expect(await tellingOf(NOW, 'the same version')).toEqual([]);
      expect(await dueIds(portal)).toEqual(['2']);
      expect(await tellingOf(NOW + 1, 'after')).toEqual(['1']);
    });

    it('never takes an older version, and has seen the record all the same', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1', { updatedAt: NOW })], 1);
      await scoreAll(portal);
      const older = someCompany('1', { updatedAt: NOW - 1, name: 'before' });
      expect(await portal.mirror.save('companies', [older], 2)).toEqual([]);
      expect(await dueIds(portal)).toEqual([]);
      expect(await portal.mirror.removeUnseen('companies', 2)).toBe(0);
      expect(await portal.mirror.save('companies', [older], 0)).toEqual([]);
      expect(await portal.mirror.removeUnseen('companies', 2)).toBe(0);
    });

    it('compares properties by content, not by order', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1', { held: { a: '1', b: '2' } })], 1);
      await scoreAll(portal);
      await portal.mirror.save('companies', [someCompany('1', { held: { b: '2', a: '1' } })], 1);
      expect(await dueIds(portal)).toEqual([]);
    });

    it('marks the companies of changed deals, tickets and survey answers', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save(
        'companies',
        ['1', '2', '3', '4'].map((id) => someCompany(id)),
        1,
      );
      await portal.mirror.save('deals', [someDeal('d')], 1);
      await portal.mirror.save('tickets', [someTicket('t')], 1);
      await portal.mirror.save('feedback_submissions', [someSurvey('s')], 1);
      await portal.mirror.replaceObjectLinks('deals', ['d'], [{ companyId: '1', objectId: 'd' }]);
      await portal.mirror.replaceObjectLinks('tickets', ['t'], [{ companyId: '2', objectId: 't' }]);
      await portal.mirror.replaceCompanyLinks(
        'contacts',
        ['3'],
        [{ companyId: '3', objectId: 'c' }],
      );
      await portal.mirror.replaceSurveyContacts(['s'], [{ surveyId: 's', contactId: 'c' }]);
      await scoreAll(portal);

      const deal = someDeal('d', { amount: 1 });
      expect(await portal.mirror.save('deals', [deal], 1)).toEqual(['d']);
      expect(await dueIds(portal)).toEqual(['1']);
      await portal.mirror.save('tickets', [someTicket('t', { closedAt: NOW })], 1);
      expect(await dueIds(portal)).toEqual(['1', '2']);
      await portal.mirror.save('feedback_submissions', [someSurvey('s', { value: 3 })], 1);
      expect(await dueIds(portal)).toEqual(['1', '2', '3']);
    });

    it('keeps the last of two rows with one id', async () => {
      const portal = freshPortal(store);
      const rows = [someCompany('1', { name: 'First' }), someCompany('1', { name: 'Last' })];
      expect(await portal.mirror.save('companies', rows, 1)).toEqual(['1']);
      expect((await scoreAll(portal))[0]?.company.name).toBe('Last');
    });

    it('takes many rows at once', async () => {
      const portal = freshPortal(store);
      const rows = Array.from({ length: 2_345 }, (_, n) => someTicket(String(10_000 + n)));
      expect(await portal.mirror.save('tickets', rows, 1)).toHaveLength(2_345);
      expect((await portal.mirror.counts()).tickets).toBe(2_345);
      expect(await portal.mirror.save('tickets', rows, 2)).toEqual([]);
    });

    it('returns a company as it was saved', async () => {
      const portal = freshPortal(store);
      const company = someCompany('735131946233', {
        name: 'Ünïcode & "quotes" 🚀',
        domain: 'acme.example',
        accountKeys: ['acc_1', 'acc_2'],
        properties: { lifecyclestage: 'customer', odd: "it's; a 'test'" },
        held: { attain_health_score: '72' },
        mergedIds: ['5'],
        createdAt: daysAgo(4_000),
      });
      await portal.mirror.save('companies', [company], 1);
      expect((await scoreAll(portal))[0]?.company).toEqual(company);
    });

    it('counts live records by type', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
      await portal.mirror.save('contacts', [{ id: 'c', updatedAt: NOW }], 1);
      await portal.mirror.remove('companies', ['2']);
      expect(await portal.mirror.counts()).toEqual({
        companies: 1,
        contacts: 1,
        deals: 0,
        tickets: 0,
        feedback_submissions: 0,
        goal_records: 0,
        meetings: 0,
        calls: 0,
        emails: 0,
      });
    });
  });
}
