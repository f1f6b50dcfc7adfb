import { silentLog } from '@attain/sync-worker/ports/log';
import type { OutcomeCounts } from '@attain/sync-worker/ports/usage';
import { refusals } from '@attain/sync-worker/usage/refusals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const APP = { portalId: 1, source: 'app' };
const OTHER = { portalId: 1, source: 'other' };

/** Counts, and what a store was given of them; `isAway` lets the store fail. */
function counting() {
  const stored: [string, number, OutcomeCounts][] = [];
  const store = { isAway: false };
  const counts = refusals({
    async count({ source }, day, outcomes) {
      if (store.isAway) throw new Error('The database is away.');
      stored.push([source, day, outcomes]);
    },
    log: silentLog,
  });
  return { counts, stored, store };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('refused requests', () => {
  it('are counted together, by source and day, and stored within a second', async () => {
    const { counts, stored } = counting();
    for (let n = 0; n < 1_000; n += 1) counts.note(APP, 7, 'source_closed');
    counts.note(APP, 7, 'too_large');
    counts.note(APP, 8, 'too_large');
    counts.note(OTHER, 7, 'too_large');
    await pass(999);
    expect(stored).toEqual([]);
    await pass(1);
    expect(stored).toEqual([
      ['app', 7, { source_closed: 1_000, too_large: 1 }],
      ['app', 8, { too_large: 1 }],
      ['other', 7, { too_large: 1 }],
    ]);
  });

  it('are not forgotten while the database is away', async () => {
    const { counts, stored, store } = counting();
    store.isAway = true;
    counts.note(APP, 7, 'too_large');
    await pass(2_500);
    counts.note(APP, 7, 'too_large');
    store.isAway = false;
    await pass(1_000);
    expect(stored).toEqual([['app', 7, { too_large: 2 }]]);
  });

  it('are stored at the end, which nothing holds up', async () => {
    const { counts, stored, store } = counting();
    counts.note(APP, 7, 'too_large');
    await counts.stop();
    expect(stored).toHaveLength(1);
    store.isAway = true;
    counts.note(APP, 7, 'too_large');
    expect(vi.getTimerCount()).toBe(0);
  });
});
