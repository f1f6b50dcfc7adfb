import { bookHealth } from '@attain/shared/domain/health/health-book';
import {
  type BookChange,
  bookChange,
  type BookRow,
  type Standing,
} from '@attain/shared/domain/portfolio/book-change';
import { sampleErrorPoints } from '@attain/shared/domain/portfolio/sample-error';

import { batchesOf } from '../../batches.ts';
import { breathe } from '../../breathe.ts';
import type { Configuration } from '../../config/configuration.ts';
import type { PortalStore } from '../../ports/store.ts';
import type { Reach } from './reach.ts';
import { judgeAccounts, type Judging } from './walk-accounts.ts';

/** HubSpot lets a page wait for 15 seconds, the way there and back included. */
const BUDGET_MS = 8_000;
/** Companies a step: others are answered between two of them. */
const STEP = { inputs: 2_000, accounts: 100 } as const;

export type Preview = BookChange & {
  /** Live companies of the portal. */
  total: number;
  /** Companies that were looked at: a random sample where they are fewer. */
  seen: number;
  /** See `sampleErrorPoints`; 0 = all were looked at. */
  errorPoints: number;
  look: Reach['look'];
};

type Order = Judging & {
  before: Configuration;
  after: Configuration;
  look: Reach['look'];
  signal: AbortSignal;
  budgetMs?: number;
};

/**
 * What other settings would move, judged company by company in random order until all are through or the time is up: what was
 * seen by then is a random sample. Saves nothing.
 */
export async function previewSettings(order: Order): Promise<Preview> {
  const { store, look, signal, budgetMs = BUDGET_MS } = order;
  const startedAt = performance.now();
  const ids = await store.book.shuffled();
  const change = bookChange();
  let seen = 0;
  for (const batch of batchesOf(ids, STEP[look])) {
    signal.throwIfAborted();
    if (performance.now() - startedAt > budgetMs) break;
    const rows =
      look === 'inputs' ? await byInputs(store, batch, order) : await byAccounts(batch, order);
    for (const row of rows) change.add(row);
    seen += batch.length;
    await breathe();
  }
  const result = change.result();
  const share = ids.length / Math.max(1, seen);
  const counted = Math.max(1, result.looked);
  const errorPoints = seen < ids.length ? sampleErrorPoints(counted, counted * share) : 0;
  return { ...result, total: ids.length, seen, errorPoints, look };
}

function byAccounts(ids: readonly string[], order: Order): Promise<readonly BookRow[]> {
  return judgeAccounts(ids, order.before, order.after, order);
}

async function byInputs(
  { book }: Pick<PortalStore, 'book'>,
  ids: readonly string[],
  { before, after }: Order,
): Promise<readonly BookRow[]> {
  const entries = await book.healthInputs(ids);
  const by = (entry: (typeof entries)[number], { settings }: Configuration): Standing => ({
    health: bookHealth(entry, settings),
    agreements: null,
    success: null,
  });
  return entries.map((entry) => ({
    companyId: entry.companyId,
    before: by(entry, before),
    after: by(entry, after),
  }));
}
