import type { OutcomeDay } from '@attain/sync-worker/ports/usage';
import { quota } from '@attain/sync-worker/usage/quota';
import { describe, expect, it } from 'vitest';

const TODAY = 100;
const APP = { portalId: 1, source: 'app' };

function counted(counts: Partial<Record<OutcomeDay['outcome'], number>>): OutcomeDay[] {
  return Object.entries(counts).map(([outcome, count]) => ({
    ...{ source: 'app', day: TODAY, count },
    outcome: outcome as OutcomeDay['outcome'],
  }));
}

function someQuota(stored: OutcomeDay[]) {
  const clock = { now: 0 };
  const asked = { times: 0 };
  const store = { outcomes: stored };
  const allowanceOf = quota({
    eventsPerDay: 10,
    async counted() {
      asked.times += 1;
      return store.outcomes;
    },
    now: () => clock.now,
  });
  return { allowanceOf, clock, asked, store };
}

describe('what a source may send on a day', () => {
  it.each([
    { counts: { stored: 9 }, isSpent: false },
    { counts: { stored: 10 }, isSpent: true },
    { counts: { stored: 5, repeated: 3, bot: 1, membership: 1 }, isSpent: true },
    { counts: { stored: 9, over_quota: 50, too_large: 9, unreadable_batch: 9 }, isSpent: false },
  ])('is spent by events, whatever became of them: $counts', async ({ counts, isSpent }) => {
    const { allowanceOf } = someQuota(counted(counts));
    expect(await allowanceOf(APP, TODAY)).toMatchObject({ isSpent });
  });

  it('is counted on between two looks at the store', async () => {
    const { allowanceOf, clock, asked, store } = someQuota(counted({ stored: 8 }));
    (await allowanceOf(APP, TODAY)).spend(1);
    expect(await allowanceOf(APP, TODAY)).toMatchObject({ isSpent: false });
    (await allowanceOf(APP, TODAY)).spend(1);
    expect(await allowanceOf(APP, TODAY)).toMatchObject({ isSpent: true });
    expect(await allowanceOf({ ...APP, source: 'other' }, TODAY)).toMatchObject({ isSpent: false });
    expect(asked.times).toBe(1);
    store.outcomes = counted({ stored: 9 });
    clock.now = 60_000;
    expect(await allowanceOf(APP, TODAY)).toMatchObject({ isSpent: false });
    expect(asked.times).toBe(2);
  });

  it('begins anew with the day', async () => {
    const { allowanceOf } = someQuota(counted({ stored: 10 }));
    expect(await allowanceOf(APP, TODAY)).toMatchObject({ isSpent: true });
    expect(await allowanceOf(APP, TODAY + 1)).toMatchObject({ isSpent: false });
  });
});
