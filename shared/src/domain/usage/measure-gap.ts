/** Why a measure has no value: the code, and the sentence that people read. A gap is never a 0 (C25). */
export const MEASURE_GAPS = {
  no_usage: 'No product usage of this account is known.',
  not_over: 'The period is not over yet.',
  before_first_event: 'The period ended before the first event of this account.',
  nothing_delivered: 'The usage source delivered nothing of that period.',
  begins_before_source: 'The period began before the usage source delivered anything.',
  not_kept:
    'The details of that period are not kept: they are from when the measure is configured.',
  no_users: 'The events name no users: send the id of the user with each event.',
  no_durations: 'The events report no durations.',
  no_values: 'No event carried that number.',
  empty_denominator: 'There is nothing to divide by.',
  no_seats: 'No seats are known: record the licensed seats.',
} as const satisfies Record<string, string>;

export type MeasureGap = keyof typeof MEASURE_GAPS;
