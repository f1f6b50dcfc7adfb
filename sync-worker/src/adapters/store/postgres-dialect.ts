import { type Dialect, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';

import { isConnectionLost } from './connection-lost.ts';
import { unavailable } from './unavailable.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const MAX_CONNECTIONS = 10;

/** `int8`, which holds our times and counts; all of them are exact as numbers. */
const INT8 = 20;

/** PostgreSQL through a pool. A connection that cannot be had, or is lost, is told as what it is, whenever it happens. */
export function postgresDialect(url: string): Dialect {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'attain',
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types,
  });
  // A connection that the server closed is replaced by the next use, and a query that it cut short rejects. Without
  // listeners, on the pool for idle ones and on each for those in use, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({
    pool: {
      options: pool.options,
      connect: async () => {
        const client = await pool.connect().catch((error: unknown) => {
          throw unavailable(url, error);
        });
        return explaining(client, url);
      },
      end: () => pool.end(),
    },
  });
}

/** A connection whose loss in the middle of a query is told in words. */
function explaining(client: PostgresPoolClient, url: string): PostgresPoolClient {
  const query = async (text: string, parameters: readonly unknown[]) =>
    client.query(text, parameters).catch((error: unknown) => {
      throw isConnectionLost(error) ? unavailable(url, error) : error;
    });
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  };
}
