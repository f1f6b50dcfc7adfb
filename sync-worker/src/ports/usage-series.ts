import type { Instant } from '@attain/shared/domain/basics/time';
import type { DaySpan } from '@attain/shared/domain/usage/day-span';
import type { CountedMeasure, Tally } from '@attain/shared/domain/usage/measure';

/** Some days of a company; day numbers in the portal's zone, both included. */
export type CompanyDays = DaySpan & { companyId: string };

/** Since when a company's usage is known, and from where. */
export type KnownUsage = { firstAt: Instant; sources: readonly string[] };

/** What was counted of usage, over all accounts of a company. */
export interface UsageSeries {
  /** Companies without an event are left out. */
  known(companyIds: readonly string[]): Promise<ReadonlyMap<string, KnownUsage>>;
  /** By source, the days of which it delivered events of any account, ascending. */
  deliveredDays(): Promise<ReadonlyMap<string, readonly number[]>>;
  /** One thing counted over each of the spans, in their order, in a fixed number of queries. */
  tallies(counted: CountedMeasure, spans: readonly CompanyDays[]): Promise<readonly Tally[]>;
}
