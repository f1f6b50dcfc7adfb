import type { Instant } from '@attain/shared/domain/basics/time';
import { Counter, Gauge, type Registry } from 'prom-client';

import type { PullReport } from '../usage/pull/report.ts';

export type PullMetrics = { pulled: (report: PullReport, at: Instant) => void };

/** How the sources that usage is pulled from fare. */
export function pullMetrics(registry: Registry): PullMetrics {
  const registers = [registry];
  const labelNames = ['source'];
  const pulls = new Counter({
    name: 'attain_usage_pulls_total',
    help: 'Pulls of usage by source and outcome',
    labelNames: ['source', 'outcome'],
    registers,
  });
  const rows = new Counter({
    name: 'attain_usage_pulled_rows_total',
    help: 'What sources said, by kind: cells, user days, readings of metrics, refused rows',
    labelNames: ['source', 'kind'],
    registers,
  });
  const days = new Counter({
    name: 'attain_usage_pulled_days_changed_total',
    help: 'Days of which a source said something else than before',
    labelNames,
    registers,
  });
  const duration = new Gauge({
    name: 'attain_usage_pull_duration_seconds',
    help: 'Duration of the last pull',
    labelNames,
    registers,
  });
  const finished = new Gauge({
    name: 'attain_usage_pull_last_finished_timestamp_seconds',
    help: 'End of the last good pull',
    labelNames,
    registers,
  });

  return {
    pulled({ source, state, cells, userDays, readings, refusedCount, changedDays, tookMs }, at) {
      pulls.inc({ source, outcome: state });
      rows.inc({ source, kind: 'cell' }, cells);
      rows.inc({ source, kind: 'user_day' }, userDays);
      rows.inc({ source, kind: 'reading' }, readings.stored + readings.unchanged);
      rows.inc({ source, kind: 'refused' }, refusedCount);
      days.inc({ source }, changedDays);
      duration.set({ source }, tookMs / 1_000);
      if (state !== 'failed') finished.set({ source }, at / 1_000);
    },
  };
}
