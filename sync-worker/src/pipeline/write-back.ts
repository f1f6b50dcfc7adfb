import type { PropertyPatch, WritableType, WriteOutcome } from '../ports/crm.ts';
import type { OutboxItem } from '../ports/store.ts';
import { isSame } from './diff.ts';
import { sideBySide } from './side-by-side.ts';
import type { SyncContext } from './sync-context.ts';

const TYPES = ['companies', 'deals'] as const;
/** Batches in flight at once: hides HubSpot's latency; the rate is the governor's business. */
const LANES = 4;

/**
 * Sends what waits in the outbox, full batches first to last. An item is acknowledged only after HubSpot said so;
 * one whose earlier sending has no known end is compared with HubSpot before it is sent again, so that a killed
 * run neither loses nor repeats a write.
 *
 * @param among Only what waits for these companies; all, where it is left out.
 */
export async function writeBack(context: SyncContext, among?: readonly string[]): Promise<void> {
  const step = context.progress.step('Writing', await context.store.outbox.waiting());
  for (const type of TYPES) {
    const lanes = Array.from(
      { length: LANES },
      () => (shared: SyncContext) => lane(shared, type, step.advance, among),
    );
    await sideBySide(context, lanes);
    context.signal.throwIfAborted();
  }
  step.done();
  if (among === undefined) await reportRefused(context);
}

async function lane(
  context: SyncContext,
  type: WritableType,
  advance: (by: number) => void,
  among: readonly string[] | undefined,
): Promise<void> {
  const { store, crm, signal } = context;
  while (!signal.aborted) {
    const items = await store.outbox.claim(type, crm.batchSize, context.now(), among);
    if (items.length === 0) return;
    await send(context, type, await stillDiffering(context, type, items));
    advance(items.length);
    await context.atSafePoint();
  }
}

/** Acknowledges items that HubSpot already holds, and answers the others. */
async function stillDiffering(
  context: SyncContext,
  type: WritableType,
  items: readonly OutboxItem[],
): Promise<readonly OutboxItem[]> {
  const uncertain = items.filter((item) => item.uncertain);
  if (uncertain.length === 0) return items;

  const held = await heldValues(context, type, uncertain);
  const arrived = uncertain.filter(({ objectId, properties }) =>
    Object.entries(properties).every(([name, value]) =>
      isSame(held.get(objectId)?.[name] ?? '', value),
    ),
  );
  await context.store.outbox.acknowledge(arrived);
  context.report.written(type, arrived.length);
  const done = new Set(arrived);
  return items.filter((item) => !done.has(item));
}

async function heldValues({ crm }: SyncContext, type: WritableType, items: readonly OutboxItem[]) {
  const names = [...new Set(items.flatMap(({ properties }) => Object.keys(properties)))];
  const held = new Map<string, Readonly<Record<string, string | null>>>();
  for await (const records of crm.read(
    type,
    items.map(({ objectId }) => objectId),
    names,
  )) {
    for (const { id, properties } of records) held.set(id, properties);
  }
  return held;
}

async function send(
  { crm, store, report }: SyncContext,
  type: WritableType,
  items: readonly OutboxItem[],
): Promise<void> {
  if (items.length === 0) return;
  const patches: PropertyPatch[] = items.map(({ objectId, properties }) => ({
    id: objectId,
    properties,
  }));
  let outcomes: readonly WriteOutcome[];
  try {
    outcomes = await crm.write(type, patches);
  } catch (error) {
    await store.outbox.release(items, true);
    throw error;
  }
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const written = items.filter(({ objectId }) => byId.get(objectId)?.kind === 'written');
  const refused = items.flatMap((item) => {
    const outcome = byId.get(item.objectId);
    return outcome?.kind === 'refused' ? [{ item, refusals: outcome.refusals }] : [];
  });
  await store.transaction(async (inner) => {
    await inner.outbox.acknowledge(written);
    await inner.outbox.refuse(refused);
  });
  report.written(type, written.length);
}

/** Every standing refusal is told in every run, until somebody mends its cause. */
async function reportRefused({ store, report, log }: SyncContext): Promise<void> {
  const refused = await store.outbox.refused();
  if (refused.length > 0) log.warn({ records: refused.length }, 'HubSpot refuses records');
  for (const { type, objectId, companyId, refusals } of refused) {
    report.rejected(
      refusals.map((refusal) => ({
        companyId,
        objectType: type,
        objectId,
        ...refusal,
      })),
    );
  }
}
