import type { Unscored } from './unscored.ts';

/** Why there is no figure: the code that is stored, and the sentence that people read (M88-M90, C35). */
export const REASONS = {
  baseline_not_set: 'Baseline not set. Cannot calculate progress.',
  target_not_set: 'Target not set. Cannot calculate progress.',
  target_on_wrong_side:
    'The target lies on the wrong side of the baseline. Correct the target or the direction.',
  not_a_number: 'A value of this metric is not a number. Correct it to see progress.',
  no_data: 'No reading yet. Record one to see progress.',
  some_missing: 'Some metrics missing data. Showing available data.',
  no_metrics: 'No metrics defined. Add a metric or a milestone.',
  no_goals: 'No success goals defined.',
  nothing_confirmed: 'No ROI: the customer has confirmed nothing yet.',
  no_cost: 'No ROI: no cost is known.',
  nothing_expected: 'No projected ROI: no value is expected yet.',
  cost_unusable: 'No ROI: a cost cannot be calculated. Correct it.',
  double_count: 'No ROI: two lines count the same quantity. Exclude one of them.',
  no_currency: 'No value: the currency is unknown. Set it in the configuration.',
  input_missing: 'Cannot be calculated: an input is missing.',
  input_not_a_number: 'Cannot be calculated: an input is not a number.',
  input_below_zero: 'Cannot be calculated: an input is below 0.',
  input_not_a_share: 'Cannot be calculated: a share or probability is not between 0 and 1.',
  probability_rises:
    'Cannot be calculated: the probability is higher after than before, so no risk was avoided.',
  ends_before_start: 'Cannot be calculated: it ends before it starts.',
  volume_unknown:
    'No value per unit: product usage is not known for all of the time that the value line counts.',
  no_volume: 'No value per unit: nothing was counted.',
  no_value: 'No value per unit: the value line counts nothing in the period.',
  no_rate: 'No exchange rate for this currency and day.',
  no_account_data: 'No account has data for this figure.',
  fewer_than_half: 'Fewer than half of the accounts have got there.',
  too_few_renewals: 'Too few renewals with and without proven ROI to compare.',
  none_renewed_unproven:
    'No renewal without proven ROI was won, so there is nothing to compare with.',
  too_few_peers: 'Too few peers to compare with.',
  not_compared: 'This account has no such figure yet.',
} as const satisfies Record<string, string>;

export type Reason = keyof typeof REASONS;

/** What stands in the place of a figure that cannot be computed. */
export function unscored<Code extends Reason>(reason: Code): Unscored<Code> {
  return { kind: 'not_scored', reason, notice: REASONS[reason] };
}
