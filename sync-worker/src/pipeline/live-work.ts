import type { Instant } from '@attain/shared/domain/basics/time';

import type { PortalStore } from '../ports/store.ts';
import { hasWholeMirror } from './pull-full.ts';
import { settingsTaken } from './rescore-when-rules-changed.ts';

/** Whether a live cycle has anything to do: take in saved settings, read what HubSpot told of, score what is due, write what waits. */
export async function hasLiveWork(store: PortalStore, now: Instant): Promise<boolean> {
  if (!(await hasWholeMirror(store))) return false;
  if ((await store.settings.latest()) !== (await settingsTaken(store))) return true;
  if ((await store.touched.waiting(1)).length > 0) return true;
  if ((await store.scoring.due(now, null, 1)).length > 0) return true;
  if ((await store.outbox.waiting()) > 0) return true;
  if ((await store.reports.waiting(1)).length > 0) return true;
  return (await store.workflowCallbacks.ready(null, 1)).length > 0;
}
