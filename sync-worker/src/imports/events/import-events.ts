import type { Instant } from '@attain/shared/domain/basics/time';

import { calendarOf } from '../../calendar.ts';
import { UserError } from '../../ports/errors.ts';
import type { PortalStore } from '../../ports/store.ts';
import type { UsageBatch, UsageOutcome } from '../../ports/usage.ts';
import { companyResolver } from '../company-resolver.ts';
import type { Tally } from '../report.ts';
import type { EventBatch } from './event-batch.ts';
import { eventBatches, type EventsFile } from './event-batches.ts';
import { FILES } from './event-row.ts';
import { type PackedEvents, unpackedEvents } from './packed-events.ts';
import { threadedBatches } from './threaded-batches.ts';

/** Below this a file is read before a thread has started. */
const LARGE_BYTES = 4e6;
/** A packed file holds about ten times its size. */
const LARGE_PACKED_BYTES = 4e5;

export type EventsImport = {
  order: Omit<EventsFile, 'salt'>;
  tally: Tally;
  now: Instant;
  /** Hears of the bytes of the file that are done. */
  advance: (bytes: number) => void;
};

/**
 * Imports a file of events, a batch a transaction. Events of accounts that no company answers to are stored like all
 * others, and told: they count once there is a company.
 */
export async function importEvents(
  store: PortalStore,
  { order, tally, now, advance }: EventsImport,
): Promise<void> {
  const resolve = companyResolver();
  const received = { receivedAt: now, receivedOn: calendarOf(order.timeZone).dayNumberAt(now) };
  await openFilesSource(store, now);
  const file: EventsFile = { ...order, salt: await store.usage.salt() };
  const batches = isLarge(order) ? threadedBatches(file) : eventBatches(file);

  for await (const batch of batches) {
    tellRows(tally, batch);
    const refused = await storeBatch(store, batch, { tally, received });
    const counts = eventsByAccount(batch.events, refused);
    const companyIds = await resolve(
      store,
      batch.events.accounts.flatMap(({ by, value }) => (by === 'user' ? [] : [{ by, value }])),
    );
    batch.events.accounts.forEach((account, index) => {
      const companyId = companyIds[index];
      const events = counts[index] ?? 0;
      if (events === 0) return;
      if (companyId === undefined) tally.unmatched(account, events);
      else tally.company(companyId);
    });
    advance(batch.read);
  }
}

/** @throws {UserError} where somebody has closed it. */
async function openFilesSource({ usage }: PortalStore, at: Instant): Promise<void> {
  await usage.createSource({ name: FILES, kind: 'file', at });
  const source = (await usage.sources()).find(({ name }) => name === FILES);
  if (source?.closedAt === null) return;
  throw new UserError(
    `The source "${FILES}" is closed: open it with \`attain source open ${FILES}\` to import events.`,
  );
}

function isLarge({ file }: EventsImport['order']): boolean {
  return file.bytes > (file.format === 'parquet' || file.gzip ? LARGE_PACKED_BYTES : LARGE_BYTES);
}

function tellRows(tally: Tally, { rows, rejected, repeated, excluded }: EventBatch): void {
  tally.rows(rows);
  for (const { line, reason } of rejected) tally.reject(line, reason);
  tally.unchanged(repeated);
  tally.excluded(excluded);
}

/** Stores the events of a batch, and answers the places of those that may not be stored. */
async function storeBatch(
  store: PortalStore,
  { events: packed, excluded }: EventBatch,
  { tally, received }: { tally: Tally; received: Pick<UsageBatch, 'receivedAt' | 'receivedOn'> },
): Promise<ReadonlySet<number>> {
  const events = unpackedEvents(packed);
  const added = await store.usage.add({
    source: FILES,
    ...received,
    events,
    outcomes: excluded,
  });
  tally.stored(added.stored);
  tally.unchanged(added.repeated);
  for (const { index, outcome } of added.refused) {
    tally.reject(packed.lines[index] ?? 0, refusal(outcome));
  }
  return new Set(added.refused.map(({ index }) => index));
}

function eventsByAccount({ count, accounts, places }: PackedEvents, left: ReadonlySet<number>) {
  const counts = new Uint32Array(accounts.length);
  for (let n = 0; n < count; n += 1) {
    const account = places[n * 4] ?? 0;
    if (!left.has(n)) counts[account] = (counts[account] ?? 0) + 1;
  }
  return counts;
}

const REFUSALS: Readonly<Partial<Record<UsageOutcome, string>>> = {
  day_closed:
    'usage of this account and day was imported before, and the ids of that import are no longer kept, so that a repeat cannot be told from new usage: take out the rows that were in an earlier file',
  too_many_names:
    'there are more names of events than the portal may have (usage.limits.eventNames): give events few names and put the rest into properties',
  too_many_accounts:
    'there are more accounts than the portal may have (usage.limits.accounts): correct the column that names the account, or raise the limit',
};

function refusal(outcome: UsageOutcome): string {
  return REFUSALS[outcome] ?? `not stored: ${outcome}`;
}
