import type { GaugeChart } from '../chart.ts';
import type { ReportContext } from '../context.ts';
import { words } from '../figure-words.ts';
import { SUCCESS_BAND } from '../standing-words.ts';

const MAX = 100;

/** The success score on its scale (M31). */
export function scoreGauge({ record, snapshot }: ReportContext): GaugeChart {
  const { score, band } = record.success;
  const { fair, good, strong } = snapshot.bands.success;
  const scale = (['weak', 'fair', 'good', 'strong'] as const).map((name, index) => ({
    to: [fair, good, strong, MAX][index] ?? MAX,
    name: SUCCESS_BAND[name].text,
    standing: SUCCESS_BAND[name].standing,
  }));
  const named = SUCCESS_BAND[band ?? 'not_scored'].text.toLowerCase();
  return {
    kind: 'gauge',
    id: 'success_score',
    title: 'Overall success score',
    alt:
      score === null
        ? 'The success score cannot be told yet.'
        : `A success score of ${words.number(score)} out of ${MAX}: ${named}.`,
    unit: 'score',
    unitName: `of ${MAX}`,
    value: score,
    max: MAX,
    bands: scale,
  };
}
