import type { Day } from '@attain/shared/domain/basics/time';
import type { OnboardingItem } from '@attain/shared/domain/lifecycle/inputs';

import type { StoredRecord } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';
import { pastDay, text } from './checks.ts';
import { faultsOf } from './faults.ts';
import type { RecordOrder, RecordRules } from './record-rules.ts';
import { ending, setting } from './steps.ts';

export type OnboardingTick = { item: OnboardingItem; doneOn: Day; note: string | null };

/** A tick on the onboarding checklist (A09): one for an item. */
export const ONBOARDING_TICK: RecordRules<'onboarding', OnboardingTick> = {
  kind: 'onboarding',
  faults: ({ doneOn, note }, moment) =>
    faultsOf({ doneOn: pastDay(doneOn, moment), note: text(note) }),
  body: ({ item, doneOn, note }) => ({ id: item, doneOn, note }),
};

export const tickItem = setting(ONBOARDING_TICK);

const untick = ending('onboarding');

/** Takes a tick back. What usage and meetings show of the item still counts. */
export function untickItem(
  store: PortalStore,
  order: RecordOrder & { item: OnboardingItem; reason: string | null },
): Promise<StoredRecord<'onboarding'>> {
  return untick(store, { ...order, id: order.item });
}
