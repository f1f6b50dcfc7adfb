import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { CrmPage, CrmRecord, ObjectType } from '../ports/crm.ts';
import type { PortalStore } from '../ports/store.ts';
import { contactsOfSurveys, LINK_BATCH, linksOfCompanies } from './pull-links.ts';
import { pulledTypes } from './pulled-properties.ts';
import { followMerges, rowsOf } from './save-records.ts';
import { sideBySide } from './side-by-side.ts';
import { skippingMissingScope } from './skip-missing-scope.ts';
import type { SyncContext } from './sync-context.ts';
import { highWater, sinceCursor } from './high-water.ts';

const STATE = 'full-pass';

/** What the last whole pass asked for. */
const ASKED = 'full-pass-asked';

/** When the last whole pass ended. */
const FINISHED = 'full-pass-finished';

const HOUR_MS = 3_600_000;

const stateSchema = z.object({
  generation: z.number(),
  startedAt: z.number(),
  asked: z.string().default(''),
});
type FullPass = z.infer<typeof stateSchema>;

/** Where a type's list stands: behind a page, or at the end. */
const positionSchema = z.object({
  after: z.string().nullable(),
  done: z.boolean(),
  newest: z.number(),
});
type Position = z.infer<typeof positionSchema>;

/**
 * Reads the whole portal: every list page by page, links by batch. Each saved run of pages carries its position
 * in the same transaction, so a killed pass goes on where it was. At the end, what was not seen is gone.
 */
export async function pullFull(context: SyncContext, serverTime: number): Promise<void> {
  const pass = await beginOrResume(context, serverTime);
  context.log.info({ generation: pass.generation }, 'full pull');

  await pullList(context, pass, 'companies');
  await sideBySide(
    context,
    pulledTypes(context.mapping)
      .filter((type) => type !== 'companies')
      .map(
        (type) => (shared) =>
          skippingMissingScope(shared, type, () => pullList(shared, pass, type)),
      ),
  );
  await finish(context, pass);
}

/** A full pass that was cut off goes on before anything else. */
export async function isFullPassPending(store: PortalStore): Promise<boolean> {
  return (await store.cursors.get(STATE)) !== undefined;
}

/** The generation of the full pass that is under way; 0 = there is none. */
export async function pendingGeneration(store: PortalStore): Promise<number> {
  const stored = await store.cursors.get(STATE);
  return stored ? stateSchema.parse(JSON.parse(stored)).generation : 0;
}

/** A full pass was finished once: what is not in the mirror is not in the portal. */
export async function hasWholeMirror(store: PortalStore): Promise<boolean> {
  return (await store.cursors.get(sinceCursor('companies'))) !== undefined;
}

/** The last full pass ended longer ago than this; 0 = never due. */
export async function isFullPassDue(
  { store, now }: Pick<SyncContext, 'store' | 'now'>,
  everyHours: number,
): Promise<boolean> {
  if (everyHours === 0) return false;
  const finishedAt = Number((await store.cursors.get(FINISHED)) ?? 0);
  return now() - finishedAt >= everyHours * HOUR_MS;
}

/**
 * The mirror holds what was asked for when its records were read. Once the configuration or a new version names more, every
 * record is read again.
 */
export async function isMoreAskedFor(context: Asking & { store: PortalStore }): Promise<boolean> {
  return (await context.store.cursors.get(ASKED)) !== askedOf(context);
}

type Asking = Pick<SyncContext, 'properties' | 'mapping'>;

/** The scale of answers that need no conversion. */
const USUAL_SCALE = JSON.stringify({ lowest: 1, highest: 5 });

function askedOf({ properties, mapping }: Asking): string {
  const named = Object.fromEntries(
    Object.entries(properties).filter(([, names]) => names.length > 0),
  );
  const { customObject } = mapping.goals;
  const asked = JSON.stringify([
    named,
    mapping.deals.churnThreatReasons,
    ...(customObject ? [customObject.objectType] : []),
    // Answers are converted as they are read.
    ...(JSON.stringify(mapping.surveys.csatScale) === USUAL_SCALE
      ? []
      : [mapping.surveys.csatScale]),
  ]);
  return createHash('sha256').update(asked).digest('base64url');
}

