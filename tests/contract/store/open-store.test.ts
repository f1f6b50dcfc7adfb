import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { monthFigures } from '@attain/shared/crm/month-figures';
import { DAY_MS, dayNumber, monthOf } from '@attain/shared/domain/basics/time';
import { pack } from '@attain/sync-worker/adapters/store/history/packed';
import { migrate } from '@attain/sync-worker/adapters/store/migrate';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import type { Database } from '@attain/sync-worker/adapters/store/schema';
import { sqliteDialect } from '@attain/sync-worker/adapters/store/sqlite-dialect';
import { sqliteEngine } from '@attain/sync-worker/adapters/store/sqlite-engine';
import { StoreUnavailableError } from '@attain/sync-worker/ports/errors';
import { Kysely } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  daysAgo,
  someCompany,
  someSnapshot,
  someWindows,
  someEvent,
  usageBatch,
} from './builders.ts';
import { freePort, postgresServer } from './postgres-server.ts';

const FOLDER = new URL('../../../sync-worker/src/adapters/store/migrations/', import.meta.url);
const MIGRATIONS = readdirSync(FOLDER)
  .map((name) => path.basename(name, '.ts'))
  .sort();

/** A database as an earlier version left it, with what `statements` put into it. */
async function databaseOf(file: string, lastMigration: string, statements: string): Promise<void> {
  const db = new Kysely<Database>({ dialect: sqliteDialect(file) });
  await migrate(db, sqliteEngine, lastMigration);
  await db.destroy();
  const raw = new DatabaseSync(file);
  raw.exec(statements);
  raw.close();
}

