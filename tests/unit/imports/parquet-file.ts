import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import { onTestFinished } from 'vitest';

/** The answer of a query as a Parquet file, in a folder of its own for as long as the test runs. */
export async function parquetFile(query: string, name = 'rows.parquet') {
  const folder = await mkdtemp(join(tmpdir(), 'attain-parquet-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (${query}) to '${path}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  return { path, bytes: (await stat(path)).size };
}
