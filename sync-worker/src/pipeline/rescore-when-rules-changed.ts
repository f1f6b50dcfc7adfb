import { createHash } from 'node:crypto';

import { MODEL_VERSION } from '@attain/shared/domain/settings';

import type { PortalStore } from '../ports/store.ts';
import type { UsageMeasures } from '../usage/measures.ts';
import type { SyncContext } from './sync-context.ts';

const CURSOR = 'scoring-rules';

/** The version of the saved settings that the last cycle went by. */
const SETTINGS = 'settings-taken';

/** What a scoring leaves for the preview of settings; companies that were scored before it are scored once more. */
const STORED = 'health inputs';

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
  settingsVersion,
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
  | 'settingsVersion'
>): Promise<void> {
  const rules = [
    ...[MODEL_VERSION, STORED, settings, mapping, tasks, keyFeatures, calendar.zone, money],
    // What is to be shown of an agreement is found while its company is scored.
    ...(mirror.agreements ? [mirror] : []),
    ...(measuresAnything(measures) ? [measures] : []),
  ];
  const now = createHash('sha256').update(JSON.stringify(rules)).digest('base64url');
  const isTaken = (await settingsTaken(store)) === settingsVersion;
  const isSame = (await store.cursors.get(CURSOR)) === now;
  if (isTaken && isSame) return;
  await store.transaction(async (inner) => {
    await inner.cursors.set(SETTINGS, String(settingsVersion));
    if (isSame) return;
    await inner.scoring.markAllDirty();
    await inner.cursors.set(CURSOR, now);
  });
}

/** The latest version of the saved settings that a cycle knew of; 0 = none. */
export async function settingsTaken({ cursors }: Pick<PortalStore, 'cursors'>): Promise<number> {
  return Number((await cursors.get(SETTINGS)) ?? 0);
}

/** A digest of the rules that the last cycle scored by. */
export async function rulesTaken({ cursors }: Pick<PortalStore, 'cursors'>): Promise<string> {
  return (await cursors.get(CURSOR)) ?? '';
}

function measuresAnything({ readings, healthInputs, activities }: UsageMeasures): boolean {
  return readings.length > 0 || healthInputs.length > 0 || activities.length > 0;
}
