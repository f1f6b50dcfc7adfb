import type { Report } from '@attain/shared/reports/report';
import { htmlReport } from '@attain/sync-worker/reports/render/html';

import { reportCases } from '../reports/cases.ts';
import { REPORTS } from '../unit/reports/reports-of.ts';
import { reportsOnPaper } from './reports-on-paper.ts';
import { atMost, type BenchResult } from './result.ts';

const ROUNDS = 20;
const MOST_MS = 50;

/** One report as a page, pictures included: of an account with all that a report may hold, and of one with thirty goals. */
export async function reportsBench(): Promise<BenchResult[]> {
  const usual = Object.values(REPORTS).map((made) => made(reportCases.acme));
  const large = Object.values(REPORTS).map((made) => made(reportCases['thirty-goals']));
  // Before the pages, whose memory would count as the printer's.
  const onPaper = await reportsOnPaper();
  return [
    atMost({ name: 'reports: one as HTML, median', unit: 'ms' }, median(htmlMs(usual)), MOST_MS),
    { name: 'reports: of thirty goals as HTML, median', value: median(htmlMs(large)), unit: 'ms' },
    ...onPaper,
  ];
}

function htmlMs(reports: readonly Report[]): number[] {
  const times = Array.from({ length: ROUNDS }, () => reports.map(timed)).flat();
  // The first ones pay for compiling, as the first reader after a start does, and nobody after.
  return times.slice(reports.length * 2);
}

function timed(report: Report): number {
  const startedAt = performance.now();
  htmlReport(report);
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
