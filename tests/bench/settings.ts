import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { HEALTH_MODELS } from '@attain/shared/domain/health/health-models';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { calendarOf } from '@attain/sync-worker/calendar';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { merge } from '@attain/sync-worker/settings/effective';
import { type Preview, previewSettings } from '@attain/sync-worker/settings/preview/preview';

import {
  NOW,
  someCompany,
  someScored,
  someSnapshot,
  someTicket,
} from '../contract/store/builders.ts';
import { atMost, type BenchResult } from './result.ts';

const CHUNK = 1_000;
/** HubSpot lets a page wait for 15 seconds. */
const WAITS_SECONDS = 15;

const { weekly } = HEALTH_MODELS;
const WEIGHTS = {
  settings: {
    health: {
      models: {
        weekly: {
          ...weekly,
          csat: { points: 5, curve: weekly.csat.curve.map(([x, y]) => [x, y / 2]) },
          training_completion: {
            points: 10,
            curve: weekly.training_completion.curve.map(([x, y]) => [x, y * 2]),
          },
        },
      },
    },
  },
};
const STALENESS = { settings: { health: { staleAfterDays: { nps: 90 } } } };

/** What a change of settings would move, over a book of customers: by stored inputs, and account by account. */
export async function settingsBench(companies = 100_000): Promise<BenchResult[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-settings-bench-'));
  const store = await openStore(`sqlite:${path.join(folder, 'bench.db')}`);
  try {
    await store.migrate();
    const portal = store.forPortal(4711);
    await fill(portal, companies);
    const weights = await measured(portal, WEIGHTS, 'inputs');
    const staleness = await measured(portal, STALENESS, 'accounts');
    const of = `of ${companies} companies`;
    return [
      atMost({ name: `settings: weights, all ${of}`, unit: 's' }, weights.seconds, WAITS_SECONDS),
      atMost({ name: `settings: weights, unseen ${of}`, unit: 'companies' }, weights.unseen, 0),
      atMost({ name: `settings: anything, ${of}`, unit: 's' }, staleness.seconds, WAITS_SECONDS),
      { name: 'settings: anything, looked at', value: staleness.preview.seen, unit: 'companies' },
      atMost(
        { name: 'settings: anything, error of shares', unit: 'points' },
        staleness.preview.errorPoints,
        2,
      ),
      { name: 'settings: memory at most', value: rssMb(), unit: 'MB' },
    ];
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(portal: PortalStore, companies: number): Promise<void> {
  for (let from = 0; from < companies; from += CHUNK) {
    const ids = Array.from({ length: Math.min(CHUNK, companies - from) }, (_, n) =>
      String(1_000_000 + from + n),
    );
    const properties = { lifecyclestage: 'customer' };
    await portal.mirror.save(
      'companies',
      ids.map((id) => someCompany(id, { properties })),
      1,
    );
    const tickets = ids.flatMap((id) => [`${id}1`, `${id}2`]);
    await portal.mirror.replaceCompanyLinks(
      'tickets',
      ids,
      tickets.map((id) => ({ companyId: id.slice(0, -1), objectId: id })),
    );
    await portal.mirror.save(
      'tickets',
      tickets.map((id) => someTicket(id)),
      1,
    );
    await portal.scoring.save(
      ids.map((id) => ({ ...someScored(id), snapshot: someSnapshot(id), patches: [] })),
    );
  }
}

async function measured(store: PortalStore, document: object, look: 'inputs' | 'accounts') {
  const file = configurationSchema.parse({});
  const merged = merge(file, document as Record<string, unknown>);
  if (merged.kind !== 'fits') throw new Error('the settings of the benchmark do not fit');
  const startedAt = performance.now();
  const preview: Preview = await previewSettings({
    ...{ store, look, before: file, after: merged.configuration, now: NOW, digits: 2 },
    ...{ calendar: calendarOf('UTC'), ticketsReadable: true },
    signal: new AbortController().signal,
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  return { preview, seconds, unseen: preview.total - preview.seen };
}

function rssMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1_024);
}
