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
  /** Ready to fire at the next crossing. */
  armed: boolean;
  /** The cause holds: it crossed the line and has not come back over the re-arming one. */
  active: boolean;
  /** When it last fired; the same cause stays quiet for a while after. */
  firedAt: Instant | null;
};
