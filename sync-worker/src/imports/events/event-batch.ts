import type { UsageOutcome } from '../../ports/usage.ts';
import type { Rejection } from '../report.ts';
import type { PackedEvents } from './packed-events.ts';

/** What some rows of a file of events came to; every row has one outcome. */
export type EventBatch = {
  /** Rows with content. */
  rows: number;
  events: PackedEvents;
  /** Rows whose event is on an earlier line of the file. */
  repeated: number;
  /** Rows that the rules leave out. */
  excluded: ExcludedCounts;
  rejected: readonly Rejection[];
  /** Bytes of the file that were read for it. */
  read: number;
};

/** What the rules leave out without blame for the row. */
export const EXCLUDED = [
  'internal',
  'excluded_event',
  'bot',
  'too_old',
] as const satisfies readonly UsageOutcome[];

export type ExcludedOutcome = (typeof EXCLUDED)[number];
export type ExcludedCounts = Readonly<Partial<Record<ExcludedOutcome, number>>>;
