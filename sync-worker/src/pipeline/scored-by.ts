import type { Day } from '@attain/shared/domain/basics/time';

import type { Mapping } from '../config/mapping.ts';
import type { ScoredBy } from '../ports/portfolio.ts';
import type { AccountRows, PortalStore } from '../ports/store.ts';
import { rulesTaken } from './rescore-when-rules-changed.ts';

/** What the companies of this cycle are scored by. */
export async function scoredBy(
  store: Pick<PortalStore, 'cursors'>,
  { customers }: Pick<Mapping, 'customers'>,
): Promise<ScoredBy> {
  return { rules: await rulesTaken(store), customers: JSON.stringify(customers) };
}

/** Other figures are then no news of the account: it may stand elsewhere because the rules moved. */
export function isByOtherRules(listed: AccountRows['listed'], now: ScoredBy): boolean {
  const by = listed?.by ?? null;
  return by !== null && by.rules !== now.rules;
}

/** The day on which an account is seen to be no customer any more; `null` where only the rule of who is one changed: nobody left. */
export function leftOn(listed: AccountRows['listed'], now: ScoredBy, today: Day): Day | null {
  const by = listed?.by ?? null;
  return by === null || by.customers === now.customers ? today : null;
}
