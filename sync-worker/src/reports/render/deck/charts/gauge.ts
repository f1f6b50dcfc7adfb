import type { GaugeChart } from '@attain/shared/reports/chart';
import { words } from '@attain/shared/reports/figure-words';

import { STANDING_MARK } from '../../paper/standing-mark.ts';
import { COLOR, FONT } from '../geometry.ts';
import type { PptxSlide } from '../pptxgen.ts';
import { chartLook, type Place } from './chart-look.ts';

const REST = 'E4E7EB';
const BELOW = 'FFFFFF';

/** A doughnut whose lower half is not drawn; the value stands in the middle. */
export function drawGauge(slide: PptxSlide, chart: GaugeChart, place: Place): void {
  const { value, max, bands } = chart;
  const filled = Math.min(Math.max(value ?? 0, 0), max);
  const band = bands.find(({ to }) => filled <= to) ?? bands.at(-1);
  const standing = value === null || band === undefined ? 'unknown' : band.standing;
  const { sign, color } = STANDING_MARK[standing];
  slide.addChart(
    'doughnut',
    [
      {
        name: chart.title,
        labels: [chart.title, 'Rest', ' '],
        values: [filled, max - filled, max],
      },
    ],
    {
      ...chartLook(chart, place),
      chartColors: [color.slice(1), REST, BELOW],
      firstSliceAng: 270,
      holeSize: 66,
      showLegend: false,
      showLabel: false,
      showValue: false,
      showPercent: false,
      dataBorder: { pt: 0.75, color: 'FFFFFF' },
    },
  );
  const shown = chart.unit === 'percent' ? words.percent(value) : words.number(value);
  slide.addText(
    [
      { text: shown, options: { bold: true, fontSize: 26, color: COLOR.ink, breakLine: true } },
      {
        text: value === null || band === undefined ? '' : `${sign} ${band.name}`,
        options: { fontSize: 14, color: color.slice(1) },
      },
    ],
    {
      x: place.x,
      y: place.y + place.h * 0.42,
      w: place.w,
      h: 0.95,
      align: 'center',
      valign: 'middle',
      fontFace: FONT,
    },
  );
}
