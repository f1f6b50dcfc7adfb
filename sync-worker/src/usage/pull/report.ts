import type { Day } from '@attain/shared/domain/basics/time';

import type { OutcomeCounts } from '../../ports/usage.ts';
import type { Refusal } from './refusals.ts';

/** What became of the pull of one source. */
export type PullReport = {
  source: string;
  type: string;
  /** `closed`: somebody closed the source, and it was not asked. */
  state: 'pulled' | 'failed' | 'closed';
  /** What is wrong and what to do; `null` = nothing. What was stored before it stays. */
  error: string | null;
  /** The days that the source was asked about and that are stored; `null` = none. */
  firstDay: Day | null;
  lastDay: Day | null;
  /** The last complete day that is stored; `null` = none. */
  throughDay: Day | null;
  /** Days of which the source said something else than before. */
  changedDays: number;
  cells: number;
  userDays: number;
  /** What became of the events of those days. */
  outcomes: OutcomeCounts;
  readings: { stored: number; unchanged: number };
  /** Rows that could not be used. */
  refusedCount: number;
  refused: readonly Refusal[];
  tookMs: number;
};
