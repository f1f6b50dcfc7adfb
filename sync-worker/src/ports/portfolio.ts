import type { Day, Instant } from '@attain/shared/domain/basics/time';
import type {
  AccountChange,
  ChangeDirection,
  ChangeKind,
} from '@attain/shared/domain/portfolio/account-changes';
import type { DailyCheck } from '@attain/shared/domain/portfolio/daily-checks';
import type { CurrentFacts, KpiFacts } from '@attain/shared/domain/portfolio/facts';
import type { ListedAccount } from '@attain/shared/domain/portfolio/listed-account';
import type { PortfolioReport } from '@attain/shared/domain/portfolio/portfolio-report';
import type { Window } from '@attain/shared/domain/portfolio/windows';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import type { Minor } from '@attain/shared/domain/value/value-line';

/** What a company was scored by, to tell what is news of it from what is news of the rules. */
export type ScoredBy = {
  /** Formulas, settings and mappings, as a digest. */
  rules: string;
  /** Who is a customer. */
  customers: string;
};

/** What a scoring leaves for the lists and figures over all accounts. */
export type PortfolioEntry = {
  listed: ListedAccount;
  /** What is news since the last scoring. */
  changes: readonly AccountChange[];
  facts: CurrentFacts;
  /** What the contract was worth in a year until this scoring, where it changed. */
  formerYearlyValue: Minor | null | undefined;
  by: ScoredBy;
};

/** What a list can be put in order by. Urgency: the escalated first, then the lowest health; those without a score after the others. */
export const SORTS = [
  'urgency',
  'health',
  'success',
  'attainment',
  'renewal',
  'value',
  'coverage',
  'name',
] as const;
export type Sort = (typeof SORTS)[number];

/** Lists by which accounts are chosen, each told with how many it has. */
export const FACETS = [
  'owner',
  'segment',
  'band',
  'quarter',
  'play',
  'stage',
  'lifecycle',
  'escalation',
] as const;
export type Facet = (typeof FACETS)[number];

/** Which accounts; what is absent chooses none away. An empty text stands for accounts without one. */
export type PortfolioFilter = {
  [F in Facet]?: readonly string[] | undefined;
} & {
  check?: DailyCheck | undefined;
  /** Part of the name, in any letters. */
  search?: string | undefined;
};

/** Where a page ended: the value it is in order by, and the company. */
export type Place = { value: string | number | null; companyId: string };

export type PageWish = {
  filter: PortfolioFilter;
  sort: Sort;
  descending: boolean;
  after: Place | null;
  limit: number;
  today: Day;
};

export type ListedRow = {
  place: Place;
  snapshot: Snapshot;
  ownerId: string | null;
  segment: string | null;
  yearlyValue: Minor | null;
  /** The score a week ago; `null` = there was none. */
  scoreWeekAgo: number | null;
};

export type FacetCount = { value: string; accounts: number };

export type PortfolioCounts = {
  /** Accounts that the filter chooses. */
  accounts: number;
  /** By list, how many accounts each of its values has under the other filters; the most first. */
  facets: Readonly<Record<Facet, readonly FacetCount[]>>;
};

export type RenewalGroup = {
  quarter: string;
  play: string;
  accounts: number;
  atRisk: number;
  yearlyValue: Minor;
  /** Accounts whose yearly value is known. */
  valued: number;
};

export type ChangePlace = { day: number; companyId: string; kind: string; subject: string };

export type ListedChange = AccountChange & {
  place: ChangePlace;
  companyId: string;
  name: string | null;
  on: Day;
};

export type ChangeWish = {
  since: Day;
  owner: string | undefined;
  kind: ChangeKind | undefined;
  direction: ChangeDirection | undefined;
  after: ChangePlace | null;
  limit: number;
};

/** All accounts of a portal, as their last scorings left them. */
export interface Portfolio {
  /** A page; accounts without the value that it is in order by come last, either way round. */
  page(wish: PageWish): Promise<readonly ListedRow[]>;
  counts(filter: PortfolioFilter, today: Day): Promise<PortfolioCounts>;
  /** By quarter and play, those with a renewal date; in order of the quarters. */
  renewals(filter: PortfolioFilter, today: Day): Promise<readonly RenewalGroup[]>;
  /** Accounts of each daily check. */
  checks(filter: PortfolioFilter, today: Day): Promise<Readonly<Record<DailyCheck, number>>>;
  /** The newest first. */
  changes(wish: ChangeWish): Promise<readonly ListedChange[]>;
  changeCounts(
    wish: Pick<ChangeWish, 'since' | 'owner'>,
  ): Promise<readonly { kind: ChangeKind; direction: ChangeDirection; changes: number }[]>;
  /** Forgets changes of days before. */
  forgetChanges(before: Day): Promise<void>;
  /** Of every account, and of those that left since the window began. */
  facts(window: Window, windowBegan: Instant): Promise<readonly KpiFacts[]>;
  saveReport(report: PortfolioReport): Promise<void>;
  /** The latest of all. */
  report(): Promise<PortfolioReport | undefined>;
}
