import type { PortfolioAccounts } from '@attain/shared/contract/portfolio/accounts';

/** By which accounts are chosen; what is absent does not choose, and an empty text stands for accounts without one. */
export type Choice = Readonly<
  Partial<
    Record<'owner' | 'segment' | 'band' | 'quarter' | 'play' | 'escalation' | 'check', string>
  >
>;

export type Order = Readonly<{ sort: string; order: 'asc' | 'desc' }>;

export type Counts = NonNullable<PortfolioAccounts['counts']>;

export const PAGE_SIZE = 25;
