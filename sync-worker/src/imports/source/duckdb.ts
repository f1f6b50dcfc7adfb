import type * as DuckDb from '@duckdb/node-api';

import { UserError } from '../../ports/errors.ts';

/** The version that is tested; `peerDependencies` names the same. */
const PACKAGE = '@duckdb/node-api@1.5.4-r.1';
const MEMORY = '384MB';

export type LoadDuckDb = () => Promise<typeof DuckDb>;

export const loadDuckDb: LoadDuckDb = () => import('@duckdb/node-api');

/**
 * Opens a DuckDB of its own, in memory and of bounded size. It is an optional package, because it is large and few need it.
 *
 * @throws {UserError} where it is not installed, with the command that does it.
 */
export async function openDuckDb(
  path: string,
  load: LoadDuckDb,
): Promise<{ connection: DuckDb.DuckDBConnection; close: () => void }> {
  const { DuckDBInstance } = await load().catch((error: unknown) => {
    throw new UserError(
      `${path} is a Parquet file, which takes DuckDB to read: run "npm install ${PACKAGE}" and import again, or export the file as CSV.`,
      { cause: error },
    );
  });
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: MEMORY });
  const connection = await instance.connect();
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
