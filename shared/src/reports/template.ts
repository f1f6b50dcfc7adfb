import type { ReportKind } from './report.ts';

/**
 * How the reports of an industry differ, as data (M99): which sections, in which order, and the industry's own words for
 * what the product calls account, user or value. It changes no figure.
 */
export type ReportTemplate = {
  id: string;
  name: string;
  /** HubSpot industries (`EDUCATION_MANAGEMENT`) that it is for. */
  industries: readonly string[];
  /** Ids of sections to print, in order; a report without an entry prints all of its own. */
  sections: Partial<Record<ReportKind, readonly string[]>>;
  /** Titles of sections by id, where the industry says it otherwise. */
  titles: Readonly<Record<string, string>>;
  words: { account: string; users: string };
};
