import type { Day } from '@attain/shared/domain/basics/time';
import type { FollowUpRole } from '@attain/shared/domain/follow-ups/results';

import type { CallCounts, ObjectType } from '../ports/crm.ts';
import type { GoalRefusal } from '../ports/adoptions.ts';
import type { FieldIssue } from './normalise/fields.ts';

export type Rejected = {
  companyId: string;
  objectType: 'companies' | 'deals' | 'tasks' | 'reports';
  objectId: string;
  code: string;
  property: string | null;
  message: string;
};

export type Skipped =
  | {
      objectType: ObjectType | 'tasks' | 'workflows' | 'reports' | 'files';
      reason: 'missing_scope';
      scopes: readonly string[];
    }
  | { objectType: 'tasks'; reason: 'unknown_owner'; message: string }
  | { objectType: 'agreements'; reason: 'not_mirrored'; message: string }
  | { objectType: 'goal_records'; reason: 'unknown_object'; message: string }
  | {
      objectType: 'companies' | 'deals';
      reason: 'missing_property';
      property: string;
      message: string;
    };

/** A value in HubSpot that cannot be what it should be: left out of the score, and told. */
export type DataIssue = FieldIssue & { objectType: ObjectType; id: string };

/** What the cycle took over of the goals and readings that the portal keeps in HubSpot. */
export type GoalsReport = {
  /** Records of the custom object that were read. */
  records: number;
  /** Goals that are new, changed or have ended. */
  saved: number;
  readings: number;
  /** Changes of signed goals that wait for a revision; told in every cycle until HubSpot and the agreement agree. */
  refused: readonly (GoalRefusal & { companyId: string })[];
};

/** What the cycle wrote of the agreements that HubSpot shows as records. */
export type AgreementsReport = {
  written: number;
  /** Records that were associated with their company. */
  linked: number;
  rejected: readonly {
    companyId: string;
    goalId: string;
    code: string;
    property: string | null;
    message: string;
  }[];
};

/** A task that would be created or completed. */
export type TaskChange =
  | {
      companyId: string;
      kind: 'open';
      cause: string;
      role: FollowUpRole;
      title: string;
      dueOn: Day;
    }
  | { companyId: string; kind: 'close'; title: string; why: string };

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
  /** Tasks for alerts and escalations: created, completed, and left to a later cycle. */
  tasks: { opened: number; closed: number; waiting: number };
  /** Only where there were any: put on the record, and left to a later cycle (100 = that many or more). */
  reports?: { put: number; waiting: number };
  rejected: readonly Rejected[];
  skipped: readonly Skipped[];
  dataIssues: { total: number; first: readonly DataIssue[] };
  /** Only where the configuration maps goals or readings. */
  goals?: GoalsReport;
  /** Readings taken from product usage; only where the configuration binds metrics to it. */
  usageReadings?: number;
  /** Only where agreements are shown in HubSpot. */
  agreements?: AgreementsReport;
  /** Only with `--dry-run`: what would be written, at most 1,000 lines of it. */
  changes?: readonly Change[];
  /** Only with `--dry-run`: the tasks that would be created or completed, at most 1,000. */
  taskChanges?: readonly TaskChange[];
  apiCalls: CallCounts;
};

const PULLED_AS: Record<Exclude<ObjectType, 'goal_records'>, keyof SyncSummary['pulled']> = {
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
  accountsScored(): number;
  written(type: 'companies' | 'deals', count: number): void;
  rejected(rejections: readonly Rejected[]): void;
  change(change: Change): void;
  goals(taken: Omit<GoalsReport, 'records'>): void;
  usageReadings(taken: number): void;
  agreements(shown: AgreementsReport): void;
  tasksOpened(count: number): void;
  tasksClosed(count: number): void;
  tasksWaiting(count: number): void;
  taskChange(change: TaskChange): void;
  reports(put: number, waiting: number): void;
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
  const tasks = { opened: 0, closed: 0, waiting: 0 };
  const rejected: Rejected[] = [];
  const skipped: Skipped[] = [];
  const dataIssues = { total: 0, first: [] as DataIssue[] };
  const changes: Change[] = [];
  const taskChanges: TaskChange[] = [];
  let goalRecords = 0;
  let goals: GoalsReport | undefined;
  let reports: SyncSummary['reports'];
  let usageReadings: number | undefined;
  let agreements: AgreementsReport | undefined;
  const isSkipped = (type: Skipped['objectType']) =>
    skipped.some(
      (s) =>
        (s.reason === 'missing_scope' || s.reason === 'unknown_object') && s.objectType === type,
    );

  return {
    pulled(type, count) {
      if (type === 'goal_records') goalRecords += count;
      else pulled[PULLED_AS[type]] += count;
    },
    removed: (count) => void (counts.removed += count),
    issues(type, id, issues) {
      for (const issue of issues) {
        dataIssues.total += 1;
        if (dataIssues.first.length < MAX_LISTED)
          dataIssues.first.push({ objectType: type, id, ...issue });
      }
    },
    skipped(skip) {
      // A type that cannot be read is told once, whichever calls find it out.
      const isType = skip.reason === 'missing_scope' || skip.reason === 'unknown_object';
      if (!isType || !isSkipped(skip.objectType)) skipped.push(skip);
    },
    isSkipped,
    scored(insufficientData, changed) {
      counts.scored += 1;
      if (insufficientData) counts.insufficientData += 1;
      if (!changed) counts.unchanged += 1;
    },
    accountsScored: () => counts.scored,
    written: (type, count) =>
      void (counts[type === 'companies' ? 'written' : 'dealsWritten'] += count),
    rejected: (rejections) => void rejected.push(...rejections),
    change: (change) => void (changes.length < MAX_LISTED && changes.push(change)),
    goals: (taken) => void (goals = { records: goalRecords, ...taken }),
    usageReadings: (taken) => void (usageReadings = (usageReadings ?? 0) + taken),
    agreements: (shown) => void (agreements = shown),
    tasksOpened: (count) => void (tasks.opened += count),
    tasksClosed: (count) => void (tasks.closed += count),
    tasksWaiting: (count) => void (tasks.waiting = count),
    taskChange: (change) => void (taskChanges.length < MAX_LISTED && taskChanges.push(change)),
    reports: (put, waiting) => void (reports = { put, waiting }),
    summary: ({ startedAt, finishedAt, ...facts }, apiCalls) => ({
      ...facts,
      startedAt: new Date(startedAt).toISOString(),
      finishedAt: new Date(finishedAt).toISOString(),
      durationMs: finishedAt - startedAt,
      pulled,
      ...counts,
      tasks,
      ...(reports && { reports }),
      rejected,
      skipped,
      dataIssues,
      ...(goals && { goals }),
      ...(usageReadings !== undefined && { usageReadings }),
      ...(agreements && { agreements }),
      ...(facts.dryRun && { changes, taskChanges }),
      apiCalls,
    }),
  };
}

/** Whether something was left out that a person should look at: the exit code 2 of `attain sync`. */
export function isIncomplete({ rejected, skipped, goals, agreements }: SyncSummary): boolean {
  return (
    rejected.length > 0 ||
    skipped.some(({ reason }) => reason !== 'missing_scope') ||
    (goals?.refused ?? []).length > 0 ||
    (agreements?.rejected ?? []).length > 0
  );
}
