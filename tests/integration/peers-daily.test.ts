import { DAY_MS } from '@attain/shared/domain/basics/time';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { calendarOf } from '@attain/sync-worker/calendar';
import { comparePeers, peersComparedOn } from '@attain/sync-worker/pipeline/compare-peers';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { describe, expect, test } from 'vitest';

import { someCompany, someScored, someSnapshot, someWindows } from '../contract/store/builders.ts';
import { dueIds, scoreAll } from '../contract/store/dirty.ts';

const PEERS = 12;
const NOON = Date.parse('2026-07-01T12:00:00Z');
const COHORT = 'Software, 11-50 employees';
const ids = Array.from({ length: PEERS }, (_, index) => String(100 + index));

type Fixtures = { portal: PortalStore };

const it = test.extend<Fixtures>({
  portal: async ({}, use) => {
    const store = await openStore('sqlite::memory:');
    await store.migrate();
    const portal = store.forPortal(1);
    const companies = ids.map((id) => someCompany(id));
    await portal.mirror.save('companies', companies, 1);
    await scoreAll(portal);
    await use(portal);
    await store.close();
  },
});

/** Saves scores and leaves nothing to do. */
async function score(portal: PortalStore, scores: Record<string, number>, cohort = COHORT) {
  const scored = Object.entries(scores).map(([id, value]) =>
    someScored(id, {}, { cohort, snapshot: someSnapshot(id, { score: value }), patches: [] }),
  );
  await portal.scoring.save(scored);
}

/** Compares on the portal's clock, and answers who is then to be scored. */
async function compareAt(portal: PortalStore, now: number): Promise<readonly string[]> {
  const calendar = calendarOf('America/New_York');
  await comparePeers({ store: portal, settings: DEFAULT_SETTINGS, calendar, now: () => now });
  const dirty = await dueIds(portal);
  await scoreDirty(portal, dirty);
  return dirty;
}

/** What a cycle does with them: the scores stay as they are. */
async function scoreDirty(portal: PortalStore, dirty: readonly string[]) {
  const rows = await portal.scoring.load(dirty, someWindows());
  const known = new Map((await portal.peers.scored()).map((row) => [row.companyId, row]));
  await portal.scoring.save(
    rows.map(({ company, dirtyMark }) => {
      const row = known.get(company.id);
      const snapshot = someSnapshot(company.id, { score: row?.score ?? 0 });
      return someScored(company.id, {}, { dirtyMark, snapshot, cohort: row?.cohort ?? null });
    }),
  );
}

const percentiles = async (portal: PortalStore) =>
  new Map([...(await portal.peers.standings())].map(([id, { percentile }]) => [id, percentile]));

const spread = Object.fromEntries(ids.map((id, index) => [id, 40 + index]));

describe('the daily comparison', () => {
  it('waits for the first scores, and does not count that day as done', async ({ portal }) => {
    expect(await compareAt(portal, NOON)).toEqual([]);
    expect(await peersComparedOn(portal)).toBeNull();
  });

  it('tells every company of its place the first time, and nobody again on that day', async ({
    portal,
  }) => {
    await score(portal, spread);
    expect(await compareAt(portal, NOON)).toEqual(ids);
    expect(await peersComparedOn(portal)).toBe('2026-07-01');
    const [first = '', last = ''] = [ids[0], ids.at(-1)];
    expect((await percentiles(portal)).get(first)).toBe(0);
    expect((await percentiles(portal)).get(last)).toBe(100);

    await score(portal, { [first]: 99 });
    // 23:30 in New York.
    expect(await compareAt(portal, Date.parse('2026-07-02T03:30:00Z'))).toEqual([]);
    expect((await percentiles(portal)).get(first)).toBe(0);
  });

  it('tells on the next day only those whose whole percent moved', async ({ portal }) => {
    await score(portal, spread);
    await compareAt(portal, NOON);
    expect(await compareAt(portal, NOON + DAY_MS)).toEqual([]);

    const [first = '', second = '', third = ''] = ids;
    await score(portal, { [second]: 41.5, [first]: 41.2, [third]: 42 });
    expect(await compareAt(portal, NOON + 2 * DAY_MS)).toEqual([]);
    await score(portal, { [first]: 41.7 });
    expect(await compareAt(portal, NOON + 3 * DAY_MS)).toEqual([first, second]);
  });

  it('keeps how many peers there are up to date without telling anybody of it', async ({
    portal,
  }) => {
    const ties = Object.fromEntries(ids.map((id) => [id, 50]));
    await score(portal, ties);
    expect(await compareAt(portal, NOON)).toEqual(ids);
    const more = ['200', '201'];
    await portal.mirror.save(
      'companies',
      more.map((id) => someCompany(id)),
      1,
    );
    await scoreAll(portal);
    await score(portal, { '200': 50, '201': 50 });
    expect(await compareAt(portal, NOON + DAY_MS)).toEqual(more);
    expect((await portal.peers.standings()).get('100')).toMatchObject({ n: 13, percentile: 50 });
  });

  it('takes the place away where peers become too few, and where the cohort is gone', async ({
    portal,
  }) => {
    await score(portal, spread);
    await compareAt(portal, NOON);
    const [first = '', second = ''] = ids;
    await score(portal, { [first]: 40, [second]: 41 }, 'Retail, 11-50 employees');
    expect(await compareAt(portal, NOON + DAY_MS)).toEqual(ids);
    expect([...(await percentiles(portal)).values()]).toEqual(Array.from(ids, () => null));

    await portal.scoring.save([someScored(first, {}, { cohort: null, patches: [] })]);
    expect(await compareAt(portal, NOON + 2 * DAY_MS)).toEqual([]);
    expect((await portal.peers.standings()).has(first)).toBe(false);
  });

  it('cut off before its end, is made whole by the next cycle', async ({ portal }) => {
    await score(portal, spread);
    const cut: PortalStore = {
      ...portal,
      cursors: { ...portal.cursors, set: () => Promise.reject(new Error('killed')) },
    };
    await expect(compareAt(cut, NOON)).rejects.toThrow('killed');
    expect(await compareAt(portal, NOON)).toEqual(ids);
    expect(await peersComparedOn(portal)).toBe('2026-07-01');
  });
});
