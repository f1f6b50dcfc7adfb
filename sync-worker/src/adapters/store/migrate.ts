import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';

import { StoreUnavailableError } from '../../ports/errors.ts';
import type { Db, Engine, MigrationStatements } from './engine.ts';
import { mirror } from './migrations/0001-mirror.ts';
import { usage } from './migrations/0002-usage.ts';
import { records } from './migrations/0003-records.ts';
import { scoring } from './migrations/0004-scoring.ts';
import { accountMemory } from './migrations/0005-account-memory.ts';
import { agreementRecords } from './migrations/0006-agreement-records.ts';
import { followUps } from './migrations/0007-follow-ups.ts';
import { touched } from './migrations/0008-touched.ts';
import { snapshotDays } from './migrations/0009-snapshot-days.ts';
import { hubspotGoals } from './migrations/0010-hubspot-goals.ts';
import { requests } from './migrations/0011-requests.ts';
import { usageAccounts } from './migrations/0012-usage-accounts.ts';
import { usageDays } from './migrations/0013-usage-days.ts';
import { portfolio } from './migrations/0014-portfolio.ts';
import { savedSettings } from './migrations/0015-saved-settings.ts';
import { workflowCallbacks } from './migrations/0016-workflow-callbacks.ts';
import { monthFigures } from './migrations/0017-month-figures.ts';
import { reports } from './migrations/0018-reports.ts';
import { reportLinks } from './migrations/0019-report-links.ts';

/** SQLSTATE; since PostgreSQL 15 the usual user may create nothing in `public`. */
const INSUFFICIENT_PRIVILEGE = '42501';

/** A released migration is never changed: another one follows it. */
const MIGRATIONS: Readonly<Record<string, MigrationStatements>> = {
  '0001-mirror': mirror,
  '0002-usage': usage,
  '0003-records': records,
  '0004-scoring': scoring,
  '0005-account-memory': accountMemory,
  '0006-agreement-records': agreementRecords,
  '0007-follow-ups': followUps,
  '0008-touched': touched,
  '0009-snapshot-days': snapshotDays,
  '0010-hubspot-goals': hubspotGoals,
  '0011-requests': requests,
  '0012-usage-accounts': usageAccounts,
  '0013-usage-days': usageDays,
  '0014-portfolio': portfolio,
  '0015-saved-settings': savedSettings,
  '0016-workflow-callbacks': workflowCallbacks,
  '0017-month-figures': monthFigures,
  '0018-reports': reports,
  '0019-report-links': reportLinks,
};

/**
 * Applies what is missing, all of it or nothing. Workers that start at once take turns: PostgreSQL by Kysely's
 * advisory lock, SQLite because the transaction begins as the only writer.
 *
 * @param through the last one to apply, for a database as an earlier version left it
 *
 * @throws {StoreUnavailableError} where the database was migrated by a newer version, or a migration fails.
 */
export async function migrate(db: Db, engine: Engine, through?: string): Promise<void> {
  const migrator = migratorOf(db, engine);
  const { error } = await (through === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(through));
  if (!error) return;
  if (error instanceof StoreUnavailableError) throw error;
  const message = reasonOf(error);
  throw new StoreUnavailableError(message, { cause: error });
}

function reasonOf(error: unknown): string {
  const { message, code } = error as { message: string; code?: string };
  if (message.startsWith('corrupted migrations'))
    return 'The database was written by a newer version of Attain: update Attain, or use another database.';
  const advice = code === INSUFFICIENT_PRIVILEGE ? ' Let its user create tables there.' : '';
  return `The database could not be migrated: ${message}.${advice}`;
}

/** The names of migrations that the database lacks. Reads only. */
export async function pendingMigrations(db: Db, engine: Engine): Promise<readonly string[]> {
  const migrations = await migratorOf(db, engine).getMigrations();
  return migrations.filter(({ executedAt }) => !executedAt).map(({ name }) => name);
}

function migratorOf(db: Db, engine: Engine): Migrator {
  const runnable = (statements: MigrationStatements): Migration => ({
    async up(inner) {
      for (const statement of statements(engine.types)) await sql.raw(statement).execute(inner);
    },
  });
  const migrations = Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, statements]) => [name, runnable(statements)]),
  );
  return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}
