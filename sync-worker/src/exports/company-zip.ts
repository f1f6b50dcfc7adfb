import type { Instant } from '@attain/shared/domain/basics/time';

import type { Calendar } from '../calendar.ts';
import type { PortalStore } from '../ports/store.ts';
import { importFiles } from './import-files.ts';
import { type Listed, readme } from './readme.ts';
import { type ZipEntry, zipOf } from './zip.ts';

/** Grows by one where a reader of an older one would go wrong. */
const FORMAT = 1;

export type ExportOrder = {
  portalId: number;
  companyId: string;
  currency: string;
  calendar: Calendar;
  at: Instant;
};

type Store = Pick<PortalStore, 'records' | 'companies' | 'companyExport'>;

/** All that is kept of one company as a ZIP of NDJSON files: written as it is read, whatever there is of it. */
export function companyZip(store: Store, order: ExportOrder): AsyncGenerator<Uint8Array> {
  return zipOf(entries(store, order), new Date(order.at));
}

async function* entries(store: Store, order: ExportOrder): AsyncGenerator<ZipEntry> {
  const { companyId, portalId, currency, calendar, at } = order;
  const name = await store.companies.name(companyId);
  const parts = store.companyExport.parts(companyId);
  const today = calendar.dayAt(at);
  const imports = importFiles(store, { companyId, currency, today });
  const listed: Listed = { parts, imports: imports.map(({ kind }) => kind) };
  const { leftOut } = store.companyExport;
  yield entry('README.txt', readme({ companyId, name, today, currency, listed, leftOut }));

  const rows: Record<string, number> = {};
  const counted = (file: string, pieces: AsyncIterable<readonly object[]>): ZipEntry => ({
    name: file,
    text: ndjson(pieces, (count) => (rows[file] = count)),
  });
  for (const { kind, rows: pieces } of imports) yield counted(`import/${kind}.ndjson`, pieces());
  for (const { file, rows: pieces } of parts) yield counted(file, pieces);
  // Last, since it tells whether all of it is there.
  const manifest = {
    ...{ format: FORMAT, portalId, companyId, name, currency, timeZone: calendar.zone },
    ...{ exportedAt: new Date(at).toISOString(), rows },
  };
  yield entry('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
}

function entry(name: string, text: string): ZipEntry {
  return {
    name,
    text: (async function* () {
      yield text;
    })(),
  };
}

async function* ndjson(
  pieces: AsyncIterable<readonly object[]>,
  onEnd: (rows: number) => void,
): AsyncGenerator<string> {
  let count = 0;
  for await (const rows of pieces) {
    count += rows.length;
    yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  }
  onEnd(count);
}
