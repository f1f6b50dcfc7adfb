import { monthFigures } from '@attain/shared/crm/month-figures';
import { dayNumber } from '@attain/shared/domain/basics/time';

import type { DirtyMark, ScoredCompany, Scoring } from '../../../ports/store.ts';
import { applyFollowUpSteps } from '../follow-ups/apply-steps.ts';
import { keepAll, keepReplaced } from '../history/keep-days.ts';
import { toJson } from '../json.ts';
import { replacePatches } from '../outbox/replace-patches.ts';
import { leavePortfolio } from '../portfolio/leave.ts';
import { savePortfolio } from '../portfolio/save.ts';
import { reportsOf } from '../reports/reports.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { saveHealthHistory } from './save-health-history.ts';
import { saveScoredCompanies, saveSizeChanges } from './save-scored-companies.ts';

/** See `Scoring.save`. */
export async function saveScored(scope: Scope, scored: readonly ScoredCompany[]): Promise<void> {
  if (scored.length === 0) return;
  await inTransaction(scope, async (inner) => {
    await keepReplaced(inner, scored);
    await saveSnapshots(inner, scored);
    await saveHealthHistory(inner, scored);
    await saveScoredCompanies(inner, scored);
    await saveSizeChanges(inner, scored);
    await savePortfolio(inner, scored);
    await replacePatches(inner, scored);
    await applyFollowUpSteps(
      inner,
      scored.map((each) => ({ ...each, openedAt: each.snapshot.asOf })),
    );
    await reportsOf(inner).plan(scored.flatMap(({ reports }) => reports));
    await clearMarks(inner, scored);
  });
}

/** What holds of a company only while it is scored. */
const FORGOTTEN = [
  'snapshot',
  'scored_company',
  'company_size',
  'peer_standing',
  'portfolio_account',
] as const;

/** See `Scoring.skip`. */
export async function skipCompanies(
  scope: Scope,
  companies: Parameters<Scoring['skip']>[0],
): Promise<void> {
  if (companies.length === 0) return;
  await inTransaction(scope, async (inner) => {
    const { db, engine, portalId } = inner;
    const ids = companies.map(({ companyId }) => companyId);
    await keepAll(inner, ids);
    await leavePortfolio(inner, companies);
    for (const table of FORGOTTEN)
      await db
        .deleteFrom(table)
        .where('portal_id', '=', portalId)
        .where(engine.inList('company_id', ids))
        .execute();
    await replacePatches(inner, companies);
    await applyFollowUpSteps(
      inner,
      companies.map((each) => ({ ...each, openedAt: inner.clock() })),
    );
    await clearMarks(inner, companies);
  });
}

async function saveSnapshots(
  { db, engine, portalId }: Scope,
  scored: readonly ScoredCompany[],
): Promise<void> {
  await engine.insertRows(db, {
    into: 'snapshot',
    columns: {
      portal_id: 'bigint',
      company_id: 'text',
      as_of: 'bigint',
      due_again_at: 'bigint',
      unblocked_value: 'text',
      body: 'text',
      day: 'integer',
      figures: 'text',
    },
    rows: scored.map(({ companyId, snapshot }) => {
      const { doubleCounts, figures } = snapshot.value;
      const unblocked = doubleCounts.length === 0 ? JSON.stringify(figures) : null;
      const { asOf, dueAgainAt, today } = snapshot;
      const body = JSON.stringify(snapshot);
      const months = toJson(monthFigures(snapshot));
      return [portalId, companyId, asOf, dueAgainAt, unblocked, body, dayNumber(today), months];
    }),
    then: `on conflict (portal_id, company_id) do update set as_of = excluded.as_of,
      due_again_at = excluded.due_again_at, body = excluded.body, day = excluded.day, figures = excluded.figures,
      unblocked_value = coalesce(excluded.unblocked_value, snapshot.unblocked_value)`,
  });
}

/** Clears the marks that were loaded. A later one has another value and stays. */
async function clearMarks(
  { db, engine, portalId }: Scope,
  companies: readonly { companyId: string; dirtyMark: DirtyMark }[],
): Promise<void> {
  const marked = companies.filter(({ dirtyMark }) => dirtyMark !== null);
  const byMark = Map.groupBy(marked, ({ dirtyMark }) => dirtyMark ?? 0);
  for (const [mark, group] of byMark) {
    const ids = group.map(({ companyId }) => companyId);
    await db
      .deleteFrom('dirty')
      .where('portal_id', '=', portalId)
      .where('mark', '=', mark)
      .where(engine.inList('company_id', ids))
      .execute();
  }
}
