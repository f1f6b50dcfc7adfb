import type {
  PortfolioAccount,
  PortfolioAccounts,
} from '@attain/shared/contract/portfolio/accounts';
import { portfolioAccount } from '@attain/shared/contract/portfolio/account-of';
import { formats } from '@attain/ui/words/formats';

import { someSnapshot } from '../contract/store/builders.ts';

/** English words and the portal's zone, so that a test reads what a person would. */
export const someFormat = formats('en-US', 'UTC');

/** A line as the worker makes it of a snapshot, with figures of the test's choice. */
export function someAccount(
  companyId: string,
  overrides: Partial<PortfolioAccount> = {},
): PortfolioAccount {
  const snapshot = someSnapshot(companyId, { score: 61.5 });
  const owner = { id: '81', name: 'Maren Holt' };
  const known = { owner, segment: 'smb', yearlyValue: 12_000_00, scoreWeekAgo: 65 };
  return { ...portfolioAccount(snapshot, known), ...overrides };
}

export function someAccounts(overrides: Partial<PortfolioAccounts> = {}): PortfolioAccounts {
  const accounts = overrides.accounts ?? [someAccount('512'), someAccount('513')];
  return {
    today: '2026-07-01',
    currency: 'USD',
    accounts,
    next: null,
    total: accounts.length,
    counts: {
      owner: [
        { value: '81', name: 'Maren Holt', accounts: 2 },
        { value: '82', name: null, accounts: 1 },
        { value: '', name: null, accounts: 1 },
      ],
      segment: [{ value: 'smb', accounts: 2 }],
      band: [
        { value: 'at_risk', accounts: 3 },
        { value: 'critical', accounts: 1 },
      ],
      quarter: [
        { value: '2027-Q1', accounts: 2 },
        { value: '2026-Q4', accounts: 1 },
      ],
      play: [{ value: 'save_play', accounts: 1 }],
      stage: [],
      lifecycle: [],
      escalation: [{ value: 'immediate', accounts: 1 }],
    },
    ...overrides,
  };
}
