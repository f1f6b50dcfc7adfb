import type { Account } from '@attain/shared/domain/account';
import { accountChanges } from '@attain/shared/domain/portfolio/account-changes';
import { kpiFactsOf } from '@attain/shared/domain/portfolio/current-facts';
import { listedAccount } from '@attain/shared/domain/portfolio/listed-account';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import type { PortfolioEntry, ScoredBy } from '../ports/portfolio.ts';
import type { AccountRows } from '../ports/store.ts';
import { isByOtherRules } from './scored-by.ts';
import type { SyncContext } from './sync-context.ts';

/** What a scoring leaves for the lists and figures over all accounts. */
export function portfolioEntry(
  { mapping, settings }: Pick<SyncContext, 'mapping' | 'settings'>,
  { company, listed: before }: Pick<AccountRows, 'company' | 'listed'>,
  account: Account,
  snapshot: Snapshot,
  by: ScoredBy,
): PortfolioEntry {
  const { yearlyValue } = account.contract;
  const ownerId = company.properties[mapping.company.owner] ?? null;
  return {
    listed: listedAccount(snapshot, { ownerId, segment: account.segment, yearlyValue }),
    changes: accountChanges(before?.standing ?? null, snapshot, isByOtherRules(before, by)),
    facts: kpiFactsOf(account, snapshot, settings),
    formerYearlyValue:
      before === null || before.yearlyValue === yearlyValue ? undefined : before.yearlyValue,
    by,
  };
}
