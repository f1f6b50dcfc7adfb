import type { Account } from '@attain/shared/domain/account';
import type { Day } from '@attain/shared/domain/basics/time';
import { reportingPeriod } from '@attain/shared/domain/value/reporting-period';

import type { SyncContext } from './sync-context.ts';
import { type AccountPeriod, activityVolumes } from './usage-measures/activity-volumes.ts';
import { measuredInputs } from './usage-measures/measured-inputs.ts';
import { reachOf } from './usage-measures/reach.ts';

type Measuring = Pick<SyncContext, 'measures' | 'settings' | 'calendar'> & {
  store: Pick<SyncContext['store'], 'usageSeries'>;
};

/**
 * Accounts with the health inputs and the volumes of activities that are measures of usage, in their order. Where the
 * configuration binds none, the store is asked nothing.
 */
export async function withMeasures(
  context: Measuring,
  accounts: readonly Account[],
  today: Day,
): Promise<readonly Account[]> {
  const { store, measures, settings, calendar } = context;
  if (measures.healthInputs.length === 0 && measures.activities.length === 0) return accounts;
  const ids = accounts.map(({ companyId }) => companyId);
  const reach = await reachOf(store.usageSeries, ids, calendar);
  const inputs = await measuredInputs(store.usageSeries, accounts, reach, today, measures);
  const given = { reach, today, measures, settings };
  const periods = accounts.map((account) => ({
    account,
    period: reportingPeriod(account.contract, today),
  }));
  const volumes = await activityVolumes(store.usageSeries, periods, given);
  return accounts.map((account) => ({
    ...account,
    measuredInputs: inputs.get(account.companyId) ?? {},
    activityVolumes: volumes.get(account.companyId) ?? [],
  }));
}

/** An account with the volumes of activities over a chosen period. */
export async function withVolumesOver(
  { store, measures, settings, calendar }: Measuring,
  { account, period }: AccountPeriod,
  today: Day,
): Promise<Account> {
  if (measures.activities.length === 0) return account;
  const reach = await reachOf(store.usageSeries, [account.companyId], calendar);
  const periods = [{ account, period }];
  const given = { reach, today, measures, settings };
  const volumes = await activityVolumes(store.usageSeries, periods, given);
  return { ...account, activityVolumes: volumes.get(account.companyId) ?? [] };
}
