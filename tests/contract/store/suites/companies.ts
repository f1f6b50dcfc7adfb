import type { CompanyRef } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { someCompany, someDeal } from '../builders.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

export function companiesSuite({ store }: TestEngine): void {
  describe('naming a company', () => {
    it('finds it by id, account key and domain, in the order asked', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save(
        'companies',
        [
          someCompany('1', { accountKeys: ['acc_1', 'acc_1b'], domain: 'one.example' }),
          someCompany('2', { accountKeys: ['acc_2'], domain: 'two.example' }),
        ],
        1,
      );
      const refs: CompanyRef[] = [
        { by: 'domain', value: ' Two.Example ' },
        { by: 'company_id', value: '1' },
        { by: 'account_key', value: 'acc_1b' },
        { by: 'account_key', value: 'acc_2' },
        { by: 'account_key', value: 'one.example' },
        { by: 'company_id', value: '3' },
      ];
      expect(await portal.companies.resolve(refs)).toEqual([
        '2',
        '1',
        '1',
        '2',
        undefined,
        undefined,
      ]);
    });

    it('answers neither of two companies with one domain, until one is gone', async () => {
      const portal = freshPortal(store);
      const domain = 'shared.example';
      await portal.mirror.save(
        'companies',
        [someCompany('1', { domain }), someCompany('2', { domain })],
        1,
      );
      const ref: CompanyRef = { by: 'domain', value: domain };
      expect(await portal.companies.resolve([ref])).toEqual([undefined]);
      await portal.mirror.remove('companies', ['2']);
      expect(await portal.companies.resolve([ref])).toEqual(['1']);
      expect(await portal.companies.resolve([{ by: 'company_id', value: '2' }])).toEqual([
        undefined,
      ]);
    });

    it('follows a changed account key', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1', { accountKeys: ['old'] })], 1);
      await portal.mirror.save('companies', [someCompany('1', { accountKeys: ['new'] })], 1);
      const refs: CompanyRef[] = [
        { by: 'account_key', value: 'old' },
        { by: 'account_key', value: 'new' },
      ];
      expect(await portal.companies.resolve(refs)).toEqual([undefined, '1']);
    });

    it('knows a deal with the live companies that it hangs on', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save(
        'companies',
        ['1', '2', '3'].map((id) => someCompany(id)),
        1,
      );
      await portal.mirror.save('deals', [someDeal('9', { pipeline: 'renewals' })], 1);
      const links = ['3', '1', '2'].map((companyId) => ({ companyId, objectId: '9' }));
      await portal.mirror.replaceObjectLinks('deals', ['9'], links);
      await portal.mirror.remove('companies', ['2']);
      expect(await portal.companies.deal('9')).toEqual({
        deal: someDeal('9', { pipeline: 'renewals' }),
        companyIds: ['1', '3'],
      });
      expect(await portal.companies.deal('8')).toBeUndefined();
      const linked = await portal.companies.ofDeals(['9', '8']);
      expect([...linked]).toEqual([['9', ['1', '3']]]);
      expect((await portal.companies.ofDeals([])).size).toBe(0);
      expect(await freshPortal(store).companies.deal('9')).toBeUndefined();
    });

    it('tells the name, also of one that was deleted', async () => {
      const portal = freshPortal(store);
      const other = freshPortal(store);
      await portal.mirror.save(
        'companies',
        [someCompany('1', { name: 'Acme' }), someCompany('2', { name: null })],
        1,
      );
      await portal.mirror.remove('companies', ['1']);
      expect(await portal.companies.name('1')).toBe('Acme');
      expect(await portal.companies.name('2')).toBe(null);
      expect(await portal.companies.name('3')).toBe(null);
      expect(await other.companies.name('1')).toBe(null);
    });
  });

  describe('companies that are called so', () => {
    const names = async (called: string, limit = 10) => {
      const portal = freshPortal(store);
      const companies = ['Acme', 'acme corp', 'Big Acme', '100 % Öko_AG', 'Ökostrom'];
      await portal.mirror.save(
        'companies',
        [
          ...companies.map((name, index) => someCompany(String(index + 1), { name })),
          someCompany('6', { name: null }),
          someCompany('7', { name: 'Acme (old)' }),
        ],
        1,
      );
      await portal.mirror.remove('companies', ['7']);
      const elsewhere = freshPortal(store);
      await elsewhere.mirror.save('companies', [someCompany('1', { name: 'Acme' })], 1);
      return (await portal.companies.called(called, limit)).map(({ name }) => name);
    };

    it('are found by any part of the name in any case, the exact one first', async () => {
      expect(await names('ACME')).toEqual(['Acme', 'acme corp', 'Big Acme']);
      expect(await names(' acme c ')).toEqual(['acme corp']);
      expect(await names('big')).toEqual(['Big Acme']);
      expect(await names('acme', 2)).toEqual(['Acme', 'acme corp']);
    });

    it('are found as they are written where they have other letters', async () => {
      expect(await names('Öko')).toEqual(['Ökostrom', '100 % Öko_AG']);
      expect(await names('Ökostrom')).toEqual(['Ökostrom']);
    });

    it.each(['%', '_', '!', '100 % Ö', 'Öko_'])('%s is text and no pattern', async (text) => {
      const expected = text === '!' ? [] : ['100 % Öko_AG'];
      expect(await names(text)).toEqual(expected);
    });

    it.each(['', '   ', 'Nobody'])('%j finds none', async (text) => {
      expect(await names(text)).toEqual([]);
    });
  });
}
