import type { Instant } from '../basics/time.ts';

/** The three alert rules (C12): attainment crosses below its floor, drift from the expected path, a deadline out of reach. */
export type AlertRule = 'attainment' | 'drift' | 'deadline';

/** Where one rule stands for one subject; kept from scoring to scoring, so that an alert fires on crossing and not again. */
export type AlertState = {
  rule: AlertRule;
  /** `null`: the account's overall attainment. */
  goalId: string | null;
  /** Only drift is watched per metric. */
  metricId: string | null;
  /** Ready to fire; while the cause holds: it crossed within the quiet days after the last alert, and waits for their end. */
  armed: boolean;
  /** The cause holds since then: it crossed the line and has not come back over the re-arming one. `null`: it does not. */
  since: Instant | null;
  /** When it last fired; the same cause stays quiet for a while after. */
  firedAt: Instant | null;
};
