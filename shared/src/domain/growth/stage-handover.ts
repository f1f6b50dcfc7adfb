import type { Account } from '../account.ts';
import type { LifecycleStage } from '../lifecycle/results.ts';
import type { Snapshot } from '../snapshot.ts';
import { HANDOVER_CHECKS, type HandoverSources } from './handover-checks.ts';

export type StageHandover = {
  from: LifecycleStage;
  to: LifecycleStage;
  /** The object that the next stage builds on. */
  handsOver: 'hypothesis' | 'commitment' | 'realization' | 'proof';
  items: readonly { item: string; done: boolean }[];
  /** Every item is done. */
  ready: boolean;
  /** What to do before the next stage can build on this one, in the order of the items. */
  missing: readonly string[];
};

const NEXT: Readonly<Record<LifecycleStage, Pick<StageHandover, 'to' | 'handsOver'>>> = {
  define: { to: 'commit', handsOver: 'hypothesis' },
  commit: { to: 'execute', handsOver: 'commitment' },
  execute: { to: 'prove', handsOver: 'realization' },
  // What was proven is where the next hypothesis begins.
  prove: { to: 'define', handsOver: 'proof' },
};

/**
 * Whether a stage has everything that the next one builds on (L02), with what is missing. The stage itself follows from
 * what happened (`attain_lifecycle_stage`), so an account can be a stage further and still lack what it skipped.
 */
export function stageHandover(
  account: Pick<Account, 'hypothesis'>,
  snapshot: Snapshot,
  from: LifecycleStage = snapshot.lifecycleStage,
): StageHandover {
  const sources: HandoverSources = { account, snapshot };
  const items = HANDOVER_CHECKS[from].map(({ item, todo, isDone }) => {
    return { item, todo, done: isDone(sources) };
  });
  const missing = items.flatMap(({ done, todo }) => (done ? [] : [todo]));
  return {
    from,
    ...NEXT[from],
    items: items.map(({ item, done }) => ({ item, done })),
    ready: missing.length === 0,
    missing,
  };
}
