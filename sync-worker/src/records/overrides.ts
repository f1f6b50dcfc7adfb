import { isDeepStrictEqual } from 'node:util';

import { addDays, type Day } from '@attain/shared/domain/basics/time';
import type { HealthOverride } from '@attain/shared/domain/health/inputs';

import type { StoredRecord } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';
import { requiredText } from './checks.ts';
import { faultsOf, type Moment } from './faults.ts';
import type { RecordOrder, RecordRules } from './record-rules.ts';
import { ending, setting } from './steps.ts';

export type OverrideInput = Pick<HealthOverride, 'band' | 'reason' | 'until'>;

/** A judgement that nobody renews in a quarter is older than what it judges. */
export const LONGEST_OVERRIDE_DAYS = 90;

/** A company has one at a time. */
export const OVERRIDE_ID = 'health';

/** A person's judgement of health, with reason and expiry; the author of the record is whose judgement it is. */
export const OVERRIDE: RecordRules<'override', OverrideInput> = {
  kind: 'override',
  faults: ({ reason, until }, moment) =>
    faultsOf({ reason: requiredText(reason), until: untilFault(until, moment) }),
  body: ({ band, reason, until }, { at, who }) => ({
    id: OVERRIDE_ID,
    band,
    reason,
    by: who,
    at,
    until,
  }),
  correct(stored, wanted) {
    const saysTheSame = isDeepStrictEqual({ ...wanted, at: stored.at }, stored);
    return saysTheSame ? stored : wanted;
  },
};

export const setOverride = setting(OVERRIDE);

const withdraw = ending('override');

export function withdrawOverride(
  store: PortalStore,
  order: RecordOrder & { reason: string | null },
): Promise<StoredRecord<'override'>> {
  return withdraw(store, { ...order, id: OVERRIDE_ID });
}

function untilFault(until: Day, { today }: Moment): string | null {
  const last = addDays(today, LONGEST_OVERRIDE_DAYS);
  if (until < today) return `${until} is over: name a day from today on`;
  return until > last
    ? `${until} is more than ${LONGEST_OVERRIDE_DAYS} days ahead: name ${last} or earlier, and renew it then`
    : null;
}
