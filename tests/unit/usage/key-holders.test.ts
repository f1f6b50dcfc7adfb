import { StoreUnavailableError } from '@attain/sync-worker/ports/errors';
import type { KeyHolder } from '@attain/sync-worker/ports/usage';
import { hashOfKey, keyHolders } from '@attain/sync-worker/usage/key-holders';
import { describe, expect, it } from 'vitest';

const HOLDER: KeyHolder = {
  ...{ portalId: 1, keyId: 'k', source: 'app', isClosed: false, isRevoked: false },
};

/** Keys of a store that the test changes, by a clock that the test moves. */
function someKeys(holders: Record<string, KeyHolder>) {
  const clock = { now: 0 };
  const asked: string[] = [];
  const used: string[] = [];
  const store = { holders, isAway: false };
  const holderOf = keyHolders({
    async find(keyHash) {
      asked.push(keyHash);
      if (store.isAway) throw new StoreUnavailableError('The database is away.');
      const found = Object.entries(store.holders).find(([key]) => hashOfKey(key) === keyHash);
      return found?.[1];
    },
    used: async ({ keyId }) => void used.push(keyId),
    now: () => clock.now,
  });
  return { holderOf, clock, asked, used, store };
}

describe('whose key it is', () => {
  it('is asked of the store once for requests that come together, and again after seconds', async () => {
    const { holderOf, clock, asked } = someKeys({ good: HOLDER });
    const found = await Promise.all([holderOf('good'), holderOf('good'), holderOf('good')]);
    expect(found).toEqual([HOLDER, HOLDER, HOLDER]);
    clock.now += 4_999;
    await holderOf('good');
    expect(asked).toHaveLength(1);
    clock.now += 1;
    await holderOf('good');
    expect(asked).toHaveLength(2);
  });

  it('is remembered of wrong keys too, and never for longer', async () => {
    const { holderOf, clock, asked, store } = someKeys({});
    expect(await holderOf('soon good')).toBeUndefined();
    expect(await holderOf('soon good')).toBeUndefined();
    expect(asked).toHaveLength(1);
    store.holders['soon good'] = HOLDER;
    clock.now += 5_000;
    expect(await holderOf('soon good')).toEqual(HOLDER);
  });

  it('is told as revoked within seconds', async () => {
    const { holderOf, clock, store } = someKeys({ good: HOLDER });
    await holderOf('good');
    store.holders['good'] = { ...HOLDER, isRevoked: true };
    clock.now += 5_000;
    expect(await holderOf('good')).toMatchObject({ isRevoked: true });
  });

  it('is asked again at once where the store did not answer', async () => {
    const { holderOf, store } = someKeys({ good: HOLDER });
    store.isAway = true;
    await expect(holderOf('good')).rejects.toThrow(StoreUnavailableError);
    store.isAway = false;
    expect(await holderOf('good')).toEqual(HOLDER);
  });

  it('notes that a key is in use once a minute, and never that of a revoked one', async () => {
    const { holderOf, clock, used } = someKeys({
      good: HOLDER,
      old: { ...HOLDER, keyId: 'old', isRevoked: true },
    });
    for (let seconds = 0; seconds < 120; seconds += 10) {
      clock.now = seconds * 1_000;
      await holderOf('good');
      await holderOf('old');
    }
    expect(used).toEqual(['k', 'k']);
  });

  it('holds no more keys than memory is for', async () => {
    const { holderOf, asked } = someKeys({});
    for (let n = 0; n < 10_001; n += 1) await holderOf(`wrong ${n}`);
    await holderOf('wrong 0');
    expect(asked).toHaveLength(10_002);
  });
});
