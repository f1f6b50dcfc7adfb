import { HEALTH_MODELS } from '@attain/shared/domain/health/health-models';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { calendarOf } from '@attain/sync-worker/calendar';
import { readConfiguration } from '@attain/sync-worker/config/configuration';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { changed, type SettingChange } from '@attain/sync-worker/settings/changes';
import { effectiveSettings } from '@attain/sync-worker/settings/effective';
import { previewSettings } from '@attain/sync-worker/settings/preview/preview';
import { reachOf } from '@attain/sync-worker/settings/preview/reach';
import { saveSettings } from '@attain/sync-worker/settings/save-settings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { KEY_FEATURES, writeImportFiles } from '../portal/generate/import-files.ts';
import { workerPortal, type WorkerPortal } from '../processes/worker-portal.ts';
import { cycleOf } from './worker-in-process.ts';

let worker: WorkerPortal;
let store: PortalStore;
let close: () => Promise<void>;

/** The demo's portal, with usage and goals, synced. */
beforeAll(async () => {
  worker = await workerPortal({ companies: 30, config: { usage: { keyFeatures: KEY_FEATURES } } });
  await cycleOf(worker);
  const files = await writeImportFiles(worker.portal, worker.file('.'));
  for (const kind of ['events', 'goals', 'metrics'] as const) {
    const { status, stderr } = await worker.attain(['import', kind, files[kind]]);
    expect(status, stderr).toBe(0);
  }
  await cycleOf(worker);
  const opened = await openStore(worker.env['DATABASE_URL'] ?? '');
  store = opened.forPortal(worker.portal.portalId);
  close = () => opened.close();
});
afterAll(async () => {
  await close();
  await worker.close();
});

const file = () => readConfiguration(worker.env['ATTAIN_CONFIG']);

async function candidateOf(changes: readonly Omit<SettingChange, 'reset'>[]) {
  const held = await effectiveSettings(file(), store);
  const fit = changed(
    file(),
    held,
    changes.map((each) => ({ reset: false, ...each })),
  );
  if (fit.kind !== 'fits') throw new Error('the changes do not fit');
  return { held, fit, look: reachOf(changes.map(({ key }) => key)).look };
}

/** What a preview says of changes, and then, once they are saved and synced, what became of the companies. */
async function previewAndSave(changes: readonly Omit<SettingChange, 'reset'>[]) {
  const { held, fit, look } = await candidateOf(changes);
  const preview = await previewSettings({
    ...{ store, look, before: held.configuration, after: fit.configuration },
    calendar: calendarOf(worker.portal.timeZone),
    digits: 2,
    now: Date.now(),
    ticketsReadable: true,
    signal: new AbortController().signal,
  });
  const before = await scoredNow();
  const order = { basedOn: held.latest, reason: 'To fit our book', by: 'program', at: Date.now() };
  await saveSettings(store.settings, held, fit, order);
  await cycleOf(worker);
  return { preview, look, before, after: await scoredNow() };
}

async function scoredNow() {
  const scored = new Map<string, { health: unknown; agreements: string; success: string }>();
  for (const id of await store.book.shuffled()) {
    const snapshot = await store.scoring.snapshot(id);
    if (snapshot === undefined) continue;
    const { score, band } = snapshot.health;
    scored.set(id, {
      health: { score, band },
      agreements: snapshot.agreements.status,
      success: snapshot.success.band,
    });
  }
  return scored;
}

