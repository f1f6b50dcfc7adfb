import { notice } from '../blocks.ts';
import { valueWaterfall } from '../charts/value-waterfall.ts';
import type { ReportContext } from '../context.ts';
import { roiBlocks } from '../parts/roi.ts';
import type { Section } from '../report.ts';

/** O24: from investment and confirmed value to net value and ROI, as a calculation and as a picture. */
export function roiSection(context: ReportContext): Omit<Section, 'id'> {
  const { value } = context.snapshot;
  const chart = valueWaterfall(context);
  return {
    title: 'ROI summary',
    blocks: [
      ...(value.doubleCounts.length === 0 ? [] : [notice(STANDS_FROM_BEFORE)]),
      ...roiBlocks(context),
      ...(chart === null ? [] : [{ kind: 'chart', chart } as const]),
    ],
    sections: [],
  };
}

const STANDS_FROM_BEFORE =
  'Two lines count the same quantity. The figures are those of before, and stay until one of the lines is excluded.';
