import type { RecordKind, StoredRecord } from '../../../ports/records.ts';
import type { RecordVersion } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { storedRecord } from './stored-record.ts';

export type CurrentRecord = { companyId: string; kind: RecordKind; body: string };

/** The versions that hold, of all records of the companies that still count, in the order of their ids. */
export async function currentRecords(
  scope: Scope,
  companyIds: readonly string[],
  kinds: readonly RecordKind[],
): Promise<readonly CurrentRecord[]> {
  return highestVersions(scope, companyIds)
    .select(['v.company_id as companyId', 'v.kind', 'v.body'])
    .where('v.kind', 'in', kinds)
    .where('v.ended', '=', 0)
    .execute();
}

/** Everything that was ever recorded of the companies and still counts, of every kind. */
export async function allCurrentRecords(
  scope: Scope,
  companyIds: readonly string[],
): Promise<readonly CurrentRecord[]> {
  return highestVersions(scope, companyIds)
    .select(['v.company_id as companyId', 'v.kind', 'v.body'])
    .where('v.ended', '=', 0)
    .execute();
}

/** See `Records.list`; goals come without readings. */
export async function recordsOf<Kind extends RecordKind>(
  scope: Scope,
  companyId: string,
  kind: Kind,
): Promise<readonly StoredRecord<Kind>[]> {
  const rows: RecordVersion[] = await highestVersions(scope, [companyId])
    .selectAll('v')
    .where('v.kind', '=', kind)
    .execute();
  return rows.map((row) => storedRecord<Kind>(row));
}

function highestVersions({ db, engine, portalId }: Scope, companyIds: readonly string[]) {
  return db
    .selectFrom('record_version as v')
    .where('v.portal_id', '=', portalId)
    .where(engine.inList('v.company_id', companyIds))
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
    .orderBy('v.record_id');
}
