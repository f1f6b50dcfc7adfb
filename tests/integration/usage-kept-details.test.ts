import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { CountedMeasure } from '@attain/shared/domain/usage/measure';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { usageBounds } from '@attain/sync-worker/usage/bounds';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { eventOf, someCompany } from '../contract/store/builders.ts';

const USERS = { creators: { kind: 'users', events: ['created'] } };
const ROWS = { rows: { kind: 'property', events: ['created'], property: 'rows', take: 'sum' } };
const DAY = 20_600;

type Worker = <T>(measures: object, run: (portal: PortalStore) => Promise<T>) => Promise<T>;

/** Runs a worker with measures on the same database, as one that was started again with them. */
const it = test.extend<{ worker: Worker }>({
  worker: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'attain-store-'));
    await use(async (measures, run) => {
      const configuration = configurationSchema.parse({ usage: { measures } });
      const url = `sqlite:${join(folder, 'attain.db')}`;
      const store = await openStore(url, { usage: usageBounds(configuration) });
      await store.migrate();
      try {
        return await run(store.forPortal(1));
      } finally {
        await store.close();
      }
    });
    await rm(folder, { recursive: true });
  },
});

let keys = 0;

/** Events of a company, `of` days, that come on a day. */
async function come(
  portal: PortalStore,
  on: number,
  of: readonly number[],
  { company = '1', countsUsers = true, numbers = null as Record<string, number> | null } = {},
) {
  await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
  const events = of.map((day) => {
    keys += 1;
    const at = day * DAY_MS + DAY_MS / 2;
    const key = `kept ${keys}`;
    return eventOf(company, key, { event: 'created', at, day, user: key, countsUsers, numbers });
  });
  await portal.usage.add({ source: 'web', receivedAt: on * DAY_MS, receivedOn: on, events });
}

const days = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** Whether a measure is whole over the days from each of the given ones to `DAY + 30`. */
async function wholeFrom(
  portal: PortalStore,
  firsts: readonly number[],
  company = '1',
  counted: CountedMeasure = { kind: 'users', events: ['created'] },
) {
  const spans = firsts.map((first) => ({ companyId: company, first, last: DAY + 30 }));
  const tallies = await portal.usageSeries.tallies(counted, spans);
  return tallies.map(({ isWhole }) => isWhole);
}

describe('details of events', () => {
  it('are whole from the day after a measure asked for them, whatever comes late', async ({
    worker,
  }) => {
    await worker({}, (portal) => come(portal, DAY, days(DAY - 9, DAY), { countsUsers: false }));
    await worker(USERS, async (portal) => {
      for (const day of days(DAY + 1, DAY + 5)) await come(portal, day, [day]);
      const firsts = [DAY - 20, DAY - 5, DAY + 1, DAY + 2, DAY + 3];
      expect(await wholeFrom(portal, firsts)).toEqual([false, false, false, true, true]);
      await come(portal, DAY + 6, [DAY - 7, DAY - 15]);
      expect(await wholeFrom(portal, firsts)).toEqual([false, false, false, true, true]);
    });
  });

  it('are whole always where a measure asked before the first event came', async ({ worker }) => {
    await worker(USERS, async (portal) => {
      await come(portal, DAY, days(DAY - 300, DAY));
      await come(portal, DAY + 1, [DAY - 400]);
      expect(await wholeFrom(portal, [DAY - 500, DAY - 300, DAY])).toEqual([true, true, true]);
    });
  });

  it('are whole for a company whose first event came after that', async ({ worker }) => {
    await worker({}, (portal) => come(portal, DAY, [DAY], { countsUsers: false }));
    await worker(USERS, async (portal) => {
      await come(portal, DAY + 1, [DAY + 1]);
      await come(portal, DAY + 4, [DAY + 4], { company: '2' });
      expect(await wholeFrom(portal, [DAY], '2')).toEqual([true]);
      await come(portal, DAY + 5, [DAY - 4], { company: '2' });
      expect(await wholeFrom(portal, [DAY - 10, DAY, DAY + 2], '2')).toEqual([false, false, true]);
    });
  });

  it('start anew where a measure was taken out and put back', async ({ worker }) => {
    await worker(USERS, (portal) => come(portal, DAY, [DAY]));
    await worker({}, (portal) => come(portal, DAY + 3, [DAY + 3], { countsUsers: false }));
    await worker(USERS, async (portal) => {
      expect(await wholeFrom(portal, [DAY, DAY + 3])).toEqual([false, false]);
      await come(portal, DAY + 5, [DAY + 5]);
      expect(await wholeFrom(portal, [DAY, DAY + 5, DAY + 6])).toEqual([false, false, true]);
    });
  });

  it('are remembered by property, and of pulled days too', async ({ worker }) => {
    await worker(USERS, (portal) => come(portal, DAY, [DAY]));
    await worker({ ...USERS, ...ROWS }, async (portal) => {
      await portal.usage.replaceDays({
        ...{ source: 'warehouse', receivedAt: (DAY + 1) * DAY_MS, receivedOn: DAY + 1 },
        ...{ firstDay: DAY + 1, lastDay: DAY + 1, cells: [], userDays: [] },
      });
      await come(portal, DAY + 4, [DAY + 4], { numbers: { rows: 7 } });
      const rows = {
        kind: 'property',
        events: ['created'],
        property: 'rows',
        take: 'sum',
      } as const;
      expect(await wholeFrom(portal, [DAY, DAY + 1, DAY + 2], '1', rows)).toEqual([
        ...[false, false, true],
      ]);
      expect(await wholeFrom(portal, [DAY])).toEqual([true]);
    });
  });
});
