import type { ReportKind } from './report.ts';

/**
 * How the reports of an industry differ, as data (M99): which sections, in which order, and the industry's own words for
 * what the product calls an account and its users. It changes no figure.
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

/** Ids of the sections of each report, in the order of the specifications: what a template can name. */
export const REPORT_SECTIONS = {
  vla: [
    'vla_summary',
    'vla_analysis',
    'sign_off',
    'other_agreements',
    'recommendations',
    'next_review',
  ],
  outcome: [
    'summary',
    'roi',
    'outcomes',
    'outcome_details',
    'usage',
    'value_story',
    'outcome_trends',
    'opportunities',
    'peers',
    'value_recommendations',
    'next_phase',
  ],
  success: [
    'success_score',
    'summary',
    'goals_overview',
    'goal_details',
    'before_after',
    'quantified_value',
    'trends',
    'benchmarks',
    'milestones',
  ],
} as const satisfies Record<ReportKind, readonly string[]>;
