import type { Membership, UsageAccountRef } from '@attain/sync-worker/ports/usage';
import { describe, expect, it } from 'vitest';

import { daysAgo, NOW, someCompany, someEvent, someWindows, usageBatch } from '../builders.ts';
import { dueIds, scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

type Portal = ReturnType<typeof freshPortal>;

const key = (value: string): UsageAccountRef => ({ by: 'account_key', value });
const domain = (value: string): UsageAccountRef => ({ by: 'domain', value });
const user = (value: string): UsageAccountRef => ({ by: 'user', value });

export function usageAccountsSuite({ store }: TestEngine): void {
  const usersOf = async (portal: Portal, id: string) => {
    const [rows] = await portal.scoring.load([id], someWindows());
    return rows?.usage?.weeklyActiveUsers.at(-1) ?? null;
  };
  const unmatched = async (portal: Portal) =>
    (await portal.usage.accounts({ matched: false, limit: 10 })).map(({ ref }) => ref);

  describe('an account of product usage', () => {
    it.each([
      ['its account key', key('acc-1'), '1'],
      ['one of several account keys', key('acc-2'), '1'],
      ['a record id that the product uses as its key', key('2'), '2'],
      ['a domain that the product uses as its key', key('Globex.example'), '2'],
      ['its record id', { by: 'company_id', value: '2' }, '2'],
      ['its domain, however it is written', domain('GLOBEX.example'), '2'],
      ['a name that nobody has', key('nobody'), null],
      ['a domain that two companies have', domain('shared.example'), null],
      ['an account key that two companies have', key('both'), null],
    ] as const)('finds its company by %s', async (_, account, expected) => {
      const portal = freshPortal(store);
      await portal.mirror.save(
        'companies',
        [
          someCompany('1', { accountKeys: ['acc-1', 'acc-2', 'both'] }),
          someCompany('2', { domain: 'globex.example' }),
          someCompany('3', { domain: 'shared.example' }),
          someCompany('4', { domain: 'shared.example', accountKeys: ['both'] }),
        ],
        1,
      );
      await portal.usage.add(usageBatch([someEvent('a', { account })]));
      for (const id of ['1', '2', '3', '4'])
        expect([id, await usersOf(portal, id)]).toEqual([id, id === expected ? 1 : null]);
      expect(await unmatched(portal)).toEqual(expected === null ? [account] : []);
    });

    it('is kept while no company answers to its name, and counts from the moment one does', async () => {
      const portal = freshPortal(store);
      await portal.usage.add(
        usageBatch([
          someEvent('a', { account: key('acc') }),
          someEvent('b', { account: key('acc') }),
        ]),
      );
      expect(await portal.usage.accounts({ matched: false, limit: 10 })).toMatchObject([
        {
          ref: key('acc'),
          companyId: null,
          events: 2,
          claims: 0,
          firstAt: daysAgo(2),
          source: 'product',
        },
      ]);
      expect(await portal.usage.countAccounts()).toMatchObject({ matched: 0, unmatched: 1 });

      await portal.mirror.save('companies', [someCompany('1', { accountKeys: ['acc'] })], 1);
      expect(await usersOf(portal, '1')).toBe(1);
      expect(await portal.usage.countAccounts()).toMatchObject({ matched: 1, unmatched: 0 });
      expect(await portal.usage.accounts({ matched: true, limit: 10 })).toMatchObject([
        { companyId: '1', companyName: 'Company 1' },
      ]);
    });

    it.each(['ÖBB-1', 'straße', 'ACC'])(
      'is found later under %s, however that is written in capitals',
      async (name) => {
        const portal = freshPortal(store);
        await portal.usage.add(usageBatch([someEvent('a', { account: key(name) })]));
        await portal.mirror.save('companies', [someCompany('1', { accountKeys: [name] })], 1);
        expect(await usersOf(portal, '1')).toBe(1);
      },
    );

    it('moves with its key to another company, and both are scored anew', async () => {
      const portal = freshPortal(store);
      const [with1, without1] = [{ accountKeys: ['acc'] }, { accountKeys: [] }];
      await portal.mirror.save('companies', [someCompany('1', with1), someCompany('2')], 1);
      await portal.usage.add(usageBatch([someEvent('a', { account: key('acc') })]));
      await scoreAll(portal);
      await portal.mirror.save('companies', [someCompany('1', without1)], 1);
      expect(await usersOf(portal, '1')).toBeNull();
      expect(await unmatched(portal)).toEqual([key('acc')]);
      await portal.mirror.save('companies', [someCompany('2', with1)], 1);
      expect(await usersOf(portal, '2')).toBe(1);
      expect(await dueIds(portal)).toEqual(['1', '2']);
    });

    it('leads nowhere as soon as a second company has its name', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1', { accountKeys: ['acc'] })], 1);
      await portal.usage.add(usageBatch([someEvent('a', { account: key('acc') })]));
      await scoreAll(portal);
      await portal.mirror.save('companies', [someCompany('2', { accountKeys: ['acc'] })], 1);
      expect(await usersOf(portal, '1')).toBeNull();
      expect(await dueIds(portal)).toEqual(['1', '2']);
      await portal.mirror.remove('companies', ['2']);
      expect(await usersOf(portal, '1')).toBe(1);
    });

    it('goes with a merged company although its key is gone, until another company takes the key', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save(
        'companies',
        [someCompany('1'), someCompany('2', { accountKeys: ['acc'] })],
        1,
      );
      await portal.usage.add(usageBatch([someEvent('a', { account: key('acc') })]));
      await portal.mirror.mergeCompanies('1', ['2']);
      expect(await usersOf(portal, '1')).toBe(1);
      await portal.usage.add(usageBatch([someEvent('b', { account: key('acc'), user: 'bob' })]));
      expect(await usersOf(portal, '1')).toBe(2);
      await portal.mirror.save('companies', [someCompany('3', { accountKeys: ['acc'] })], 1);
      expect(await usersOf(portal, '1')).toBeNull();
      expect(await usersOf(portal, '3')).toBe(2);
    });

    it('is one of several of a company, whose users are counted once', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1', { accountKeys: ['a', 'b'] })], 1);
      await portal.usage.add(
        usageBatch([
          someEvent('1', { account: key('a'), user: 'ann' }),
          someEvent('2', { account: key('b'), user: 'ann' }),
          someEvent('3', { account: key('b'), user: 'bob' }),
        ]),
      );
      expect(await usersOf(portal, '1')).toBe(2);
    });

    it('of one name in two sources is two accounts of one company', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1', { accountKeys: ['a'] })], 1);
      for (const source of ['web', 'mobile'])
        await portal.usage.add(
          usageBatch([someEvent(source, { account: key('a'), user: source })], { source }),
        );
      expect(await usersOf(portal, '1')).toBe(2);
      expect(await portal.usage.countAccounts()).toMatchObject({ matched: 2, unmatched: 0 });
    });
  });

  describe('a user without a group', () => {
    const member = (account: UsageAccountRef, at = NOW): Membership => ({
      user: 'ann',
      account,
      at,
    });

    async function portalOf() {
      const portal = freshPortal(store);
      await portal.mirror.save(
        'companies',
        [
          someCompany('1', { accountKeys: ['acc'], domain: 'acme.example' }),
          someCompany('2', { accountKeys: ['other'] }),
        ],
        1,
      );
      return portal;
    }
    const act = (portal: Portal, id: string) =>
      portal.usage.add(usageBatch([someEvent(id, { account: user('ann') })]));
    const join = (portal: Portal, ...members: Membership[]) =>
      portal.usage.add(usageBatch([], { members }));

    it('belongs to the account that a call has put the user into', async () => {
      const portal = await portalOf();
      await join(portal, member(key('acc')));
      await act(portal, 'a');
      expect(await usersOf(portal, '1')).toBe(1);
      expect(await unmatched(portal)).toEqual([]);
    });

    it('waits with what was done until a call says where it belongs, in whatever order they come', async () => {
      const portal = await portalOf();
      await act(portal, 'a');
      expect(await unmatched(portal)).toEqual([]);
      expect(await portal.usage.countAccounts()).toMatchObject({ usersWithoutAccount: 1 });
      await scoreAll(portal);
      await join(portal, member(key('acc')));
      expect(await usersOf(portal, '1')).toBe(1);
      expect(await dueIds(portal)).toEqual(['1']);
      await act(portal, 'b');
      expect(await usersOf(portal, '1')).toBe(1);
    });

    it('follows its account to the company that the account leads to later', async () => {
      const portal = await portalOf();
      await act(portal, 'a');
      await join(portal, member(key('late')));
      expect(await usersOf(portal, '1')).toBeNull();
      const late = someCompany('1', { accountKeys: ['late'], domain: 'acme.example' });
      await portal.mirror.save('companies', [late], 1);
      expect(await usersOf(portal, '1')).toBe(1);
    });

    it.each([
      ['a group holds over a domain that comes later', [key('other'), domain('acme.example')], '2'],
      ['a group holds over a domain that came before', [domain('acme.example'), key('other')], '2'],
      ['a later group holds', [key('acc'), key('other')], '2'],
    ] as const)('in two places: %s', async (_, accounts, expected) => {
      for (const together of [true, false]) {
        const portal = await portalOf();
        const members = accounts.map((account, n) => member(account, NOW + n));
        if (together) await join(portal, ...members);
        else for (const each of members) await join(portal, each);
        await act(portal, 'a');
        expect([together, await usersOf(portal, expected)]).toEqual([together, 1]);
      }
    });

    it('is put nowhere by a word that is older than the last', async () => {
      const portal = await portalOf();
      await join(portal, member(key('other'), NOW));
      await join(portal, member(key('acc'), NOW - 1));
      await act(portal, 'a');
      expect(await usersOf(portal, '2')).toBe(1);
    });
  });
}
