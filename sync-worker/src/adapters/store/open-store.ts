import { type Dialect, Kysely, sql } from 'kysely';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { Instant } from '@attain/shared/domain/basics/time';

import { StoreUnavailableError } from '../../ports/errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Db, Engine } from './engine.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { portalStore } from './portal-store.ts';
import { knownPortals, savePortal } from './portals.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { postgresEngine } from './postgres-engine.ts';
import type { Database } from './schema.ts';
import type { UsageBounds } from './scope.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { sqliteEngine } from './sqlite-engine.ts';
import { keyHolder } from './usage/write-keys.ts';
import { alwaysFree, exclusively, postgresTurns, sqliteTurns, type TakeTurn } from './turns.ts';
import { unavailable } from './unavailable.ts';

/** Longer than a batch write with its retries; a worker that outlives it is fenced by its attempt. */
const LEASE_MS = 5 * 60_000;
const MINUTE_MS = 60_000;
/** Two years of days, and what a renewal report compares them with. */
const KEEP_DAILY_DAYS = 800;

export type StoreOptions = {
  /** Another way to a PostgreSQL, e.g. one inside the process; the URL then only names it. */
  dialect?: Dialect;
  clock?: () => Instant;
  /** How long a claimed outbox item belongs to its worker. */
  leaseMs?: number;
  /** A session ends after this long without an event of that user. */
  sessionGapMinutes?: number;
  /** Every day of the history is kept for so many days, then the last one of each month. */
  keepDailyDays?: number;
  usage?: Partial<UsageBounds>;
};

const USAGE_BOUNDS: UsageBounds = {
  maxEventNames: 2_000,
  maxAccounts: 500_000,
  eventIdDays: 8,
  daysOfUsers: 126,
  userDays: 800,
  cellDays: 1_830,
  kept: null,
};

/**
 * Opens `sqlite:<file>` (folder and file are created; `sqlite::memory:` keeps nothing) or `postgres://...`, and makes
 * sure that it answers. Tables are made by `migrate`.
 *
 * @throws {StoreUnavailableError} with one sentence on what is wrong and what to do.
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const engine = engineOf(url);
  try {
    const dialect = options.dialect ?? dialectOf(url, engine);
    const db = new Kysely<Database>({ dialect });
    await sql`select 1`.execute(db).catch(async (error: unknown) => {
      await db.destroy();
      throw error;
    });
    return storeOf(url, db, engine, options);
  } catch (error) {
    throw unavailable(url, error);
  }
}

function engineOf(url: string): Engine {
  if (url.startsWith('sqlite:')) return sqliteEngine;
  if (/^postgres(ql)?:/.test(url)) return postgresEngine();
  throw new StoreUnavailableError('DATABASE_URL must be sqlite:<file> or postgres://...');
}

function dialectOf(url: string, engine: Engine): Dialect {
  return engine.name === 'sqlite'
    ? sqliteDialect(url.slice('sqlite:'.length))
    : postgresDialect(url);
}

function turnsOf(url: string, engine: Engine, { dialect }: StoreOptions): TakeTurn {
  const file = url.slice('sqlite:'.length);
  if (dialect !== undefined || file === ':memory:') return alwaysFree;
  return engine.name === 'sqlite' ? sqliteTurns(file) : postgresTurns(url);
}

function storeOf(url: string, db: Db, engine: Engine, options: StoreOptions): Store {
  const { clock = Date.now, leaseMs = LEASE_MS, keepDailyDays = KEEP_DAILY_DAYS } = options;
  const { sessionGapMinutes = DEFAULT_SETTINGS.usage.sessionGapMinutes } = options;
  const sessionGapMs = sessionGapMinutes * MINUTE_MS;
  const usage = { ...USAGE_BOUNDS, ...options.usage };
  const take = turnsOf(url, engine, options);
  return {
    engine: engine.name,
    forPortal: (portalId) =>
      portalStore({ db, engine, portalId, clock, leaseMs, sessionGapMs, keepDailyDays, usage }),
    portals: () => knownPortals(db),
    savePortal: (portal) => savePortal(db, portal),
    keyHolder: (hash) => keyHolder(db, hash),
    exclusively: (portalId, signal, run) =>
      exclusively(
        () => take(portalId).catch((error: unknown) => Promise.reject(unavailable(url, error))),
        signal,
        run,
      ),
    async migrate() {
      await migrate(db, engine).catch((error: unknown) => Promise.reject(unavailable(url, error)));
    },
    pendingMigrations: () => pendingMigrations(db, engine),
    close: () => db.destroy(),
  };
}
