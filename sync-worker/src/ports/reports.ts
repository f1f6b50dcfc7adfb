import type { IssueState, ReportReason } from '@attain/shared/reports/issued-report';
import type { Day, Instant } from '@attain/shared/domain/basics/time';
import type { Report, ReportKind } from '@attain/shared/reports/report';

/** A report that the renewal calendar wants. */
export type PlannedReport = {
  id: string;
  companyId: string;
  kind: ReportKind;
  why: Exclude<ReportReason, 'asked'>;
  /** Names its occasion: a second plan with it changes nothing. */
  cause: string;
  plannedAt: Instant;
};

/** A report that was made: it says nothing new from here on. */
export type NewReport = {
  id: string;
  why: ReportReason;
  report: Report;
  issuedAt: Instant;
  issuedBy: string;
};

/** One that waits to be made (`report` is `null`) or to be put on the record. */
export type WaitingReport = Pick<PlannedReport, 'id' | 'companyId' | 'kind'> & {
  why: ReportReason;
  report: Report | null;
  issuedAt: Instant | null;
};

export type IssuedReport = {
  id: string;
  companyId: string;
  kind: ReportKind;
  why: ReportReason;
  state: IssueState;
  title: string;
  audience: Report['audience'];
  day: Day;
  modelVersion: string;
  /** SHA-256 of its JSON. */
  digest: string;
  draft: Report['draft'];
  issuedAt: Instant;
  issuedBy: string;
  /** The note on the record; `null` while there is none. */
  url: string | null;
  files: { pdf: boolean; pptx: boolean };
  notice: string | null;
};

/** What stands on the record of one company of one kind of report; the next report takes its place. */
export type ReportPlace = {
  noteId: string | null;
  /** A creation of the note was sent whose end is not known: until then it may still arrive. */
  settlesAt: Instant | null;
  pdfId: string | null;
  deckId: string | null;
  /** Deals that the note is associated with. */
  dealIds: readonly string[];
  /** When a report was last put there. */
  putAt: Instant | null;
};

/** What is told of a report that is on the record, or cannot be. */
export type PutReport = Pick<IssuedReport, 'url' | 'files' | 'notice'>;

/** Reports that are kept, on their way to the record. */
export interface Reports {
  /** Those of the renewal calendar; an occasion that is known is passed over. */
  plan(planned: readonly PlannedReport[]): Promise<void>;
  /** A report that was made. Another one of its kind that still waits is replaced by it. */
  issue(made: NewReport): Promise<void>;
  /** The company has no figures any more: the plan is dropped, and its occasion stays known. */
  drop(id: string): Promise<void>;
  /** Those that wait, the longest first. */
  waiting(limit: number): Promise<readonly WaitingReport[]>;
  /** It stands on the record; the one before it is replaced. */
  put(id: string, told: PutReport, at: Instant): Promise<void>;
  /** HubSpot does not take it; a full pass tries it again. */
  refuse(id: string, notice: string): Promise<void>;
  retryRefused(): Promise<void>;
  /** What was made of one company, the newest first. */
  ofCompany(companyId: string, limit: number): Promise<readonly IssuedReport[]>;
  /** A report that is on the record or on its way there; `undefined` once it was replaced. */
  report(id: string): Promise<Report | undefined>;
  place(companyId: string, kind: ReportKind): Promise<ReportPlace>;
  savePlace(companyId: string, kind: ReportKind, place: ReportPlace): Promise<void>;
  /** The notes that reports stand in, by company: the one that was last put there. */
  latestNotes(companyIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
