import type { PortalStore } from '../ports/store.ts';
import { companyRef, companyResolver, unknownCompany } from './company-resolver.ts';
import type { KindImport, PlacedRow } from './kinds/kind-import.ts';
import type { Tally } from './report.ts';
import { type BrokenRow, type FileRow, RowRefusedError } from './row.ts';

/** Carries rows from a file into the store, a batch at a time: read, find the company, save. */
export async function importRows<Draft>(
  blocks: AsyncIterable<readonly (FileRow | BrokenRow)[]>,
  kind: KindImport<Draft>,
  store: PortalStore,
  tally: Tally,
): Promise<void> {
  const resolve = companyResolver();

  const saveBatch = async (rows: readonly FileRow[]): Promise<void> => {
    const read = rows.flatMap((row) => readRow(row, kind, tally));
    const companyIds = await resolve(
      store,
      read.map(({ ref }) => ref),
    );
    const placed: PlacedRow<Draft>[] = [];
    read.forEach(({ line, draft, ref }, index) => {
      const companyId = companyIds[index];
      if (companyId === undefined) tally.reject(line, unknownCompany(ref));
      else placed.push({ line, companyId, draft });
    });
    for (const { companyId } of placed) tally.company(companyId);
    if (placed.length > 0) await store.transaction((inside) => kind.save(inside, placed));
  };

  let waiting: FileRow[] = [];
  for await (const rows of blocks) {
    for (const row of rows) {
      tally.rows(1);
      if ('reason' in row) tally.reject(row.line, row.reason);
      else waiting.push(row);
      if (waiting.length < kind.batchRows) continue;
      await saveBatch(waiting);
      waiting = [];
    }
  }
  await saveBatch(waiting);
  await kind.finish?.(store);
}

function readRow<Draft>(row: FileRow, kind: KindImport<Draft>, tally: Tally) {
  try {
    return [{ line: row.line, draft: kind.read(row), ref: companyRef(row) }];
  } catch (error) {
    if (!(error instanceof RowRefusedError)) throw error;
    tally.reject(row.line, error.message);
    return [];
  }
}
