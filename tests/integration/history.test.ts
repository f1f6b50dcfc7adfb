import { apiErrorSchema } from '@attain/shared/contract/api-error';
import { pastAccountViewSchema } from '@attain/shared/contract/past-account-view';
import { addDays, type Day } from '@attain/shared/domain/basics/time';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import { calendarOf } from '@attain/sync-worker/calendar';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { importFile } from '@attain/sync-worker/imports/import-file';
import { runSync } from '@attain/sync-worker/pipeline/run-sync';
import { silentLog } from '@attain/sync-worker/ports/log';
import { silentProgress } from '@attain/sync-worker/ports/progress';
import { describe, expect } from 'vitest';

import { serveAttain } from '../processes/serve.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { fileWith } from '../unit/imports/rows.ts';
import { it } from './worker-test.ts';

const API_KEY = 'a key that programs use';
const HOUR_MS = 3_600_000;

/** Days and noons in the portal's zone, counted back from the real today. */
function daysOf({ portal }: WorkerPortal) {
  const calendar = calendarOf(portal.timeZone);
  const today = calendar.dayAt(Date.now());
  const ago = (days: number): Day => addDays(today, -days);
  return { today, ago, noon: (days: number) => calendar.startOf(ago(days)) + 12 * HOUR_MS };
}

const firstCustomer = ({ portal }: WorkerPortal) =>
  [...portal.crm.ids('companies')].find(
    (id) => portal.crm.value('companies', id, 'lifecyclestage') === 'customer',
  ) ?? '';

/** A sync and an import as they were made on a day that is over. */
async function inThePast(worker: WorkerPortal, now: number, csv?: string): Promise<void> {
  const { portal, env } = worker;
  const store = await openStore(env['DATABASE_URL'] ?? '');
  const crm = hubspotCrm({ origin: portal.origin, accessToken: portal.token, log: silentLog });
  try {
    await store.migrate();
    const configuration = configurationSchema.parse({});
    const signal = new AbortController().signal;
    const progress = silentProgress;
    const dependencies = { crm, store, configuration, progress, log: silentLog, signal };
    const options = { full: false, companies: [], dryRun: false };
    await runSync({ ...dependencies, now: () => now }, options);
    if (csv === undefined) return;
    const report = await importFile({
      kind: 'goals',
      path: await fileWith(csv, 'goals.csv'),
      allOrNothing: true,
      store: store.forPortal(portal.portalId),
      portal,
      configuration,
      dateOrder: null,
      now,
      who: 'test',
      progress,
    });
    expect(report.rejected).toEqual([]);
  } finally {
    await crm.close();
    await store.close();
  }
}

/** Figures of four days: a goal from 0 to 100, its only reading 20, measured ten days ago. */
async function portalWithAPast(worker: WorkerPortal) {
  const days = daysOf(worker);
  const companyId = firstCustomer(worker);
  const header = 'company_id,goal,metric,unit,baseline,baseline_at,target,target_date';
  const deadline = addDays(days.today, 100);
  const row = `${companyId},Faster,Share,points,0,${days.ago(60)},100,${deadline}`;
  await inThePast(worker, days.noon(4), `${header}\n${row}\n`);
  await readingOf(worker, 20, 10);
  for (const ago of [3, 2, 1]) await inThePast(worker, days.noon(ago));
  return { ...days, companyId };
}

/** Imports what was measured at noon so many days ago, now. */
async function readingOf(worker: WorkerPortal, value: number, days: number): Promise<void> {
  const measuredAt = new Date(daysOf(worker).noon(days)).toISOString();
  const csv = `company_id,metric,value,measured_at\n${firstCustomer(worker)},Share,${value},${measuredAt}\n`;
  const path = await fileWith(csv, `readings-${value}-${days}.csv`);
  const { status, stdout, stderr } = await worker.attain(['import', 'metrics', path]);
  expect(status, stdout + stderr).toBe(0);
}

