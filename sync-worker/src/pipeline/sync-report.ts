import type { CallCounts, ObjectType } from '../ports/crm.ts';
import type { FieldIssue } from './normalise/fields.ts';

export type Rejected = {
  companyId: string;
  objectType: 'companies' | 'deals';
  objectId: string;
  code: string;
  property: string | null;
  message: string;
};

export type Skipped =
  | { objectType: ObjectType; reason: 'missing_scope'; scopes: readonly string[] }
  | {
      objectType: 'companies' | 'deals';
      reason: 'missing_property';
      property: string;
      message: string;
    };

/** A value in HubSpot that cannot be what it should be: left out of the score, and told. */
export type DataIssue = FieldIssue & { objectType: ObjectType; id: string };

export type Change = { companyId: string; property: string; from: string; to: string };

/** The body of `attain sync --json`; keys are fixed, more may be added. */
export type SyncSummary = {
  portalId: number;
  mode: 'full' | 'incremental' | 'companies' | 'live';
  dryRun: boolean;
  startedAt: string;
  finishedAt: string;
  durationMs: number;
  pulled: {
    companies: number;
    contacts: number;
    deals: number;
    tickets: number;
    feedbackSubmissions: number;
    engagements: number;
  };
  removed: number;
  scored: number;
  insufficientData: number;
  written: number;
  dealsWritten: number;
  unchanged: number;
  rejected: readonly Rejected[];
  skipped: readonly Skipped[];
  dataIssues: { total: number; first: readonly DataIssue[] };
  /** Only with `--dry-run`: what would be written, at most 1,000 lines of it. */
  changes?: readonly Change[];
  apiCalls: CallCounts;
};

const PULLED_AS: Record<ObjectType, keyof SyncSummary['pulled']> = {
  companies: 'companies',
  contacts: 'contacts',
  deals: 'deals',
  tickets: 'tickets',
  feedback_submissions: 'feedbackSubmissions',
  meetings: 'engagements',
  calls: 'engagements',
  emails: 'engagements',
};

const MAX_LISTED = 1_000;

/** Collects what a cycle did. One per cycle; the steps tell it, the end reads it. */
export type SyncReport = {
  pulled(type: ObjectType, count: number): void;
  removed(count: number): void;
  issues(type: ObjectType, id: string, issues: readonly FieldIssue[]): void;
  skipped(skip: Skipped): void;
  isSkipped(type: ObjectType): boolean;
  scored(insufficientData: boolean, changed: boolean): void;
  written(type: 'companies' | 'deals', count: number): void;
  rejected(rejections: readonly Rejected[]): void;
  change(change: Change): void;
  summary(
    facts: Pick<SyncSummary, 'portalId' | 'mode' | 'dryRun'> & {
      startedAt: number;
      finishedAt: number;
    },
    apiCalls: CallCounts,
  ): SyncSummary;
};

/** For scoring a second time what the cycle has already reported. */
export function withoutScores(report: SyncReport): SyncReport {
  return { ...report, scored: () => undefined, issues: () => undefined };
}

export function syncReport(): SyncReport {
  const pulled = {
    companies: 0,
    contacts: 0,
    deals: 0,
    tickets: 0,
    feedbackSubmissions: 0,
    engagements: 0,
  };
  const counts = {
    removed: 0,
    scored: 0,
    insufficientData: 0,
    written: 0,
    dealsWritten: 0,
    unchanged: 0,
  };
  const rejected: Rejected[] = [];
  const skipped: Skipped[] = [];
  const dataIssues = { total: 0, first: [] as DataIssue[] };
  const changes: Change[] = [];
  const isSkipped = (type: ObjectType) =>
    skipped.some((s) => s.reason === 'missing_scope' && s.objectType === type);

  return {
    pulled: (type, count) => void (pulled[PULLED_AS[type]] += count),
    removed: (count) => void (counts.removed += count),
    issues(type, id, issues) {
      for (const issue of issues) {
        dataIssues.total += 1;
        if (dataIssues.first.length < MAX_LISTED)
          dataIssues.first.push({ objectType: type, id, ...issue });
      }
    },
    skipped(skip) {
      if (skip.reason === 'missing_property' || !isSkipped(skip.objectType)) skipped.push(skip);
    },
    isSkipped,
    scored(insufficientData, changed) {
      counts.scored += 1;
      if (insufficientData) counts.insufficientData += 1;
      if (!changed) counts.unchanged += 1;
    },
    written: (type, count) =>
      void (counts[type === 'companies' ? 'written' : 'dealsWritten'] += count),
    rejected: (rejections) => void rejected.push(...rejections),
    change: (change) => void (changes.length < MAX_LISTED && changes.push(change)),
    summary: ({ startedAt, finishedAt, ...facts }, apiCalls) => ({
      ...facts,
      startedAt: new Date(startedAt).toISOString(),
      finishedAt: new Date(finishedAt).toISOString(),
      durationMs: finishedAt - startedAt,
      pulled,
      ...counts,
      rejected,
      skipped,
      dataIssues,
      ...(facts.dryRun && { changes }),
      apiCalls,
    }),
  };
}
