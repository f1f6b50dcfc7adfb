import type { UsageAccountRef } from '../ports/usage.ts';
import type { ExcludedCounts, ExcludedOutcome } from './events/excluded.ts';
import type { ImportKind } from './kind.ts';

export type Rejection = { line: number; reason: string };

/**
 * What became of a file's rows: `rows` = `stored` + `unchanged` + those excluded + `rejectedCount`, unless nothing was to be
 * stored.
 */
export type ImportReport = {
  kind: ImportKind;
  /** Rows with content, the header not among them. */
  rows: number;
  stored: number;
  /** Known from before, as they are. */
  unchanged: number;
  rejectedCount: number;
  /** In line order, the first 10,000 of them; `onRejected` hears of every one. */
  rejected: readonly Rejection[];
  /** Companies that the rows belong to. */
  companies: number;
  /** Told of events only. */
  usage?: {
    /** Events that do not count as usage by the customer, by the rule that says so. */
    excluded: ExcludedCounts;
    /** Events that count once a company answers to their account; some of the accounts by name. */
    unmatched: { events: number; accounts: number; examples: readonly string[] };
  };
};

/** As many accounts are named as a person looks at. */
const EXAMPLES = 5;

/** More are counted but not kept, so that a file that is wrong throughout does not fill the memory. */
const LISTED_REJECTIONS = 10_000;

/** Counts while a file is read. */
export type Tally = {
  rows(count: number): void;
  company(id: string): void;
  excluded(counts: ExcludedCounts): void;
  unmatched(account: UsageAccountRef, events: number): void;
  stored(rows: number): void;
  unchanged(rows: number): void;
  reject(line: number, reason: string): void;
  rejectedCount(): number;
  report(): ImportReport;
};

export function tallyOf(kind: ImportKind, onRejected: (rejection: Rejection) => void): Tally {
  const companies = new Set<string>();
  const rejected: Rejection[] = [];
  const excluded: Partial<Record<ExcludedOutcome, number>> = {};
  const unmatchedAccounts = new Set<string>();
  let unmatchedEvents = 0;
  let rows = 0;
  let stored = 0;
  let unchanged = 0;
  let rejectedCount = 0;
  return {
    rows(count) {
      rows += count;
    },
    excluded(counts) {
      for (const [outcome, count] of Object.entries(counts)) {
        const known = outcome as ExcludedOutcome;
        excluded[known] = (excluded[known] ?? 0) + count;
      }
    },
    unmatched({ by, value }, events) {
      unmatchedAccounts.add(`${by} ${JSON.stringify(value)}`);
      unmatchedEvents += events;
    },
    company(id) {
      companies.add(id);
    },
    stored(count) {
      stored += count;
    },
    unchanged(count) {
      unchanged += count;
    },
    reject(line, reason) {
      const rejection = { line, reason };
      rejectedCount += 1;
      if (rejected.length < LISTED_REJECTIONS) rejected.push(rejection);
      onRejected(rejection);
    },
    rejectedCount: () => rejectedCount,
    report: () => ({
      kind,
      rows,
      stored,
      unchanged,
      rejectedCount,
      rejected: rejected.toSorted((a, b) => a.line - b.line),
      companies: companies.size,
      ...(kind === 'events' && {
        usage: {
          excluded,
          unmatched: {
            events: unmatchedEvents,
            accounts: unmatchedAccounts.size,
            examples: [...unmatchedAccounts].slice(0, EXAMPLES),
          },
        },
      }),
    }),
  };
}