function countBy(values: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
const bands = (scored: Awaited<ReturnType<typeof scoredNow>>) =>
  countBy([...scored.values()].map(({ health }) => (health as { band: string }).band));

/** Each company whose health the next sync really moved. */
function moved(before: Awaited<ReturnType<typeof scoredNow>>, after: typeof before) {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((companyId) => {
    const row = {
      companyId,
      before: before.get(companyId)?.health ?? null,
      after: after.get(companyId)?.health ?? null,
    };
    return JSON.stringify(row.before) === JSON.stringify(row.after) ? [] : [row];
  });
}
const byId = <T extends { companyId: string }>(rows: readonly T[]) =>
  rows.toSorted((a, b) => (a.companyId < b.companyId ? -1 : 1));

const { weekly } = HEALTH_MODELS;

describe('a preview', () => {
  it('of weights, curves and edges says of every company what the next sync makes of it', async () => {
    const stricter = {
      ...weekly,
      nps: {
        points: 5,
        curve: [
          [0, 0],
          [8, 2],
          [10, 5],
        ],
      },
      support_tickets: {
        points: 20,
        curve: [
          [0, 20],
          [1, 10],
          [5, 0],
        ],
      },
    };
    const { preview, look, before, after } = await previewAndSave([
      { key: 'settings.health.models.weekly', value: stricter },
      { key: 'settings.bands.health.healthy', value: 85 },
    ]);
    expect(look).toBe('inputs');
    expect(preview.health.before).toEqual(bands(before));
    expect(preview.health.after).toEqual(bands(after));
    const really = moved(before, after);
    expect(really.length).toBeGreaterThan(5);
    const told = preview.movers.map(({ points: _, ...row }) => row);
    expect(byId(told)).toEqual(
      byId(really).filter(({ companyId }) => told.some((each) => each.companyId === companyId)),
    );
    expect(told).toHaveLength(Math.min(20, really.length));
    const { portal } = worker;
    const [id = ''] = after.keys();
    expect(portal.crm.value('companies', id, 'attain_model_version')).toMatch(/\+settings\.1$/);
  });

  it('of anything else judges each account by the rules, agreements and success included', async () => {
    const { preview, look, before, after } = await previewAndSave([
      { key: 'settings.bands.attainment.onTrackAbove', value: 0.95 },
      { key: 'settings.bands.success.strong', value: 95 },
      { key: 'settings.health.staleAfterDays.nps', value: 30 },
    ]);
    expect(look).toBe('accounts');
    expect(preview.health.after).toEqual(bands(after));
    expect(preview.agreements.after).toEqual(
      countBy([...after.values()].map(({ agreements }) => agreements)),
    );
    expect(preview.success.after).toEqual(
      countBy([...after.values()].map(({ success }) => success)),
    );
    expect(preview.success.before).not.toEqual(preview.success.after);
    const really = moved(before, after);
    const told = preview.movers.map(({ points: _, ...row }) => row);
    expect(byId(told)).toEqual(byId(really));
  });

  it('of which companies count says who joins and who leaves', async () => {
    const { preview, before, after } = await previewAndSave([
      { key: 'mapping.customers.values', value: ['opportunity'] },
    ]);
    const joined = [...after.keys()].filter((id) => !before.has(id)).length;
    const left = [...before.keys()].filter((id) => !after.has(id)).length;
    expect(preview.customers).toEqual({ before: before.size, after: after.size, joined, left });
    expect(left).toBeGreaterThan(0);
  });

  it('that has no time for all says so, of a random part, with how far it may be off', async () => {
    const { held, fit } = await candidateOf([
      { key: 'settings.health.staleAfterDays.nps', value: 20 },
    ]);
    const preview = await previewSettings({
      ...{ store, look: 'accounts', before: held.configuration, after: fit.configuration },
      ...{ calendar: calendarOf('UTC'), digits: 2, now: Date.now(), ticketsReadable: true },
      ...{ signal: new AbortController().signal, budgetMs: -1 },
    });
    expect(preview).toMatchObject({ seen: 0, looked: 0 });
    expect(preview.total).toBeGreaterThan(0);
    expect(preview.errorPoints).toBeGreaterThan(30);
  });

  it('ends when its caller has gone', async () => {
    const { held, fit, look } = await candidateOf([
      { key: 'settings.health.coverageFloor', value: 0.5 },
    ]);
    const gone = new Error('gone');
    const asked = previewSettings({
      ...{ store, look, before: held.configuration, after: fit.configuration },
      ...{ calendar: calendarOf('UTC'), digits: 2, now: Date.now(), ticketsReadable: true },
      signal: AbortSignal.abort(gone),
    });
    await expect(asked).rejects.toBe(gone);
  });
});
