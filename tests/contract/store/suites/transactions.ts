import { describe, expect, it } from 'vitest';

import { someCompany, someEvent, usageBatch } from '../builders.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

export function transactionsSuite({ store }: TestEngine): void {
  describe('transactions', () => {
    it('keep all or nothing', async () => {
      const portal = freshPortal(store);
      const attempt = portal.transaction(async (inner) => {
        await inner.mirror.save('companies', [someCompany('1')], 1);
        await inner.usage.add(usageBatch([someEvent('e')]));
        await inner.cursors.set('since', '1');
        throw new Error('the process was told to stop');
      });
      await expect(attempt).rejects.toThrow('told to stop');
      expect((await portal.mirror.counts()).companies).toBe(0);
      expect(await portal.cursors.get('since')).toBeUndefined();
      expect(await portal.usage.add(usageBatch([someEvent('e')]))).toMatchObject({ stored: 1 });
    });

    it('join the one that is open, and answer what was run', async () => {
      const portal = freshPortal(store);
      const answer = await portal.transaction(async (outer) => {
        await outer.transaction((inner) => inner.cursors.set('a', '1'));
        return outer.cursors.get('a');
      });
      expect(answer).toBe('1');

      const attempt = portal.transaction(async (outer) => {
        await outer.transaction((inner) => inner.cursors.set('a', '2'));
        throw new Error('later');
      });
      await expect(attempt).rejects.toThrow('later');
      expect(await portal.cursors.get('a')).toBe('1');
    });

    it("of one portal do not lose each other's writes when they run at once", async () => {
      const portal = freshPortal(store);
      await portal.cursors.set('n', '0');
      const increment = () =>
        portal.transaction(async (inner) => {
          await inner.cursors.set('n', String(Number(await inner.cursors.get('n')) + 1));
        });
      await Promise.all(Array.from({ length: 12 }, increment));
      expect(await portal.cursors.get('n')).toBe('12');
    });
  });
}
