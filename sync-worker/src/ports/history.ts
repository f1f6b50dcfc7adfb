import type { MonthFigures } from '@attain/shared/crm/month-figures';
import type { PastHealth } from '@attain/shared/domain/account';
import type { GoalHistory } from '@attain/shared/domain/known-goals';
import type { Day, Instant } from '@attain/shared/domain/basics/time';
import type { Snapshot } from '@attain/shared/domain/snapshot';

/** What was said of one day, and when that was recorded: later than its `asOf` where the day was told anew. */
export type PastSnapshot = { recordedAt: Instant; snapshot: Snapshot };

/** A company whose readings of the past changed. */
export type Restatement = {
  companyId: string;
  /** The earliest changed reading was measured then. */
  since: Instant;
  /** Given back at the end: a change that came meanwhile has another mark, and stays. */
  mark: number;
};

/** What readings, and terms of goals, were known when; with the health scores of its days. */
export type GoalEvidence = {
  goals: GoalHistory;
  /** Oldest first. */
  health: readonly PastHealth[];
};

/**
 * The snapshots of each company by day, in two times (model, section 1): the day that they are about, and when they were
 * recorded. The last snapshot of a day is that day's; nothing that was once known is overwritten.
 */
export interface History {
  /**
   * The latest day up to `day` that has a snapshot, as known before an instant; `null` = with all later corrections.
   * `undefined`: the company had none by then.
   */
  on(companyId: string, day: Day, knownBefore: Instant | null): Promise<PastSnapshot | undefined>;
  /** The first day that has a snapshot. */
  firstDay(companyId: string): Promise<Day | undefined>;

  /** Companies to tell anew, in id order; those that wait to be scored come after that. */
  toRestate(after: string | null, limit: number): Promise<readonly Restatement[]>;
  /** What is known last of each day from `from` on, without the present one; oldest first. */
  days(companyId: string, from: Day, limit: number): Promise<readonly PastSnapshot[]>;
  /**
   * The figures of the last day of each of so many months before that of a day, as known last, oldest first; months without a
   * snapshot are left out, and the present one is in none.
   */
  monthEnds(companyId: string, before: Day, months: number): Promise<readonly MonthFigures[]>;
  evidence(companyId: string): Promise<GoalEvidence>;
  /** Adds what is said anew of days; what was said before stays. */
  add(companyId: string, restated: readonly PastSnapshot[]): Promise<void>;
  /** Every day since then was told anew. */
  restated(restatement: Restatement): Promise<void>;
}
