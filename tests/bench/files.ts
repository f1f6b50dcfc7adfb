import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { z } from 'zod';

import { someCompany } from '../contract/store/builders.ts';
import { attain } from '../processes/attain.ts';
import {
  ACCOUNTS,
  benchEvents,
  csvLine,
  HEADER,
  jsonLine,
  quotedLine,
  writeEvents,
} from './files/events.ts';
import { duckDbOnly, readOnly, storeOnly } from './files/parts.ts';
import { atMost, type BenchResult } from './result.ts';

const EVENTS = 10_000_000;
const MOST_SECONDS = 60;
const MOST_RSS_MB = 1_000;
/** Rows of the files that tell how fast a format is read. */
const SAMPLE = 1_000_000;

const PRELOAD = fileURLToPath(new URL('resource-usage.ts', import.meta.url));
const TABLES = ['usage_cell', 'usage_user_day', 'usage_key', 'usage_file_day'] as const;

const usageSchema = z.object({ cpuSeconds: z.number(), maxRssMb: z.number() });
const reportSchema = z.object({
  rows: z.number(),
  stored: z.number(),
  unchanged: z.number(),
  rejectedCount: z.number(),
});

/**
 * Ten million events from a CSV file into the embedded store, by the real command. Beside it what its parts do alone on this
 * machine, and how the store grows: with cells, days of users and the ids of the last days.
 */
export async function filesBench(): Promise<BenchResult[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-files-bench-'));
  const file = path.join(folder, 'events.csv');
  const now = Date.now();
  const write = (name: string, total: number, format: Parameters<typeof writeEvents>[2]) =>
    writeEvents(path.join(folder, name), benchEvents(total, now), format);
  try {
    await write('events.csv', EVENTS, { header: HEADER, line: csvLine });
    await write('sample.csv', SAMPLE, { header: HEADER, line: csvLine });
    await write('quoted.csv', SAMPLE, { header: HEADER, line: quotedLine });
    await write('sample.ndjson', SAMPLE, { header: '', line: jsonLine });
    const database = path.join(folder, 'attain.db');
    await knownCompanies(database);
    const first = await imported(file, database);
    const again = await imported(file, database);
    if (first.stored !== EVENTS || again.unchanged !== EVENTS)
      throw new Error(`not every event counted once: ${JSON.stringify({ first, again })}`);
    return [
      atMost(
        { name: `${EVENTS / 1e6} M events from a file`, unit: 's' },
        first.seconds,
        MOST_SECONDS,
      ),
      { name: '  CPU of the import', value: (first.cpuSeconds * 1e6) / EVENTS, unit: 'us/event' },
      atMost({ name: '  peak memory', unit: 'MB' }, first.maxRssMb, MOST_RSS_MB),
      { name: '  the same file again', value: again.seconds, unit: 's' },
      await readOnly('  reading alone: CSV', path.join(folder, 'sample.csv')),
      await readOnly('  reading alone: CSV in quotation marks', path.join(folder, 'quoted.csv')),
      await readOnly('  reading alone: NDJSON', path.join(folder, 'sample.ndjson')),
      await duckDbOnly(path.join(folder, 'sample.csv')),
      await storeOnly(folder, SAMPLE * 2),
      ...sizes(database),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A store as after a sync: the companies that the accounts of the file lead to. */
async function knownCompanies(database: string): Promise<void> {
  const store = await openStore(`sqlite:${database}`);
  try {
    await store.migrate();
    await store.savePortal({ portalId: 1, timeZone: 'Europe/Berlin', currency: 'USD' });
    const companies = Array.from({ length: ACCOUNTS }, (_, n) =>
      someCompany(String(1_000_000 + n), { accountKeys: [`acc_${n}`] }),
    );
    await store.forPortal(1).mirror.save('companies', companies, 1);
  } finally {
    await store.close();
  }
}

async function imported(file: string, database: string) {
  const usageFile = `${database}-usage.json`;
  const startedAt = performance.now();
  const { status, stdout, stderr } = await attain(['import', 'events', file, '--json'], {
    HUBSPOT_ACCESS_TOKEN: 'of no portal: an import asks none',
    DATABASE_URL: `sqlite:${database}`,
    LOG_LEVEL: 'warn',
    BENCH_USAGE_FILE: usageFile,
    NODE_OPTIONS: `--import ${PRELOAD}`,
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  if (status !== 0) throw new Error(`attain import ended with ${status}\n${stdout}\n${stderr}`);
  const usage = usageSchema.parse(JSON.parse(await readFile(usageFile, 'utf8')));
  return { seconds, ...usage, ...reportSchema.parse(JSON.parse(stdout)) };
}

function sizes(file: string): BenchResult[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const size = database.prepare('select sum(pgsize) as bytes from dbstat where name = ?');
  const results = TABLES.flatMap((table) => {
    const { rows } = database.prepare(`select count(*) as rows from ${table}`).get() as {
      rows: number;
    };
    const { bytes } = size.get(table) as { bytes: number };
    return [
      { name: `  ${table}`, value: rows, unit: 'rows' },
      { name: `  ${table}`, value: Math.round(bytes / 1_048_576), unit: 'MB' },
    ];
  });
  database.close();
  return results;
}
