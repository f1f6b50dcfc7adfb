import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

import { unavailable } from './unavailable.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const MAX_CONNECTIONS = 10;

/** `int8`, which holds our times and counts; all of them are exact as numbers. */
const INT8 = 20;

/** PostgreSQL through a pool. A connection that cannot be had is told as what it is, whenever it happens. */
export function postgresDialect(url: string): Dialect {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types,
  });
  // An idle connection that the server closed is replaced by the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return new PostgresDialect({
    pool: {
      options: pool.options,
      connect: () =>
        pool.connect().catch((error: unknown) => Promise.reject(unavailable(url, error))),
      end: () => pool.end(),
    },
  });
}
