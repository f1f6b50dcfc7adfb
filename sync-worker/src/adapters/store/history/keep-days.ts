import { dayNumber, firstOfMonth, monthOf } from '@attain/shared/domain/basics/time';

import type { ScoredCompany } from '../../../ports/store.ts';
import type { Scope } from '../scope.ts';
import { insertDays } from './insert-days.ts';
import { thinDays } from './thin-days.ts';

type Replaced = {
  company_id: string;
  day: number;
  as_of: number;
  body: string;
  figures: string | null;
};

/**
 * Keeps what is about to be replaced by a snapshot of another day: it is the last of its day. So the history costs
 * nothing until a day is over, and then one packed row, to the byte what was said.
 */
export async function keepReplaced(scope: Scope, scored: readonly ScoredCompany[]): Promise<void> {
  const byDay = Map.groupBy(scored, ({ snapshot }) => dayNumber(snapshot.today));
  for (const [day, group] of byDay) {
    const ids = group.map(({ companyId }) => companyId);
    const replaced = await present(scope, ids, day);
    await keep(scope, replaced);
    const older = replaced.filter((row) => monthOf(row.day) !== monthOf(day));
    const before = firstOfMonth(monthOf(day - scope.keepDailyDays));
    await thinDays(
      scope,
      older.map(({ company_id }) => company_id),
      before,
    );
  }
}

/** Keeps the present snapshots of companies that are no longer scored. */
export async function keepAll(scope: Scope, companyIds: readonly string[]): Promise<void> {
  await keep(scope, await present(scope, companyIds));
}

async function present(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  exceptOf?: number,
): Promise<readonly Replaced[]> {
  const query = db
    .selectFrom('snapshot')
    .select(['company_id', 'day', 'as_of', 'body', 'figures'])
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', companyIds));
  return (exceptOf === undefined ? query : query.where('day', '<>', exceptOf)).execute();
}

async function keep(scope: Scope, rows: readonly Replaced[]): Promise<void> {
  await insertDays(
    scope,
    rows.map(({ company_id: companyId, day, as_of: recordedAt, body, figures }) => {
      return { companyId, day, recordedAt, body, figures };
    }),
  );
}
