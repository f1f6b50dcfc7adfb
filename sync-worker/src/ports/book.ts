import type { HealthBookEntry } from '@attain/shared/domain/health/health-book';

/** All customers of a portal, for questions about the whole of them. */
export interface Book {
  /** What the last scoring of companies measured of their health; those that are not scored are left out. */
  healthInputs(
    companyIds: readonly string[],
  ): Promise<readonly (HealthBookEntry & { companyId: string })[]>;
  /** Ids of all live companies, in an order that is drawn anew each time: any first part of it is a random sample. */
  shuffled(): Promise<readonly string[]>;
  /** How many companies wait to be scored. */
  marked(): Promise<number>;
}
