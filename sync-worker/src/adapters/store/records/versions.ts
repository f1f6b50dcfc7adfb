import type { Author } from '../../../ports/store.ts';
import { markDirty } from '../dirty.ts';
import type { Columns } from '../engine.ts';
import { toJson } from '../json.ts';
import type { RecordKind, RecordVersion } from '../schema.ts';
import { inTransaction, type Scope } from '../scope.ts';

export const VERSION_COLUMNS: Columns = {
  portal_id: 'bigint',
  company_id: 'text',
  kind: 'text',
  record_id: 'text',
  version: 'integer',
  recorded_at: 'bigint',
  recorded_by: 'text',
  via: 'text',
  body: 'text',
};

/** Appends a version where the content differs from the one that holds. */
export async function saveVersion<T extends { id: string }>(
  scope: Scope,
  companyId: string,
  kind: RecordKind,
  record: T,
  by: Author,
): Promise<boolean> {
  return inTransaction(scope, async (inner) => {
    const body = toJson(record);
    const current = await currentVersion(inner, companyId, kind, record.id);
    if (current?.body === body) return false;
    await inner.db
      .insertInto('record_version')
      .values({
        portal_id: inner.portalId,
        company_id: companyId,
        kind,
        record_id: record.id,
        version: (current?.version ?? 0) + 1,
        recorded_at: by.at,
        recorded_by: by.who,
        via: by.via,
        body,
      })
      .execute();
    await markDirty(inner, [companyId]);
    return true;
  });
}

async function currentVersion(
  { db, portalId }: Scope,
  companyId: string,
  kind: RecordKind,
  recordId: string,
): Promise<Pick<RecordVersion, 'version' | 'body'> | undefined> {
  return db
    .selectFrom('record_version')
    .select(['version', 'body'])
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where('kind', '=', kind)
    .where('record_id', '=', recordId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type CurrentRecord = { companyId: string; kind: RecordKind; body: string };

/** The versions that hold, of all records of the companies, in the order of their ids. */
export async function currentRecords(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  kinds: readonly RecordKind[],
): Promise<readonly CurrentRecord[]> {
  return db
    .selectFrom('record_version as v')
    .select(['v.company_id as companyId', 'v.kind', 'v.body'])
    .where('v.portal_id', '=', portalId)
    .where(engine.inList('v.company_id', companyIds))
    .where('v.kind', 'in', kinds)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('record_version as n')
            .select('n.version')
            .whereRef('n.portal_id', '=', 'v.portal_id')
            .whereRef('n.company_id', '=', 'v.company_id')
            .whereRef('n.kind', '=', 'v.kind')
            .whereRef('n.record_id', '=', 'v.record_id')
            .whereRef('n.version', '>', 'v.version'),
        ),
      ),
    )
    .orderBy('v.company_id')
    .orderBy('v.kind')
    .orderBy('v.record_id')
    .execute();
}