async function reasonOf(opening: Promise<unknown>): Promise<string> {
  const error: unknown = await opening.then(
    () => new Error('it opened'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreUnavailableError);
  return (error as Error).message;
}

describe('opening a SQLite file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'attain-open-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('creates folder and file, which wait for their migrations', async () => {
    const file = path.join(folder, 'a', 'b', 'attain.db');
    const store = await openStore(`sqlite:${file}`);
    expect(store.engine).toBe('sqlite');
    expect((await stat(file)).isFile()).toBe(true);
    expect(await store.pendingMigrations()).toEqual(MIGRATIONS);
    await store.migrate();
    expect(await store.pendingMigrations()).toEqual([]);
    await store.migrate();
    await store.close();
  });

  it('finds in what was kept before who first used the product, and when', async () => {
    const file = path.join(folder, 'attain.db');
    const userDay = (user: string, days: number) =>
      `insert into usage_user_day values
        (1, '1', ${Math.floor(daysAgo(days) / DAY_MS)}, '${user}', 1, null, ${daysAgo(days)}, ${daysAgo(days)});`;
    await databaseOf(
      file,
      '0004-scoring',
      `insert into usage_source values (1, ${daysAgo(9)});
       insert into usage_account values (1, '1', ${daysAgo(30)}, ${daysAgo(10)});
       ${userDay('ann', 20)} ${userDay('bob', 10)}`,
    );
    const store = await openStore(`sqlite:${file}`);
    expect(await store.pendingMigrations()).toEqual(MIGRATIONS.slice(4));
    await store.migrate();
    const portal = store.forPortal(1);
    await portal.mirror.save('companies', [someCompany('1')], 1);
    const [rows] = await portal.scoring.load(['1'], someWindows());
    expect(rows?.usage).toMatchObject({ firstEventAt: daysAgo(30), firstUserAt: daysAgo(20) });
    await store.close();
  });

  it('reads the months of before from the snapshots themselves', async () => {
    const file = path.join(folder, 'attain.db');
    const snapshot = someSnapshot('1', { score: 64, asOf: daysAgo(40) });
    const day = dayNumber(snapshot.today);
    const body = Buffer.from(pack(JSON.stringify(snapshot))).toString('hex');
    await databaseOf(
      file,
      '0013-usage-days',
      `insert into snapshot_day values (1, '1', ${day}, ${daysAgo(40)}, ${monthOf(day)}, x'${body}');`,
    );
    const store = await openStore(`sqlite:${file}`);
    await store.migrate();
    const months = await store.forPortal(1).history.monthEnds('1', '2026-07-01', 23);
    expect(months).toEqual([monthFigures(snapshot)]);
    await store.close();
  });

  it.each([
    [8, 30],
    [30, 8],
  ])(
    'forgets no id of yesterday when ids kept for %i days are kept for %i',
    async (before, after) => {
      const url = `sqlite:${path.join(folder, 'attain.db')}`;
      const added = async (eventIdDays: number, receivedAt: number) => {
        const store = await openStore(url, { usage: { eventIdDays } });
        await store.migrate();
        const { usage } = store.forPortal(1);
        await usage.forget(receivedAt);
        const answer = await usage.add(usageBatch([someEvent('a')], { receivedAt }));
        await store.close();
        return answer;
      };
      expect(await added(before, daysAgo(1))).toMatchObject({ stored: 1 });
      expect(await added(after, daysAgo(0))).toMatchObject({ stored: 0, repeated: 1 });
    },
  );

  it('keeps what was written for the next process', async () => {
    const url = `sqlite:${path.join(folder, 'attain.db')}`;
    const first = await openStore(url);
    await first.migrate();
    await first.forPortal(1).cursors.set('a', '1');
    await first.close();
    const second = await openStore(url);
    expect(await second.forPortal(1).cursors.get('a')).toBe('1');
    await second.close();
  });

  it('works in memory alone', async () => {
    const store = await openStore('sqlite::memory:');
    await store.migrate();
    await store.forPortal(1).cursors.set('a', '1');
    expect(await store.forPortal(1).cursors.get('a')).toBe('1');
    await store.close();
  });

  it('writes every commit to disk', async () => {
    const file = path.join(folder, 'attain.db');
    const store = await openStore(`sqlite:${file}`);
    await store.migrate();
    const header = await readFile(file);
    // Bytes 18 and 19 of the header are 2 where the file is in WAL mode.
    expect([...header.subarray(18, 20)]).toEqual([2, 2]);
    await store.close();
  });

  it('says so where the file is no database, and leaves it as it was', async () => {
    const file = path.join(folder, 'notes.txt');
    const text = 'Dear diary, this is no database. '.repeat(50);
    await writeFile(file, text);
    expect(await reasonOf(openStore(`sqlite:${file}`))).toBe(
      `The file ${file} is not a database: correct DATABASE_URL or move the file away.`,
    );
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('says so where a file is in the way of the folder', async () => {
    const blocked = path.join(folder, 'file');
    await writeFile(blocked, '');
    const file = path.join(blocked, 'sub', 'attain.db');
    expect(await reasonOf(openStore(`sqlite:${file}`))).toBe(
      `The file ${file} lies below a file, not a folder: correct DATABASE_URL.`,
    );
  });

  it.runIf(process.platform === 'linux')('says so where no folder can be made', async () => {
    expect(await reasonOf(openStore('sqlite:/proc/nowhere/attain.db'))).toBe(
      'The folder of the file /proc/nowhere/attain.db cannot be created: correct DATABASE_URL.',
    );
  });

  it('says so where the path is a folder', async () => {
    const file = path.join(folder, 'data');
    await mkdir(file);
    expect(await reasonOf(openStore(`sqlite:${file}`))).toBe(
      `The file ${file} cannot be opened or created: check the folder and its rights, or correct DATABASE_URL.`,
    );
  });

  it('refuses a database of a newer version', async () => {
    const file = path.join(folder, 'attain.db');
    const store = await openStore(`sqlite:${file}`);
    await store.migrate();
    const database = new DatabaseSync(file);
    database.exec(`insert into kysely_migration values ('9999-future', '2099-01-01T00:00:00Z')`);
    database.close();
    expect(await reasonOf(store.migrate())).toBe(
      'The database was written by a newer version of Attain: update Attain, or use another database.',
    );
    await store.close();
  });
});

describe('opening PostgreSQL', () => {
  it('says so where nothing answers, without the password', async () => {
    const port = await freePort();
    const reason = await reasonOf(openStore(`postgres://ann:s3cret@127.0.0.1:${port}/attain`));
    expect(reason).toBe(
      `Nothing answers at PostgreSQL at 127.0.0.1:${port}/attain: start PostgreSQL there or correct DATABASE_URL.`,
    );
  });

  it('refuses a URL of another kind', async () => {
    expect(await reasonOf(openStore('mysql://ann:s3cret@localhost/attain'))).toBe(
      'DATABASE_URL must be sqlite:<file> or postgres://...',
    );
  });
});

const server = await postgresServer();

describe.skipIf('missing' in server)(
  'missing' in server ? `a PostgreSQL server: ${server.missing}` : 'a PostgreSQL server',
  () => {
    const url = 'missing' in server ? new URL('postgres://missing') : new URL(server.url);
    afterAll(async () => {
      if (!('missing' in server)) await server.stop();
    });

    const changed = (change: (copy: URL) => void): string => {
      const copy = new URL(url);
      change(copy);
      return copy.href;
    };

    it('refuses a wrong password in one sentence without it', async () => {
      const wrong = changed((copy) => (copy.password = 'n0tIt'));
      expect(await reasonOf(openStore(wrong))).toBe(
        `PostgreSQL at ${url.host}${url.pathname} refuses the user or password: correct DATABASE_URL.`,
      );
    });

    it('names a database that does not exist', async () => {
      const missing = changed((copy) => (copy.pathname = '/nowhere'));
      expect(await reasonOf(openStore(missing))).toBe(
        `The database of PostgreSQL at ${url.host}/nowhere does not exist: create it or correct DATABASE_URL.`,
      );
    });

    it('is migrated once by workers that start at the same time', async () => {
      const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(url.href)));
      await Promise.all(stores.map((store) => store.migrate()));
      for (const store of stores) {
        expect(await store.pendingMigrations()).toEqual([]);
        await store.close();
      }
    });
  },
);
