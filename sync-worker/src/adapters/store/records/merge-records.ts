import type { ReadingRecord, RecordVersion } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { keptDecision } from './kept-decision.ts';
import { insertReadings } from './readings.ts';
import { VERSION_COLUMNS } from './versions.ts';

/**
 * Moves records and readings of a merged company to its survivor. Where both have one of the same id, their versions
 * become one history in the order they were recorded, so the last word holds, but for what was decided.
 */
export async function mergeRecords(
  scope: Scope,
  survivorId: string,
  mergedId: string,
): Promise<void> {
  await mergeVersions(scope, survivorId, mergedId);
  await mergeReadings(scope, survivorId, mergedId);
  await moveLinks(scope, survivorId, mergedId);
}

async function mergeVersions(scope: Scope, survivorId: string, mergedId: string): Promise<void> {
  const { db, engine, portalId } = scope;
  const rows: RecordVersion[] = await db
    .deleteFrom('record_version')
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', [survivorId, mergedId]))
    .returningAll()
    .execute();
  const names = Object.keys(VERSION_COLUMNS) as (keyof RecordVersion)[];
  const merged = inOneHistory(
    rows,
    survivorId,
    (row) => `${row.kind} ${row.record_id}`,
    keptDecision,
  );
  await engine.insertRows(db, {
    into: 'record_version',
    columns: VERSION_COLUMNS,
    rows: merged.map((row) => names.map((name) => row[name])),
  });
}

async function mergeReadings(scope: Scope, survivorId: string, mergedId: string): Promise<void> {
  const { db, engine, portalId } = scope;
  const rows: ReadingRecord[] = await db
    .deleteFrom('reading')
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', [survivorId, mergedId]))
    .returningAll()
    .execute();
  const keyOf = (row: ReadingRecord) => `${row.measured_at} ${row.metric_id}`;
  await insertReadings(scope, inOneHistory(rows, survivorId, keyOf));
}

/** Links that customers hold stay good. */
async function moveLinks({ db, portalId }: Scope, survivorId: string, mergedId: string) {
  await db
    .updateTable('sign_off_link')
    .set({ company_id: survivorId })
    .where('portal_id', '=', portalId)
    .where('company_id', '=', mergedId)
    .execute();
}

function inOneHistory<Row extends { company_id: string; version: number; recorded_at: number }>(
  rows: readonly Row[],
  survivorId: string,
  keyOf: (row: Row) => string,
  lastWord: (history: readonly Row[]) => Row | null = () => null,
): Row[] {
  const inOrder = rows.toSorted((a, b) => a.recorded_at - b.recorded_at || a.version - b.version);
  return [...Map.groupBy(inOrder, keyOf).values()].flatMap((history) => {
    const kept = lastWord(history);
    const versions = kept === null ? history : [...history, kept];
    return versions.map((row, at) => ({ ...row, company_id: survivorId, version: at + 1 }));
  });
}