async function beginOrResume(context: SyncContext, serverTime: number): Promise<FullPass> {
  const { store, now } = context;
  const stored = await store.cursors.get(STATE);
  if (stored) return stateSchema.parse(JSON.parse(stored));
  const pass = { generation: now(), startedAt: serverTime, asked: askedOf(context) };
  await store.cursors.set(STATE, JSON.stringify(pass));
  return pass;
}

async function pullList(context: SyncContext, pass: FullPass, type: ObjectType): Promise<void> {
  const { crm, store, progress, signal } = context;
  const position = await positionOf(store, type);
  if (position.done) return;

  const step = progress.step(`Reading ${type.replace('_', ' ')}`);
  const pages = crm.list(type, context.properties[type], position.after ?? undefined);
  for await (const { records, last } of inRunsOf(pages, LINK_BATCH)) {
    const newest = records.reduce((latest, r) => Math.max(latest, r.updatedAt), position.newest);
    Object.assign(position, { after: last.after ?? null, done: last.after === undefined, newest });
    await saveRun(context, pass, type, records, position);
    step.advance(records.length);
    signal.throwIfAborted();
    await context.atSafePoint();
  }
  step.done();
}

async function saveRun(
  context: SyncContext,
  pass: FullPass,
  type: ObjectType,
  records: readonly CrmRecord[],
  position: Position,
): Promise<void> {
  const ids = records.map(({ id }) => id);
  const links = type === 'companies' ? await linksOfCompanies(context, ids) : [];
  const contacts =
    type === 'feedback_submissions' ? await contactsOfSurveys(context, ids) : undefined;
  const rows = rowsOf(context, type, records);

  await context.store.transaction(async (store) => {
    await store.mirror.save(type, rows, pass.generation);
    for (const { type: linked, links: pairs } of links) {
      await store.mirror.replaceCompanyLinks(linked, ids, pairs);
    }
    if (contacts) await store.mirror.replaceSurveyContacts(ids, contacts);
    if (type === 'companies') await followMerges(store, rows as Parameters<typeof followMerges>[1]);
    await store.cursors.set(`${STATE}:${type}`, JSON.stringify(position));
  });
}

async function finish({ store, report, mapping, now }: SyncContext, pass: FullPass): Promise<void> {
  await store.transaction(async (inner) => {
    for (const type of pulledTypes(mapping)) {
      const { newest } = await positionOf(inner, type);
      await inner.cursors.delete(`${STATE}:${type}`);
      if (report.isSkipped(type)) continue;
      report.removed(await inner.mirror.removeUnseen(type, pass.generation));
      await inner.cursors.set(sinceCursor(type), String(highWater(pass.startedAt, newest)));
    }
    await inner.cursors.set(ASKED, pass.asked);
    await inner.cursors.set(FINISHED, String(now()));
    await inner.cursors.delete(STATE);
  });
}

async function positionOf(store: PortalStore, type: ObjectType): Promise<Position> {
  const stored = await store.cursors.get(`${STATE}:${type}`);
  return stored
    ? positionSchema.parse(JSON.parse(stored))
    : { after: null, done: false, newest: 0 };
}

/** Gathers pages into runs of about `size` records: one transaction and one round of link reads each. */
async function* inRunsOf(
  pages: AsyncIterable<CrmPage>,
  size: number,
): AsyncGenerator<{ records: readonly CrmRecord[]; last: CrmPage }> {
  let records: CrmRecord[] = [];
  for await (const page of pages) {
    records.push(...page.records);
    if (records.length < size && page.after !== undefined) continue;
    yield { records, last: page };
    records = [];
  }
}
