import type { Instant } from '@attain/shared/domain/basics/time';

import type { UsageAccountRef } from './usage.ts';

/** Days of the portal that a source is asked for, both included, with the instants that bound them. */
export type DaySpan = {
  firstDay: number;
  lastDay: number;
  /** First instant of the first day. */
  from: Instant;
  /** First instant after the last day. */
  to: Instant;
  /** The portal's zone, by which the source cuts days. */
  zone: string;
};

/** How a source names an account. */
export type SourceAccount = { by: Exclude<UsageAccountRef['by'], 'user'>; value: string };

/** How often an event happened in an account on a day, counted by the source itself. */
export type SourceCell = {
  /** `null` = the source knows none. */
  account: SourceAccount | null;
  event: string;
  day: number;
  count: number;
  durationSeconds: number | null;
  /** Sums of numeric properties by name; `null` = none. */
  numbers: Readonly<Record<string, number>> | null;
};

/** A user's day in an account, counted by the source itself. Holds the user's id, which goes no further than the pull. */
export type SourceUserDay = {
  account: SourceAccount | null;
  day: number;
  user: string;
  sessions: number;
  durationSeconds: number | null;
};

/** One event of a source that cannot count by itself. Holds personal data, and goes no further than the pull. */
export type SourceEvent = {
  /** What the event itself calls its account; `null` = nothing. */
  account: SourceAccount | null;
  event: string;
  at: Instant;
  user: string | null;
  /** Domain of the user's address; `null` = not told. */
  emailDomain: string | null;
  session: string | null;
  userAgent: string | null;
  durationSeconds: number | null;
  properties: Readonly<Record<string, unknown>> | null;
  /** Identity: an event that is told twice counts once. */
  key: string;
};

/** What a source says of some days, piece by piece. Several cells of one account, day and event add up. */
export type SourceRow =
  | ({ kind: 'cell' } & SourceCell)
  | ({ kind: 'user_day' } & SourceUserDay)
  | ({ kind: 'event' } & SourceEvent)
  /** A row that cannot be understood, with what to do about it. */
  | { kind: 'refused'; reason: string };

/** A figure that the source computes itself: a reading of a metric of a goal (V16, O15). */
export type SourceMetric =
  | {
      kind: 'metric';
      company: SourceAccount;
      metric: string;
      goal: string | null;
      value: number;
      measuredAt: Instant;
    }
  | { kind: 'refused'; reason: string };

/**
 * The product analytics or the warehouse that a company already has: what the specifications call
 * `analytics.query_events` and `analytics.get_metrics` (V16, O15, O17, L34, A62). Never written to.
 *
 * Every call ends with a `SourceError` that says in one sentence what is wrong and what to do.
 */
export interface Analytics {
  /** The most days that one question may span. */
  readonly daysPerQuestion: number;
  /** Looks whether the source answers and allows what a pull asks; says in a few words what was found. */
  check(signal: AbortSignal): Promise<string>;
  /** What happened on these days, in pages. `null`: this source is asked for metrics only. */
  readonly queryEvents:
    | ((span: DaySpan, signal: AbortSignal) => AsyncIterable<readonly SourceRow[]>)
    | null;
  /** Metrics that were measured on these days, in pages. `null`: this source computes none. */
  readonly getMetrics:
    | ((span: DaySpan, signal: AbortSignal) => AsyncIterable<readonly SourceMetric[]>)
    | null;
  close(): Promise<void>;
}
