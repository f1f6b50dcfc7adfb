import type { Unscored } from './unscored.ts';

/** Why there is no figure: the code that is stored, and the sentence that people read (M88-M90, C35). */
export const REASONS = {
  baseline_not_set: 'Baseline not set. Cannot calculate progress.',
  target_not_set: 'Target not set. Cannot calculate progress.',
  target_on_wrong_side:
    'The target lies on the wrong side of the baseline. Correct the target or the direction.',
  not_a_number: 'A value of this metric is not a number. Correct it to see progress.',
  no_data: 'Some metrics missing data. Showing available data.',
  no_metrics: 'No metrics defined. Add a metric or a milestone.',
  no_goals: 'No success goals defined.',
  nothing_confirmed: 'No ROI: the customer has confirmed nothing yet.',
  no_cost: 'No ROI: no cost is known.',
} as const satisfies Record<string, string>;

export type Reason = keyof typeof REASONS;

/** What stands in the place of a figure that cannot be computed. */
export function unscored<Code extends Reason>(reason: Code): Unscored<Code> {
  return { kind: 'not_scored', reason, notice: REASONS[reason] };
}
