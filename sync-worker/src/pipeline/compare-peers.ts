import { peerPercentileText } from '@attain/shared/crm/wire-text';
import type { Day } from '@attain/shared/domain/basics/time';
import { peerStandings } from '@attain/shared/domain/portfolio/peer-standings';
import type { Settings } from '@attain/shared/domain/settings';

import { batchesOf } from '../batches.ts';
import { breathe } from '../breathe.ts';
import type { PortalStore, StoredStanding } from '../ports/store.ts';
import type { SyncContext } from './sync-context.ts';

const CURSOR = 'peers-compared-on';
/** Standings a transaction: a card waits milliseconds for it. */
const BATCH = 2_000;

type Standing = Omit<StoredStanding, 'companyId'>;

/** The portal's day on which the portfolio was last compared; `null` = never. */
export async function peersComparedOn({ cursors }: PortalStore): Promise<Day | null> {
  return (await cursors.get(CURSOR)) ?? null;
}

/**
 * Compares every scored company with its peers, once in each of the portal's days, by the scores that there are. A company
 * is due only when its figure changes: its percentile as it is written, or whether its usage is high. Killed at any point,
 * the next cycle begins anew and finds what was saved unchanged and what was marked still marked.
 *
 * @returns whether a company became due by it
 */
export async function comparePeers({
  store,
  settings,
  calendar,
  now,
}: Pick<SyncContext, 'store' | 'settings' | 'calendar' | 'now'>): Promise<boolean> {
  const today = calendar.dayAt(now());
  if ((await peersComparedOn(store)) === today) return false;
  const scored = await store.peers.scored();
  const before = await store.peers.standings();
  if (scored.length === 0 && before.size === 0) return false;

  const standings = peerStandings(scored, today, settings);
  const moved = [...standings].flatMap(([companyId, { comparedOn: _, ...standing }]) =>
    isSame(before.get(companyId), standing) ? [] : { companyId, ...standing },
  );
  let news = 0;
  for (const batch of batchesOf(moved, BATCH)) {
    const told = batch.filter((row) => isNews(before.get(row.companyId), row, settings));
    await store.peers.save(batch, idsOf(told));
    news += told.length;
    await breathe();
  }
  const gone = [...before.values()].filter(({ companyId }) => !standings.has(companyId));
  const missed = gone.filter((row) => isNews(row, undefined, settings));
  await store.peers.remove(idsOf(gone), idsOf(missed));
  await store.cursors.set(CURSOR, today);
  return news + missed.length > 0;
}

function isSame(before: Standing | undefined, after: Standing): boolean {
  return (
    before?.cohort === after.cohort &&
    before.n === after.n &&
    before.percentile === after.percentile &&
    before.usagePercentile === after.usagePercentile
  );
}

function isNews(
  before: Standing | undefined,
  after: Standing | undefined,
  { advocacy }: Pick<Settings, 'advocacy'>,
): boolean {
  const percentile = (standing: Standing | undefined) =>
    peerPercentileText(standing?.percentile ?? null);
  const highUsage = (standing: Standing | undefined) =>
    (standing?.usagePercentile ?? -1) >= advocacy.usagePercentile;
  return percentile(before) !== percentile(after) || highUsage(before) !== highUsage(after);
}

const idsOf = (rows: readonly StoredStanding[]) => rows.map(({ companyId }) => companyId);
