import type { Rejection } from '../report.ts';
import type { ExcludedCounts } from './excluded.ts';
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
