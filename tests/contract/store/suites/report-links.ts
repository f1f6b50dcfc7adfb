import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { ReportLink } from '@attain/sync-worker/ports/report-links';
import { describe, expect, it } from 'vitest';

import { someReport } from '../../../reports/some-report.ts';
import { NOW, someCompany } from '../builders.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const someLink = (id: string, overrides: Partial<ReportLink> = {}): ReportLink => ({
  id,
  companyId: '1',
  kind: 'success',
  day: '2026-02-10',
  secretHash: `hash of ${id}`,
  codeHash: null,
  sessionHash: null,
  wrongCodes: 0,
  signOffLinkId: null,
  createdAt: NOW,
  createdBy: 'HubSpot user 7',
  expiresAt: NOW + 30 * DAY_MS,
  revokedAt: null,
  ...overrides,
});

export function reportLinksSuite({ store }: TestEngine): void {
  describe('links to shared reports', () => {
    it('keep what they show to the letter, and list the newest first', async () => {
      const { reportLinks } = freshPortal(store);
      const report = someReport({ companyName: 'בית ספר "Nord" <b>' });
      const older = someLink('b', { codeHash: 'c', signOffLinkId: 's' });
      await reportLinks.add(older, report);
      await reportLinks.add(someLink('a', { createdAt: NOW + 1 }), someReport());
      await reportLinks.add(someLink('c', { companyId: '2' }), someReport());

      expect(await reportLinks.find('b')).toEqual(older);
      expect(await reportLinks.report('b')).toEqual(report);
      expect((await reportLinks.ofCompany('1')).map(({ id }) => id)).toEqual(['a', 'b']);
      expect(await reportLinks.find('z')).toBeUndefined();
      expect(await reportLinks.report('z')).toBeUndefined();
    });

    it('are of one portal and no other', async () => {
      const { reportLinks } = freshPortal(store);
      const other = freshPortal(store).reportLinks;
      await reportLinks.add(someLink('a'), someReport());
      await reportLinks.note('a', 'opened', NOW, '2026-02-10');
      expect(await other.find('a')).toBeUndefined();
      expect(await other.report('a')).toBeUndefined();
      expect(await other.ofCompany('1')).toEqual([]);
      expect(await other.events(['a'])).toEqual([]);
      expect(await other.takeTry('a', 5)).toBe(false);
      await other.revoke('a', NOW);
      expect((await reportLinks.find('a'))?.revokedAt).toBeNull();
    });

    it('stay revoked as of the first time', async () => {
      const { reportLinks } = freshPortal(store);
      await reportLinks.add(someLink('a'), someReport());
      await reportLinks.revoke('a', NOW + 1);
      await reportLinks.revoke('a', NOW + 2);
      expect((await reportLinks.find('a'))?.revokedAt).toBe(NOW + 1);
    });

    it('take so many wrong codes and no more, also at once', async () => {
      const { reportLinks } = freshPortal(store);
      await reportLinks.add(someLink('a', { codeHash: 'c' }), someReport());
      const tries = await Promise.all(Array.from({ length: 9 }, () => reportLinks.takeTry('a', 5)));
      expect(tries.filter(Boolean)).toHaveLength(5);
      expect((await reportLinks.find('a'))?.wrongCodes).toBe(5);
    });

    it('take a code once: the first browser has it, and its try was none', async () => {
      const { reportLinks } = freshPortal(store);
      await reportLinks.add(someLink('a', { codeHash: 'c' }), someReport());
      await reportLinks.takeTry('a', 5);
      await reportLinks.takeTry('a', 5);
      expect(await reportLinks.useCode('a', 'first')).toBe(true);
      expect(await reportLinks.useCode('a', 'second')).toBe(false);
      expect(await reportLinks.takeTry('a', 5)).toBe(false);
      expect(await reportLinks.find('a')).toMatchObject({ sessionHash: 'first', wrongCodes: 1 });
    });

    it('count what happened by day, with the first and the last time', async () => {
      const { reportLinks } = freshPortal(store);
      await reportLinks.add(someLink('a'), someReport());
      await reportLinks.note('a', 'opened', NOW, '2026-02-10');
      await reportLinks.note('a', 'opened', NOW + 5, '2026-02-10');
      await reportLinks.note('a', 'downloaded', NOW + 6, '2026-02-10');
      await reportLinks.note('a', 'opened', NOW + DAY_MS, '2026-02-11');
      const event = { linkId: 'a', times: 1, firstAt: NOW + 6, lastAt: NOW + 6 };
      expect(await reportLinks.events(['a', 'b'])).toEqual([
        { ...event, kind: 'downloaded', day: '2026-02-10' },
        {
          ...{ ...event, kind: 'opened', day: '2026-02-10' },
          ...{ times: 2, firstAt: NOW, lastAt: NOW + 5 },
        },
        {
          ...{ ...event, kind: 'opened', day: '2026-02-11' },
          ...{ firstAt: NOW + DAY_MS, lastAt: NOW + DAY_MS },
        },
      ]);
      expect(await reportLinks.events([])).toEqual([]);
    });

    it('go with their company when it is merged, also one that was never mirrored', async () => {
      const { reportLinks, mirror } = freshPortal(store);
      await mirror.save('companies', [someCompany('1')], 1);
      await reportLinks.add(someLink('a', { companyId: '2' }), someReport());
      await reportLinks.note('a', 'opened', NOW, '2026-02-10');
      await mirror.mergeCompanies('1', ['2']);
      expect((await reportLinks.ofCompany('1')).map(({ id }) => id)).toEqual(['a']);
      expect(await reportLinks.ofCompany('2')).toEqual([]);
      expect(await reportLinks.report('a')).toEqual(someReport());
      expect(await reportLinks.events(['a'])).toHaveLength(1);
    });
  });
}
