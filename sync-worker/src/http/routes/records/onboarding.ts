import {
  onboardingItemRoutes,
  onboardingItemsRoute,
} from '@attain/shared/contract/person-input-routes';
import { ONBOARDING_ITEMS, type OnboardingItem } from '@attain/shared/domain/lifecycle/inputs';

import type { RecordBodies } from '../../../ports/records.ts';
import { ONBOARDING_TICK, tickItem, untickItem } from '../../../records/onboarding.ts';
import { answered, type ApiRoute, implement } from '../../api-route.ts';
import { setRoutes } from './set-routes.ts';
import { subjectOf, wireRecord } from './subject.ts';

const content =
  () =>
  ({ id, doneOn, note }: RecordBodies['onboarding']) => ({ item: id, doneOn, note });

/** Ticks on the onboarding checklist (A09). */
export const ONBOARDING_ROUTES: readonly ApiRoute[] = [
  implement(onboardingItemsRoute, async (asked) => {
    const subject = await subjectOf(asked);
    const view = await wireRecord<'onboarding', ReturnType<ReturnType<typeof content>>>(
      content,
      subject,
    );
    const all = await asked.store.records.list(subject.companyId, 'onboarding');
    const shown = asked.query.ended === 'true' ? all : all.filter(({ ended }) => !ended);
    return answered(200, { records: shown.map(view) });
  }),
  ...setRoutes({
    contracts: onboardingItemRoutes,
    rules: ONBOARDING_TICK,
    idOf: ({ item }) => String(item),
    set: tickItem,
    withdraw: (store, { id, ...order }) => untickItem(store, { ...order, item: itemOf(id) }),
    input: ({ doneOn, note = null }, _, id) => ({ item: itemOf(id), doneOn, note }),
    content,
  }),
];

/** The contract lets no other id through. */
function itemOf(id: string): OnboardingItem {
  const item = ONBOARDING_ITEMS.find((each) => each === id);
  if (item === undefined) throw new Error(`${id} is no onboarding item.`);
  return item;
}
