import type { Benchmarks } from '../contract/success-metrics.ts';
import type { MonthFigures } from '../crm/month-figures.ts';
import type { Day } from '../domain/basics/time.ts';
import type { Goal } from '../domain/goals/goal.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Audience } from './report.ts';
import type { ReportTemplate } from './template.ts';

/** The customer's own words, as recorded. */
export type QuoteOfCustomer = {
  id: string;
  goalId: string | null;
  text: string;
  by: string;
  role: string | null;
  on: Day;
  /** May be shown outside. */
  external: boolean;
};

/** Everything that a report is made of: the snapshot and what was known beside it at the same time. */
export type ReportSources = {
  snapshot: Snapshot;
  /** It tells a past day with later corrections. */
  restated: boolean;
  audience: Audience;
  /** As they were known then, ended ones included, with their readings. */
  goals: readonly Goal[];
  /** Ends of months, oldest first; the snapshot's own day last. */
  months: readonly MonthFigures[];
  /** First day of the first contract; `null` = not known. */
  customerSince: Day | null;
  quotes: readonly QuoteOfCustomer[];
  benchmarks: { body: Benchmarks | null; notice: string | null };
  template: ReportTemplate;
  /** Calendar day of an instant in the portal's zone. */
  dayAt: (instant: number) => Day;
};
