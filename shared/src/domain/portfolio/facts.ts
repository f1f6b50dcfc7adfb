import type { Day } from '../basics/time.ts';
import type { Minor } from '../value/value-line.ts';
import type { ScoredFacts } from './scored-facts.ts';

/** Something that an account gets to once; `on: null` = not yet. */
export type Reached = { on: Day | null };

/** A renewal that was due and is decided. */
export type DecidedRenewal = {
  due: Day;
  won: boolean;
  /** Confirmed net ROI was above 0 on that day; `null` = nobody knows any more. */
  roiProven: boolean | null;
};

export type OnboardingOutcome = {
  /** Every item was done; `null` = its days are over, and nothing was ever recorded. */
  completed: boolean | null;
  /** `null` = it still runs. */
  endedOn: Day | null;
};

/** The latest answer of each contact, as far as it is recent enough to count. */
export type CsatAnswers = {
  answers: number;
  /** Of the answers, each 1 to 5. */
  sum: number;
  /** Answers of 4 or 5; `null` = not known one by one. */
  topTwo: number | null;
};

export type NpsAnswers = { answers: number; promoters: number; detractors: number };

/** What a scoring tells of an account. */
export type CurrentFacts = {
  /** First day of the first contract, else the day the company was created: where the clocks start (C17). */
  customerSince: Day | null;
  /** Yearly revenue. */
  revenueNow: Minor | null;
  firstUse: Reached | null;
  firstAchievedVla: Reached | null;
  /** Agreements in force that were revised with the customer's approval at least once (C27). */
  vlasRevised: number | null;
  onboarding: OnboardingOutcome | null;
  csat: CsatAnswers | null;
  nps: NpsAnswers | null;
  /** Days on which it referred somebody. */
  referrals: readonly Day[] | null;
  scored: ScoredFacts | null;
};

/** What only the history of an account tells. */
export type HistoryFacts = {
  /** First day on which it was no customer any more; `null` = it is one. */
  customerUntil: Day | null;
  /** Yearly revenue as the trailing year began. */
  revenueAtStart: Minor | null;
  /** Value reports generated in the trailing year. */
  reportsGenerated: number | null;
  renewals: readonly DecidedRenewal[] | null;
};

/** One account as the KPIs see it; `null` = unknown, which is never counted as nothing. */
export type KpiFacts = { companyId: string } & CurrentFacts & HistoryFacts;

/** An account that was never scored, and of which no history was kept. */
export const NOTHING_KNOWN: CurrentFacts & HistoryFacts = {
  customerSince: null,
  customerUntil: null,
  revenueAtStart: null,
  revenueNow: null,
  firstUse: null,
  firstAchievedVla: null,
  vlasRevised: null,
  reportsGenerated: null,
  onboarding: null,
  renewals: null,
  csat: null,
  nps: null,
  referrals: null,
  scored: null,
};
