import { sql } from 'kysely';

import type { Db } from './engine.ts';

/** Below this any plan is fast. */
const FIRST = 1_000;
const FACTOR = 10;

/**
 * Counts the rows that this process adds to tables, and has PostgreSQL look at a table each time it has grown tenfold.
 * Until then the planner takes a table that is being filled for an empty one and joins it row by row; its own
 * autovacuum comes by once a minute at best, and each batch of a first sync would read the whole portal meanwhile.
 */
export function tableGrowth() {
  const added = new Map<string, number>();
  const known = new Map<string, number>();
  const isDue = (table: string, rows: number) =>
    rows >= (known.get(table) ?? FIRST / FACTOR) * FACTOR;

  return {
    note(table: string, rows: number): void {
      added.set(table, (added.get(table) ?? 0) + rows);
    },
    /** Outside a transaction, so that it sees what was committed and keeps nobody waiting. */
    async analyze(db: Db): Promise<void> {
      for (const [table, rows] of added) {
        if (!isDue(table, rows)) continue;
        known.set(table, rows);
        await sql`analyze (skip_locked) ${sql.table(table)}`.execute(db);
      }
    },
  };
}
