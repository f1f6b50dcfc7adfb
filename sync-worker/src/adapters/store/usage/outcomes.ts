import type { OutcomeCounts, OutcomeDay, UsageOutcome } from '../../../ports/usage.ts';
import type { Scope } from '../scope.ts';

/** Adds to what became of the events of a source on a day. */
export async function countOutcomes(
  { db, engine, portalId }: Scope,
  source: string,
  day: number,
  outcomes: OutcomeCounts,
): Promise<void> {
  const counted = Object.entries(outcomes).filter(([, count]) => count > 0);
  await engine.insertRows(db, {
    into: 'usage_outcome',
    columns: {
      portal_id: 'bigint',
      source: 'text',
      day: 'integer',
      outcome: 'text',
      count: 'bigint',
    },
    rows: counted.map(([outcome, count]) => [portalId, source, day, outcome, count]),
    then: `on conflict (portal_id, source, day, outcome) do update
      set count = usage_outcome.count + excluded.count`,
  });
}

export async function outcomesSince(
  { db, portalId }: Scope,
  sinceDay: number,
): Promise<readonly OutcomeDay[]> {
  return db
    .selectFrom('usage_outcome')
    .select(['source', 'day', 'outcome', 'count'])
    .where('portal_id', '=', portalId)
    .where('day', '>=', sinceDay)
    .orderBy('source')
    .orderBy('day')
    .orderBy('outcome')
    .execute();
}

/** Counts of several places together. */
export function totalOutcomes(...parts: readonly OutcomeCounts[]): OutcomeCounts {
  const total: Partial<Record<UsageOutcome, number>> = {};
  for (const part of parts) {
    for (const [outcome, count] of Object.entries(part) as [UsageOutcome, number][])
      total[outcome] = (total[outcome] ?? 0) + count;
  }
  return total;
}
