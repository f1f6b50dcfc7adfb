import { StaleVersionError } from '../../../ports/errors.ts';
import type { RecordBodies, RecordKind, Save, StoredRecord } from '../../../ports/records.ts';
import { markDirty } from '../dirty.ts';
import type { Columns } from '../engine.ts';
import { toJson } from '../json.ts';
import type { RecordVersion } from '../schema.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { storedBody, storedRecord } from './stored-record.ts';

export const VERSION_COLUMNS: Columns = {
  portal_id: 'bigint',
  company_id: 'text',
  kind: 'text',
  record_id: 'text',
  version: 'integer',
  recorded_at: 'bigint',
  recorded_by: 'text',
  via: 'text',
  action: 'text',
  note: 'text',
  ended: 'integer',
  body: 'text',
};

/** See `Records.save`. `saved` tells a new version from the one that held already. */
export async function saveVersion<Kind extends RecordKind>(
  scope: Scope,
  companyId: string,
  kind: Kind,
  record: RecordBodies[Kind],
  { by, change, ended = false, expected }: Save,
): Promise<{ saved: boolean; record: StoredRecord<Kind> }> {
  return inTransaction(scope, async (inner) => {
    const current = await currentVersion(inner, companyId, kind, record.id);
    const version = current?.version ?? 0;
    if (expected !== undefined && expected !== version) throw new StaleVersionError(version);
    const body = toJson(storedBody(kind, record));
    if (current?.body === body && (current.ended === 1) === ended) {
      return { saved: false, record: storedRecord<Kind>(current) };
    }
    const row: RecordVersion = {
      portal_id: inner.portalId,
      company_id: companyId,
      kind,
      record_id: record.id,
      version: version + 1,
      recorded_at: by.at,
      recorded_by: by.who,
      via: by.via,
      action: change?.action ?? (version === 0 ? 'created' : 'edited'),
      note: change?.note ?? null,
      ended: ended ? 1 : 0,
      body,
    };
    await inner.db.insertInto('record_version').values(row).execute();
    await markDirty(inner, [companyId]);
    return { saved: true, record: storedRecord<Kind>(row) };
  });
}

/** See `Records.record`. */
export async function recordOf<Kind extends RecordKind>(
  scope: Scope,
  companyId: string,
  kind: Kind,
  id: string,
): Promise<StoredRecord<Kind> | undefined> {
  const row = await currentVersion(scope, companyId, kind, id);
  return row && storedRecord<Kind>(row);
}

async function currentVersion(
  { db, portalId }: Scope,
  companyId: string,
  kind: RecordKind,
  recordId: string,
): Promise<RecordVersion | undefined> {
  return db
    .selectFrom('record_version')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where('kind', '=', kind)
    .where('record_id', '=', recordId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** See `Records.history`. */
export async function historyOf<Kind extends RecordKind>(
  { db, portalId }: Scope,
  companyId: string,
  kind: Kind,
  id: string,
): Promise<readonly StoredRecord<Kind>[]> {
  const rows = await db
    .selectFrom('record_version')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where('kind', '=', kind)
    .where('record_id', '=', id)
    .orderBy('version')
    .execute();
  return rows.map((row) => storedRecord<Kind>(row));
}

/** See `Records.recordedBy`. */
export async function recordedBy(
  { db, engine, portalId }: Scope,
  companyId: string,
  authors: readonly string[],
): Promise<readonly StoredRecord[]> {
  if (authors.length === 0) return [];
  const rows = await db
    .selectFrom('record_version')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where(engine.inList('recorded_by', authors))
    .orderBy('recorded_at')
    .orderBy('kind')
    .orderBy('record_id')
    .orderBy('version')
    .execute();
  return rows.map((row) => storedRecord(row));
}
