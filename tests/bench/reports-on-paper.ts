import { successReport } from '@attain/shared/reports/success/success-report';
import { PrintPool } from '@attain/sync-worker/reports/render/print-pool';

import { reportCases } from '../reports/cases.ts';
import { atMost, type BenchResult } from './result.ts';

const REPORTS = 1000;
const PRINTED_WITHIN_SECONDS = 300;
const PRINTED_WITHIN_MB = 600;
const LOOKED_AT_EVERY_MS = 100;

/** A thousand reports of all kinds of accounts as PDF, by the threads that the worker prints with. */
export async function reportsOnPaper(): Promise<BenchResult[]> {
  const reports = Object.values(reportCases).map(successReport);
  const pool = new PrintPool();
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, LOOKED_AT_EVERY_MS);
  const start = performance.now();
  let bytes = 0;
  const prints = Array.from({ length: REPORTS }, async (_, index) => {
    const file = await pool.print('pdf', reports[index % reports.length]!);
    // Read after the wait: the others have added theirs meanwhile.
    bytes += file.length;
  });
  await Promise.all(prints);
  const seconds = (performance.now() - start) / 1000;
  clearInterval(watch);
  await pool.close();
  return [
    atMost({ name: '1,000 reports as PDF', unit: 's' }, seconds, PRINTED_WITHIN_SECONDS),
    atMost({ name: '1,000 reports as PDF: memory', unit: 'MB' }, peak / 2 ** 20, PRINTED_WITHIN_MB),
    { name: '1,000 reports as PDF: size of one', unit: 'kB', value: bytes / REPORTS / 1000 },
  ];
}
