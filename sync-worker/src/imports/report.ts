import type { ImportKind } from './kind.ts';

export type Rejection = { line: number; reason: string };

/** What became of a file's rows: `rows` = `stored` + `unchanged` + `rejectedCount`, unless nothing was to be stored. */
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
};

/** More are counted but not kept, so that a file that is wrong throughout does not fill the memory. */
const LISTED_REJECTIONS = 10_000;

/** Counts while a file is read. */
export type Tally = {
  row(): void;
  company(id: string): void;
  stored(rows: number): void;
  unchanged(rows: number): void;
  reject(line: number, reason: string): void;
  rejectedCount(): number;
  report(): ImportReport;
};

export function tallyOf(kind: ImportKind, onRejected: (rejection: Rejection) => void): Tally {
  const companies = new Set<string>();
  const rejected: Rejection[] = [];
  let rows = 0;
  let stored = 0;
  let unchanged = 0;
  let rejectedCount = 0;
  return {
    row: () => {
      rows += 1;
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
    }),
  };
}
