import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';

import pg from 'pg';

import { SQLITE_BUSY } from './sqlite-codes.ts';

/** Takes the turn of a portal and answers how to give it back; `undefined` while somebody else has it. */
export type TakeTurn = (portalId: number) => Promise<(() => Promise<void>) | undefined>;

const ASK_EVERY_MS = 500;
const CONNECT_TIMEOUT_MS = 10_000;

/** See `Store.exclusively`. */
export async function exclusively<T>(
  take: () => ReturnType<TakeTurn>,
  signal: AbortSignal,
  run: () => Promise<T>,
): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    const giveBack = await take();
    if (giveBack) return run().finally(giveBack);
    await delay(ASK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** A database that only this process can see needs no turns. */
export const alwaysFree: TakeTurn = async () => async () => undefined;

/** A lock on a file beside the database, which the system lifts when the process dies. */
export function sqliteTurns(file: string): TakeTurn {
  return async (portalId) => {
    const lock = new DatabaseSync(`${file}.${portalId}.lock`);
    try {
      lock.exec('pragma busy_timeout = 0; begin exclusive');
      return async () => lock.close();
    } catch (error) {
      lock.close();
      const { errcode = 0 } = error as { errcode?: number };
      if ((errcode & 0xff) === SQLITE_BUSY) return undefined;
      throw error;
    }
  };
}

/** An advisory lock of a connection of its own, which the server lifts when the connection ends. */
export function postgresTurns(url: string): TakeTurn {
  return async (portalId) => {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
      [`attain cycle of portal ${portalId}`],
    );
    if (rows[0]?.taken) return () => client.end();
    await client.end();
    return undefined;
  };
}
