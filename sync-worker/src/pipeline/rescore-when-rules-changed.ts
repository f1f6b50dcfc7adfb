import { createHash } from 'node:crypto';

import { MODEL_VERSION } from '@attain/shared/domain/settings';

import type { UsageMeasures } from '../usage/measures.ts';
import type { SyncContext } from './sync-context.ts';

const CURSOR = 'scoring-rules';

/** Every company is due once other formulas, settings or mappings hold than those it was scored by. */
export async function rescoreWhenRulesChanged({
  store,
  settings,
  mapping,
  mirror,
  tasks,
  keyFeatures,
  measures,
  calendar,
  money,
}: Pick<
  SyncContext,
  | 'store'
  | 'settings'
  | 'mapping'
  | 'mirror'
  | 'tasks'
  | 'keyFeatures'
  | 'measures'
  | 'calendar'
  | 'money'
>): Promise<void> {
  const rules = [
    ...[MODEL_VERSION, settings, mapping, tasks, keyFeatures, calendar.zone, money],
    // What is to be shown of an agreement is found while its company is scored.
    ...(mirror.agreements ? [mirror] : []),
    ...(measuresAnything(measures) ? [measures] : []),
  ];
  const now = createHash('sha256').update(JSON.stringify(rules)).digest('base64url');
  if ((await store.cursors.get(CURSOR)) === now) return;
  await store.transaction(async (inner) => {
    await inner.scoring.markAllDirty();
    await inner.cursors.set(CURSOR, now);
  });
}

function measuresAnything({ readings, healthInputs, activities }: UsageMeasures): boolean {
  return readings.length > 0 || healthInputs.length > 0 || activities.length > 0;
}
