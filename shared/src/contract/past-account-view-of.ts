import type { Day, Instant } from '../domain/basics/time.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { accountView } from './account-view-of.ts';
import type { PastAccountView } from './past-account-view.ts';

/** The view of a past snapshot, and of which day and when it was recorded. */
export function pastAccountView(
  { snapshot, recordedAt }: { snapshot: Snapshot; recordedAt: Instant },
  asOf: Day,
): PastAccountView {
  return {
    ...accountView(snapshot),
    history: {
      asOf,
      day: snapshot.today,
      recordedAt: new Date(recordedAt).toISOString(),
      restated: recordedAt > snapshot.asOf,
    },
  };
}
