import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { StoreUnavailableError } from '@attain/sync-worker/ports/errors';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  daysAgo,
  NOW,
  someCompany,
  someEvent,
  someScored,
  someSnapshot,
  someWindows,
} from './builders.ts';
import { freePort, postgresServer } from './postgres-server.ts';

const MIGRATIONS = [
  '0001-mirror',
  '0002-usage',
  '0003-records',
  '0004-scoring',
  '0005-account-memory',
  '0009-snapshot-days',
];

/** What takes away what a migration added. */
const UNDO: Readonly<Record<string, string>> = {
  '0005-account-memory': `
    drop table scored_company; drop table company_size; drop table peer_standing;
    alter table ticket drop column first_reply_at;
    alter table deal drop column lost_reason;
    alter table usage_account drop column first_user_at`,
  '0009-snapshot-days': `
    drop table snapshot_day; drop table restatement;
    alter table snapshot drop column day`,
};

/** As if this were a database of before the first of these migrations; answers their names. */
function backToBefore(file: string, first: string): string[] {
  const undone = MIGRATIONS.filter((name) => name >= first);
  const db = new DatabaseSync(file);
  for (const name of undone.toReversed()) {
    db.exec(`${UNDO[name] ?? ''}; delete from kysely_migration where name = '${name}'`);
  }
  db.close();
  return undone;
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
    const store = await openStore(`sqlite:${file}`);
    await store.migrate();
    const portal = store.forPortal(1);
    await portal.mirror.save('companies', [someCompany('1')], 1);
    const events = [
      someEvent('a', { at: daysAgo(30), userId: null }),
      someEvent('b', { at: daysAgo(20), userId: 'ann' }),
      someEvent('c', { at: daysAgo(10), userId: 'bob' }),
    ];
    await portal.usage.add(events, NOW);
    const undone = backToBefore(file, '0005-account-memory');
    expect(await store.pendingMigrations()).toEqual(undone);
    await store.migrate();
    const [rows] = await portal.scoring.load(['1'], someWindows());
    expect(rows?.usage).toMatchObject({ firstEventAt: daysAgo(30), firstUserAt: daysAgo(20) });
    await store.close();
  });

  it('finds in the snapshots kept before which day they are of', async () => {
    const file = path.join(folder, 'attain.db');
    const store = await openStore(`sqlite:${file}`);
    await store.migrate();
    const portal = store.forPortal(1);
    const snapshot = someSnapshot('1', { asOf: daysAgo(3) });
    await portal.scoring.save([someScored('1', {}, { snapshot, patches: [] })]);
    backToBefore(file, '0009-snapshot-days');
    await store.migrate();
    expect(await portal.history.firstDay('1')).toBe('2026-06-28');
    await portal.scoring.save([someScored('1')]);
    const past = await portal.history.on('1', '2026-06-30', NOW);
    expect(past).toEqual({ recordedAt: daysAgo(3), snapshot });
    await store.close();
  });

  it('keeps every day of the history for as long as it is told', async () => {
    const store = await openStore('sqlite::memory:', { keepDailyDays: 40 });
    await store.migrate();
    const portal = store.forPortal(1);
    for (const days of [95, 94, 45, 44, 1, 0]) {
      const snapshot = someSnapshot('1', { asOf: daysAgo(days) });
      await portal.scoring.save([someScored('1', {}, { snapshot, patches: [] })]);
    }
    const kept = await portal.history.days('1', '2026-01-01', 99);
    expect(kept.map(({ snapshot }) => snapshot.today)).toEqual([
      '2026-03-29',
      '2026-05-17',
      '2026-05-18',
      '2026-06-30',
    ]);
    await store.close();
  });

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
