import { batchesOf } from '../batches.ts';
import type { SyncContext } from './sync-context.ts';

/** Companies per transaction: enough to spread its cost, few enough that a card or a webhook waits milliseconds for it. */
const BATCH = 250;

/** The companies that a cycle is about: those that changed or whose figures are due, or some by name. */
export type CompanyScope = { kind: 'due' } | { kind: 'companies'; ids: readonly string[] };

export async function* batchesOfCompanies(
  { store, now }: Pick<SyncContext, 'store' | 'now'>,
  scope: CompanyScope,
): AsyncGenerator<readonly string[]> {
  if (scope.kind === 'companies') {
    yield* batchesOf(scope.ids, BATCH);
    return;
  }
  const startedAt = now();
  let after: string | null = null;
  for (;;) {
    const ids: readonly string[] = await store.scoring.due(startedAt, after, BATCH);
    if (ids.length === 0) return;
    yield ids;
    after = ids.at(-1) ?? null;
  }
}