describe.concurrent('the figures of days that are over', () => {
  it('are told anew by a corrected reading, and stay readable as they were', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    const { companyId, today, ago } = await portalWithAPast(worker);
    const calendar = calendarOf(worker.portal.timeZone);
    const read = () =>
      worker.withStore((store) =>
        Promise.all(
          [4, 3, 2, 1, 0].map(async (days) => {
            const end = calendar.startOf(addDays(ago(days), 1));
            return {
              then: await store.history.on(companyId, ago(days), end),
              now: await store.history.on(companyId, ago(days), null),
            };
          }),
        ),
      );
    const score = (past: Awaited<ReturnType<typeof read>>, known: 'then' | 'now') =>
      past.map((day) => day[known]?.snapshot.success.score ?? null);

    await worker.sync();
    const before = await read();
    expect(score(before, 'then')).toEqual([null, 20, 20, 20, 20]);

    await readingOf(worker, 35, 10);
    await readingOf(worker, 60, 2);
    await worker.sync();
    const after = await read();
    expect(score(after, 'then')).toEqual([null, 20, 20, 20, 60]);
    expect(score(after, 'now')).toEqual([null, 35, 60, 60, 60]);
    const bytes = (past: typeof before) => JSON.stringify(past.slice(0, 4).map(({ then }) => then));
    expect(bytes(after)).toBe(bytes(before));
    expect(after.map(({ now }) => now?.snapshot.today)).toEqual([4, 3, 2, 1, 0].map(ago));

    await worker.sync();
    expect(await read()).toEqual(after);
    expect(after.at(-1)?.now?.snapshot.today).toBe(today);
  });

  it('are answered by day, as known then or now', async ({ aPortal }) => {
    const worker = await aPortal();
    const { companyId, today, ago } = await portalWithAPast(worker);
    await worker.sync();
    await readingOf(worker, 60, 2);
    await worker.sync();

    const server = await serveAttain({ ...worker.env, ATTAIN_API_KEY: API_KEY });
    const ask = async (query: string, id = companyId) => {
      const url = `${server.origin}/api/companies/${id}/summary${query}`;
      const answer = await fetch(url, { headers: { authorization: `Bearer ${API_KEY}` } });
      return { status: answer.status, body: (await answer.json()) as unknown };
    };
    const told = async (query: string) => {
      const view = pastAccountViewSchema.parse((await ask(query)).body);
      return [view.figures.success.score, view.today, view.history];
    };
    const refusal = async (query: string, id?: string) => {
      const { status, body } = await ask(query, id);
      return [status, apiErrorSchema.parse(body).message];
    };
    try {
      expect(await told(`?asOf=${ago(2)}`)).toMatchObject([
        20,
        ago(2),
        { asOf: ago(2), day: ago(2), restated: false },
      ]);
      expect(await told(`?asOf=${ago(2)}&restated=true`)).toMatchObject([
        60,
        ago(2),
        { asOf: ago(2), day: ago(2), restated: true },
      ]);
      expect(await told(`?asOf=${ago(2)}&restated=false`)).toMatchObject([20, ago(2), {}]);
      expect(await told(`?asOf=${today}`)).toMatchObject([60, today, { restated: false }]);

      expect(await refusal(`?asOf=${ago(30)}`)).toEqual([
        404,
        `There are no figures for company ${companyId} up to ${ago(30)}: the first are of ${ago(4)}.`,
      ]);
      const tomorrow = ago(-1);
      expect(await refusal(`?asOf=${tomorrow}`)).toEqual([
        400,
        `asOf is ${tomorrow}, which is to come: today is ${today}.`,
      ]);
      for (const query of ['?asOf=', '?asOf=2026-02-30', '?asOf=31.1.2026']) {
        expect(await refusal(query)).toEqual([
          400,
          'asOf is not a calendar date: write YYYY-MM-DD.',
        ]);
      }
      const twice = await refusal(`?asOf=${ago(2)}&asOf=${ago(3)}`);
      expect(twice).toEqual([400, 'asOf is given twice: give it once.']);
      expect(await refusal('?restated=true')).toEqual([
        400,
        'restated needs the day that it is about: add asOf.',
      ]);
      expect(await refusal(`?asOf=${ago(2)}&restated=yes`)).toEqual([
        400,
        'restated must be one of true, false.',
      ]);
      expect(await refusal(`?asOf=${ago(2)}`, '999999999')).toEqual([
        404,
        'There are no figures for company 999999999 yet.',
      ]);
    } finally {
      await server.stop();
    }
  });
});
