import type { Chart } from '@attain/shared/reports/chart';
import type { FigureUnit } from '@attain/shared/reports/figure';

import { shortened, xmlText } from '../../paper/plain-text.ts';
import { COLOR, FONT } from '../geometry.ts';
import type { ChartOptions } from '../pptxgen.ts';

export type Place = { x: number; y: number; w: number; h: number };

/** Number formats of the office, by what a chart measures. */
const FORMATS: Readonly<Record<FigureUnit, string>> = {
  money: '#,##0',
  percent: '0.##"%"',
  score: '0.##',
  multiple: '0.0"x"',
  count: '#,##0',
  metric: '#,##0.##',
};

/** Columns stand on zero: an axis that began at the lowest of them would make much of little. */
export function fromZero(values: readonly (number | null)[]): ChartOptions {
  if (values.every((value) => value === null || value >= 0)) return { valAxisMinVal: 0 };
  return values.every((value) => value === null || value <= 0) ? { valAxisMaxVal: 0 } : {};
}

/** What all charts share: fonts, title, light lines, and the picture in words for who cannot see it. */
export function chartLook({ title, alt, unit, unitName }: Chart, place: Place): ChartOptions {
  return {
    ...place,
    altText: xmlText(alt),
    showTitle: true,
    title: xmlText(shortened(title, 70)),
    titleFontFace: FONT,
    titleFontSize: 13,
    titleColor: COLOR.ink,
    catAxisLabelFontFace: FONT,
    catAxisLabelFontSize: 10,
    catAxisLabelColor: COLOR.quiet,
    valAxisLabelFontFace: FONT,
    valAxisLabelFontSize: 10,
    valAxisLabelColor: COLOR.quiet,
    valAxisLabelFormatCode: FORMATS[unit],
    dataLabelFormatCode: FORMATS[unit],
    showValAxisTitle: true,
    valAxisTitle: xmlText(unitName),
    valAxisTitleFontSize: 10,
    valAxisTitleColor: COLOR.quiet,
    valGridLine: { color: 'E4E7EB', size: 0.5 },
    catGridLine: { style: 'none' },
    legendPos: 'b',
    legendFontFace: FONT,
    legendFontSize: 10,
    legendColor: COLOR.ink,
  };
}
