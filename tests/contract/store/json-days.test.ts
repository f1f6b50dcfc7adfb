import { DatabaseSync } from 'node:sqlite';

import { PGlite } from '@electric-sql/pglite';
import { dayNumber } from '@attain/shared/domain/basics/time';
import { postgresEngine } from '@attain/sync-worker/adapters/store/postgres-engine';
import { sqliteEngine } from '@attain/sync-worker/adapters/store/sqlite-engine';
import { describe, expect, it } from 'vitest';

const DAYS = ['1969-12-31', '1970-01-01', '2024-02-29', '2026-12-31', '2027-01-01'];

/** Snapshots of a database from before their day had a column get it from their text. */
const query = (day: string) => `select ${day} as day from (
  ${DAYS.map((today) => `select '{"name":"Acme","today":"${today}"}' as body`).join(' union all ')}
) as snapshot`;

describe('the day in the text of a snapshot', () => {
  it('is read by SQLite', () => {
    const database = new DatabaseSync(':memory:');
    const rows = database.prepare(query(sqliteEngine.types.dayIn('body', 'today'))).all();
    expect(rows.map(({ day }) => day)).toEqual(DAYS.map(dayNumber));
    database.close();
  });

  it('is read by PostgreSQL', async () => {
    const database = await PGlite.create();
    const { rows } = await database.query<{ day: number }>(
      query(postgresEngine().types.dayIn('body', 'today')),
    );
    expect(rows.map(({ day }) => day)).toEqual(DAYS.map(dayNumber));
    await database.close();
  });
});
