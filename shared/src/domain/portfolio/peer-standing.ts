import type { Day } from '../basics/time.ts';

/** An account among its peers by health score (C26). */
export type PeerStanding = {
  /** Which accounts are compared: `Software, 201-1000 employees`. */
  cohort: string;
  /** Scored peers, the account itself excluded. */
  n: number;
  /** [0, 100]: share of peers strictly below plus half of those equal; `null` below the minimum cohort. */
  percentile: number | null;
  comparedOn: Day;
  /** The same by weekly active users per seat, [0, 100]; absent where that was not compared. */
  usagePercentile?: number | null;
};
