import type { Day } from '../domain/basics/time.ts';
import type { PeriodLabel } from '../domain/value/results.ts';
import type { Chart } from './chart.ts';
import type { Standing, Text } from './figure.ts';

/** The three reports of the specifications, by the names that commands and routes take. */
export const REPORT_KINDS = ['vla', 'outcome', 'success'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Who reads it: the vendor's own people, or the customer, who sees nothing that is marked internal. */
export type Audience = 'internal' | 'customer';

/** Who may see a part; without it everybody. */
type Seen = { seenBy?: 'internal' };

export type Cell = { text: Text; standing?: Standing };

export type Block = Seen &
  (
    | { kind: 'paragraph'; text: Text }
    /** Labelled lines: `Account: Acme`. */
    | { kind: 'facts'; facts: readonly { label: string; text: Text; standing?: Standing }[] }
    | { kind: 'list'; ordered: boolean; items: readonly { label?: string; text: Text }[] }
    | {
        kind: 'table';
        columns: readonly { title: string; align: 'left' | 'right' }[];
        rows: readonly (readonly Cell[])[];
        /** Sums of the rows above, set apart. */
        total?: readonly Cell[];
      }
    /** Amounts below each other with a rule before those that follow from the ones above (O24). */
    | { kind: 'calculation'; rows: readonly { label: string; text: Text; ruleBefore?: boolean }[] }
    | { kind: 'chart'; chart: Chart }
    | { kind: 'quote'; text: string; by: string | null }
    /** Why something that belongs here is missing, or what the reader must know. */
    | { kind: 'notice'; text: string }
  );

export type Section = Seen & {
  id: string;
  title: string;
  blocks: readonly Block[];
  sections: readonly Section[];
};

/** Where a figure comes from: enough to recompute it. */
export type Reference = {
  ref: number;
  /** Key of the figure; a figure that is printed twice has one reference. */
  key: string;
  title: string;
  text: string;
  /** The calculation in words, with its numbers. */
  formula: string;
  inputs: readonly { name: string; text: string }[];
  assumptions: readonly string[];
  ledger: 'confirmed' | 'estimated' | null;
  /** Confidence factor that the amount was multiplied by; `null` where there is none. */
  factor: number | null;
};

export const DRAFT_CODES = ['double_count', 'stale_input', 'sign_off_broken'] as const;
/** Why a report must not be handed to the customer. */
export type DraftReason = { code: (typeof DRAFT_CODES)[number]; text: string };

/**
 * One report, complete: every form (Markdown, HTML, PDF, deck, JSON) is drawn from this alone and adds no figure. Equal
 * sources give an equal report.
 */
export type Report = {
  kind: ReportKind;
  title: string;
  audience: Audience;
  companyId: string;
  companyName: string;
  /** The day that the figures are about. */
  day: Day;
  /** When they were computed. */
  scoredAt: string;
  /** Later corrections are in it. */
  restated: boolean;
  modelVersion: string;
  currency: string;
  period: { from: Day; to: Day; label: PeriodLabel };
  /** Empty: it may be shared. */
  draft: readonly DraftReason[];
  /** Lines under the title. */
  head: readonly { label: string; text: Text }[];
  sections: readonly Section[];
  /** In the order of their numbers. */
  references: readonly Reference[];
};
