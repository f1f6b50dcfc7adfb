import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

import type { DatabaseConnection, Driver } from 'kysely';

import { SQLITE_BUSY } from './sqlite-codes.ts';
import { unavailable } from './unavailable.ts';

/** How long a statement may wait for another process that writes. */
const PATIENCE_MS = 15_000;
const LONGEST_PAUSE_MS = 20;

/**
 * Lets statements wait their turn while another process writes. SQLite's own busy handler would stop this whole process
 * meanwhile, HTTP included, and is unfair: the one that never pauses would never let the other in.
 */
export function patientDriver(driver: Driver, database: DatabaseSync, url: string): Driver {
  const acquire = driver.acquireConnection.bind(driver);
  let patient: DatabaseConnection | undefined;
  driver.acquireConnection = async () =>
    (patient ??= patientConnection(await acquire(), database, url));
  return driver;
}

function patientConnection(
  connection: DatabaseConnection,
  database: DatabaseSync,
  url: string,
): DatabaseConnection {
  return {
    async executeQuery(query) {
      const giveUpAt = performance.now() + PATIENCE_MS;
      for (;;) {
        try {
          return await connection.executeQuery(query);
        } catch (error) {
          // Inside a transaction the lock is already ours, so nothing but a statement of its own can be repeated.
          if (!isBusy(error) || database.isTransaction) throw error;
          if (performance.now() > giveUpAt) throw unavailable(url, error);
          await wait(Math.random() * LONGEST_PAUSE_MS);
        }
      }
    },
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

function isBusy(error: unknown): boolean {
  return ((error as { errcode?: number }).errcode ?? 0) % 256 === SQLITE_BUSY;
}
