import { comparable } from '@attain/shared/domain/basics/comparable';

import { DraftRefusedError } from '../../agreements/draft-refused.ts';
import { goalOfTitle } from '../../agreements/find-goal.ts';
import { goalOf } from '../../agreements/goal-of.ts';
import { batchesOf } from '../../batches.ts';
import type { PortalStore } from '../../ports/store.ts';
import { goalRowDraft, type GoalRowDraft } from './goal-draft.ts';
import { type GoalRow, joinRows } from './goal-rows.ts';
import type { KindContext, KindImport } from './kind-import.ts';

type GoalGroup = { companyId: string; title: string; rows: GoalRow[] };

const GOALS_PER_TRANSACTION = 200;

/**
 * Goals, a row a metric. The rows of a goal may be anywhere in the file, and a goal is stored whole or not at all, so all
 * rows are held until the end: goals are written by people, not by machines.
 */
export function goalsImport(context: KindContext): KindImport<GoalRowDraft> {
  const groups = new Map<string, GoalGroup>();
  return {
    batchRows: 1_000,
    read: (row) => goalRowDraft(row, context.reading),
    async save(_store, rows) {
      for (const { companyId, draft, line } of rows) {
        const key = `${companyId} ${comparable(draft.title)}`;
        const group = groups.get(key) ?? { companyId, title: draft.title, rows: [] };
        group.rows.push({ line, draft });
        groups.set(key, group);
      }
    },
    async finish(store) {
      for (const batch of batchesOf([...groups.values()], GOALS_PER_TRANSACTION)) {
        await store.transaction((inside) => saveGoals(inside, batch, context));
      }
    },
  };
}

async function saveGoals(
  store: PortalStore,
  groups: readonly GoalGroup[],
  { tally, author, reading }: KindContext,
): Promise<void> {
  const stored = await store.records.goals([...new Set(groups.map(({ companyId }) => companyId))]);
  const today = reading.calendar.dayAt(reading.now);
  for (const { companyId, title, rows } of groups) {
    const joined = joinRows(rows);
    if (joined.kind === 'refused') {
      for (const { line } of rows) {
        const other = `not stored, because line ${joined.line} of the same goal was refused`;
        tally.reject(line, line === joined.line ? joined.reason : other);
      }
      continue;
    }
    try {
      const place = {
        companyId,
        title,
        stored: goalOfTitle(companyId, stored.get(companyId) ?? [], title),
        today,
      };
      const changed = await store.records.saveGoal(companyId, goalOf(place, joined), author);
      if (changed) tally.stored(rows.length);
      else tally.unchanged(rows.length);
    } catch (error) {
      if (!(error instanceof DraftRefusedError)) throw error;
      for (const { line } of rows) tally.reject(line, error.message);
    }
  }
}
