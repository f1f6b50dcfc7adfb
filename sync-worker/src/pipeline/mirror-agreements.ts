import { AGREEMENT_KEY, AGREEMENT_PROPERTIES } from '@attain/shared/crm/agreement-object';
import type { Instant } from '@attain/shared/domain/basics/time';

import type { CustomObject } from '../ports/crm.ts';
import { CrmRejectedError, CrmUnauthorizedError, MissingScopeError } from '../ports/errors.ts';
import { agreementObject } from './agreement-object.ts';
import { isSame } from './diff.ts';
import { highWater } from './high-water.ts';
import type { SyncContext } from './sync-context.ts';

const CURSOR = 'since:agreements';
const LINK_BATCH = 1_000;
const NAMES = AGREEMENT_PROPERTIES.map(({ name }) => name);

/**
 * Makes the custom object show the agreements as they are, one way: what people edit or delete there is put right.
 * Records are found by their key, so that a killed run loses none and makes none twice. A portal without custom objects,
 * or without ours, is told so, and everything else goes on.
 */
export async function mirrorAgreements(context: SyncContext, serverTime: Instant): Promise<void> {
  const { mirror, store, log, report, portalId } = context;
  if (!mirror.agreements || (await store.agreementRecords.count()) === 0) return;
  const type = agreementObject(portalId);
  try {
    await noticeEdits(context, type, serverTime);
    const written = await send(context, type);
    const linked = await link(context, type);
    report.agreements({ written, linked, rejected: await standingRefusals(context) });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const message = adviceFor(error);
    log.warn({ portalId }, message);
    report.skipped({ objectType: 'agreements', reason: 'not_mirrored', message });
  }
}

/** What was edited since the last cycle. A search may lag behind our own write, so what it tells is read again. */
async function noticeEdits(
  { crm, store }: SyncContext,
  type: CustomObject,
  serverTime: Instant,
): Promise<void> {
  const known = await store.cursors.get(CURSOR);
  let newest = 0;
  if (known !== undefined) {
    for await (const ids of crm.archived(type)) await store.agreementRecords.gone(ids);
    for await (const records of crm.changedSince(type, Number(known), NAMES)) {
      newest = records.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), newest);
      const edited = await differing({ store }, records);
      for await (const read of crm.read(
        type,
        edited.map(({ id }) => id),
        NAMES,
      ))
        await store.agreementRecords.differs(await differing({ store }, read));
    }
  }
  const since = Number(known ?? 0);
  const next = Math.max(since, highWater(serverTime, newest || since));
  await store.cursors.set(CURSOR, String(next));
}

type HeldRecord = { id: string; properties: Readonly<Record<string, string | null>> };

/** Records of ours that hold something else than what was written. */
async function differing({ store }: Pick<SyncContext, 'store'>, records: readonly HeldRecord[]) {
  const ids = records.flatMap(({ properties }) => properties[AGREEMENT_KEY] ?? []);
  const held = await store.agreementRecords.held(ids);
  return records.flatMap(({ id, properties }) => {
    const goalId = properties[AGREEMENT_KEY] ?? '';
    const written = held.get(goalId);
    if (!written || NAMES.every((name) => isSame(properties[name] ?? '', written[name] ?? '')))
      return [];
    const values = NAMES.map((name) => [name, properties[name] ?? ''] as const);
    return [{ id, goalId, properties: Object.fromEntries(values) }];
  });
}

async function send(context: SyncContext, type: CustomObject): Promise<number> {
  const { crm, store, signal, progress } = context;
  const step = progress.step('Showing agreements');
  let written = 0;
  for (;;) {
    signal.throwIfAborted();
    const waiting = await store.agreementRecords.waiting(crm.batchSize);
    if (waiting.length === 0) break;
    const outcomes = await crm.upsert(
      type,
      AGREEMENT_KEY,
      waiting.map(({ goalId, properties }) => ({ id: goalId, properties })),
    );
    const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    const shown = waiting.flatMap((each) => {
      const outcome = byId.get(each.goalId);
      return outcome?.kind === 'written' ? [{ ...each, objectId: outcome.objectId }] : [];
    });
    const refused = outcomes.flatMap((outcome) =>
      outcome.kind === 'refused' ? [{ goalId: outcome.id, refusals: outcome.refusals }] : [],
    );
    await store.transaction(async ({ agreementRecords }) => {
      await agreementRecords.acknowledge(shown);
      await agreementRecords.refuse(refused);
    });
    written += shown.length;
    step.advance(waiting.length);
  }
  step.done();
  return written;
}

/** Associates new records with their companies. One that HubSpot does not associate is tried again in the next cycle. */
async function link({ crm, store, signal }: SyncContext, type: CustomObject): Promise<number> {
  let linked = 0;
  for (;;) {
    signal.throwIfAborted();
    const waiting = await store.agreementRecords.unlinked(LINK_BATCH);
    if (waiting.length === 0) return linked;
    const done = new Set(
      await crm.associate(
        type,
        'companies',
        waiting.map(({ objectId, companyId }) => ({ from: objectId, to: companyId })),
      ),
    );
    const associated = waiting.filter(({ objectId }) => done.has(objectId));
    await store.agreementRecords.linked(associated.map(({ goalId }) => goalId));
    linked += associated.length;
    if (associated.length < waiting.length) return linked;
  }
}

/** Every standing refusal is told in every run, until somebody mends its cause. */
async function standingRefusals({ store }: SyncContext) {
  const refused = await store.agreementRecords.refused();
  return refused.flatMap(({ goalId, companyId, refusals }) =>
    refusals.map((refusal) => ({ companyId, goalId, ...refusal })),
  );
}

/** HubSpot says no to the object as a whole; a bad token is not about the object. */
function isRefusal(error: unknown): error is CrmRejectedError {
  return error instanceof CrmRejectedError && !(error instanceof CrmUnauthorizedError);
}

function adviceFor(error: CrmRejectedError): string {
  if (error instanceof MissingScopeError) {
    return `Agreements are not shown in HubSpot: the token may not use custom objects (${error.scopes.join(', ') || 'crm.objects.custom.write'}), which need a HubSpot Enterprise subscription. Add the scopes to the app, or set mirror.agreements to false.`;
  }
  return `Agreements are not shown in HubSpot: ${error.message}. Run \`attain provision\` to create the object.`;
}
