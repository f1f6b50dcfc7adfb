import type { OutboxPatch } from '../../../ports/store.ts';
import { fromJson, toJson } from '../json.ts';
import type { OutboxState } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { SCORED_AT } from '../scored-at.ts';
import { heldOf, recordKey } from './held.ts';

type Properties = Readonly<Record<string, string>>;
type Row = {
  id: number;
  type: OutboxPatch['type'];
  object_id: string;
  company_id: string;
  patch: string;
  sent: string | null;
  state: OutboxState;
};
type Wanted = OutboxPatch & { companyId: string };

/**
 * Puts what is wanted now in place of what waits. Three rows are more than a text to overwrite:
 * what may have reached HubSpot without a known answer, where properties no longer wanted otherwise are put back to what
 * the mirror holds; what is in flight, which stays so until it is answered; and what was refused, which is sent again
 * only when it changed.
 */
export async function replacePatches(
  scope: Scope,
  companies: readonly { companyId: string; patches: readonly OutboxPatch[] }[],
): Promise<void> {
  const wanted = wantedByRecord(companies);
  const rows = await rowsOf(
    scope,
    companies.map(({ companyId }) => companyId),
    [...wanted.values()],
  );
  const stored = new Map(rows.map((row) => [recordKey(row.type, row.object_id), row]));
  const held = await heldOf(
    scope,
    rows.filter(({ sent }) => sent !== null).map((row) => ({ type: row.type, id: row.object_id })),
  );

  const written: Write[] = [];
  const dropped: number[] = [];
  for (const [key, row] of stored) {
    const next = nextPatch(row, wanted.get(key)?.patch.properties ?? {}, held.get(key) ?? {});
    if (next === row.patch || isRefused(row, next)) continue;
    if (next === '{}' && row.state !== 'in_flight') dropped.push(row.id);
    else written.push(writeOf(wanted.get(key) ?? ownOf(row), next, row.state));
  }
  for (const [key, each] of wanted) {
    if (!stored.has(key)) written.push(writeOf(each, toJson(each.patch.properties), 'waiting'));
  }
  await deleteRows(scope, dropped);
  await writeRows(scope, written);
}

type Write = { type: string; objectId: string; companyId: string; patch: string; state: string };

function wantedByRecord(
  companies: readonly { companyId: string; patches: readonly OutboxPatch[] }[],
): ReadonlyMap<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const { companyId, patches } of companies) {
    for (const each of patches) {
      if (Object.keys(each.patch.properties).length === 0) continue;
      wanted.set(recordKey(each.type, each.patch.id), { ...each, companyId });
    }
  }
  return wanted;
}

/** A property that is not in the patch is wanted as the mirror holds it; where HubSpot may differ, that must be said. */
function nextPatch(row: Row, wanted: Properties, held: Properties): string {
  if (row.sent === null) return toJson(wanted);
  const restated = Object.keys(fromJson<Properties>(row.sent)).map((name) => [
    name,
    held[name] ?? '',
  ]);
  return toJson({ ...Object.fromEntries(restated), ...wanted });
}

/** The stamp of time differs with every run and makes no other patch of a refused one. */
function isRefused(row: Row, next: string): boolean {
  return row.state === 'refused' && unstamped(row.patch) === unstamped(next);
}

function unstamped(patch: string): string {
  const { [SCORED_AT]: _, ...properties } = fromJson<Properties>(patch);
  return toJson(properties);
}

function writeOf({ type, patch, companyId }: Wanted, text: string, state: OutboxState): Write {
  const kept = state === 'in_flight' ? state : 'waiting';
  return { type, objectId: patch.id, companyId, patch: text, state: kept };
}

const ownOf = ({ type, object_id, company_id }: Row): Wanted => ({
  type,
  companyId: company_id,
  patch: { id: object_id, properties: {} },
});

/** What waits for the companies, and what waits for their deals on behalf of another company. */
async function rowsOf(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  wanted: readonly Wanted[],
): Promise<readonly Row[]> {
  const query = db
    .selectFrom('outbox')
    .select(['id', 'type', 'object_id', 'company_id', 'patch', 'sent', 'state'])
    .where('portal_id', '=', portalId)
    .$if(engine.name === 'postgres', (q) => q.forUpdate());
  const own = await query.where(engine.inList('company_id', companyIds)).execute();
  const dealIds = wanted.filter(({ type }) => type === 'deals').map(({ patch }) => patch.id);
  if (dealIds.length === 0) return own;
  const shared = query.where('type', '=', 'deals').where(engine.inList('object_id', dealIds));
  return [...own, ...(await shared.execute())];
}

async function deleteRows({ db }: Scope, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('outbox').where('id', 'in', ids).execute();
}

async function writeRows({ db, engine, portalId }: Scope, writes: readonly Write[]): Promise<void> {
  await engine.insertRows(db, {
    into: 'outbox',
    columns: {
      portal_id: 'bigint',
      type: 'text',
      object_id: 'text',
      company_id: 'text',
      patch: 'text',
      state: 'text',
    },
    rows: writes.map((w) => [portalId, w.type, w.objectId, w.companyId, w.patch, w.state]),
    then: `on conflict (portal_id, type, object_id) do update set company_id = excluded.company_id,
      patch = excluded.patch, state = excluded.state, refusals = null`,
  });
}
