import type { Chapter } from './formula.ts';

import { metricProgress } from '@attain/shared/domain/metrics/metric-progress';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { metricAt } from '../unit/domain/builders.ts';

export const METRICS: Chapter = {
  title: 'Metrics',
  about:
    'A metric of a goal: how much of the agreed change has happened, and whether it will in time.',
  formulas: [
    {
      title: 'Progress of a metric',
      files: ['metrics/metric-progress.ts'],
      source: ['M27', 'M69', 'C15'],
      formula: 'progress = (current - baseline) / (target - baseline)',
      units: 'fraction, neither capped nor floored; the sign handles lower-is-better',
      missing:
        'no baseline: `baseline_not_set`, "Baseline not set. Cannot calculate progress."; no reading: `no_data`.',
      example: {
        given: 'data error rate, baseline 12 %, target 2 %, current 3.8 %',
        byHand: '(3.8 - 12) / (2 - 12)',
        byRule: () => {
          const result = metricProgress(metricAt(12, 2, 3.8), DEFAULT_SETTINGS);
          return result.kind === 'scored' ? result.progress : Number.NaN;
        },
        reads: '82 %',
        printed: '92 %, which follows from no formula.',
      },
    },
  ],
};
