import type { CrmRecord, ObjectType } from '../ports/crm.ts';
import type { CompanyRow, PortalStore, RowOf } from '../ports/store.ts';
import { mergedIdsOf } from './normalise/company.ts';
import type { SyncContext } from './sync-context.ts';

/** Normalises records and tells what in them is unusable. */
export function rowsOf<T extends ObjectType>(
  { normalise, report }: SyncContext,
  type: T,
  records: readonly CrmRecord[],
): RowOf[T][] {
  const rows: RowOf[T][] = [];
  for (const record of records) {
    const { row, issues } = normalise[type](record);
    if (issues.length > 0) report.issues(type, record.id, issues);
    if (row) rows.push(row);
  }
  report.pulled(type, records.length);
  return rows;
}

/** Moves what belonged to merged companies to their survivors. */
export async function followMerges(store: PortalStore, rows: readonly CompanyRow[]): Promise<void> {
  for (const { id, mergedIds } of rows) {
    if (mergedIds.length > 0) await store.mirror.mergeCompanies(id, mergedIds);
  }
}

/** Ids of records that count no more: merged into one of these, or told without a usable value. */
export function goneAmong(
  records: readonly CrmRecord[],
  rows: readonly { id: string }[],
): readonly string[] {
  const kept = new Set(rows.map(({ id }) => id));
  return records.flatMap((record) =>
    kept.has(record.id) ? mergedIdsOf(record) : [record.id, ...mergedIdsOf(record)],
  );
}
