import type { WaterfallChart } from '@attain/shared/reports/chart';
import { words } from '@attain/shared/reports/figure-words';

import { shortened, xmlText } from '../../paper/plain-text.ts';
import type { PptxSlide } from '../pptxgen.ts';
import { chartLook, fromZero, type Place } from './chart-look.ts';
import { waterfallBars, type WaterfallBar } from './waterfall-bars.ts';

const COLORS = { total: '5F6B7A', up: '0072B2', down: 'D55E00' };
const NAMES = { total: 'Total', up: 'Adds', down: 'Takes away' };
const NON_BREAKING_HYPHEN = '\u2011';
const ROLES = ['total', 'up', 'down'] as const;

type Waterfall = { chart: WaterfallChart; currency: string };

/** Stacked columns on bases that are not drawn; each amount stands under its name. */
export function drawWaterfall(
  slide: PptxSlide,
  { chart, currency }: Waterfall,
  place: Place,
): void {
  if (chart.steps.length === 0) return;
  const bars = waterfallBars(chart.steps);
  const labels = chart.steps.map(({ name, value }) => {
    return xmlText(`${shortened(name, 26)}: ${amount(chart, value, currency)}`);
  });
  const drawn = ROLES.filter((role) => bars.some((bar) => bar.role === role));
  slide.addChart(
    'bar',
    [
      { name: ' ', labels, values: bars.map(({ base }) => base) },
      ...drawn.flatMap((role) => [
        { name: NAMES[role], labels, values: bars.map((bar) => part(bar, role, 0)) },
        ...(bars.some((bar) => bar.role === role && bar.parts.length > 1)
          ? [
              {
                name: `${NAMES[role]} (below zero)`,
                labels,
                values: bars.map((bar) => part(bar, role, 1)),
              },
            ]
          : []),
      ]),
    ],
    {
      ...chartLook(chart, place),
      barDir: 'col',
      barGrouping: 'stacked',
      barGapWidthPct: 40,
      chartColors: [
        'transparent',
        ...drawn.flatMap((role) =>
          bars.some((bar) => bar.role === role && bar.parts.length > 1)
            ? [COLORS[role], COLORS[role]]
            : [COLORS[role]],
        ),
      ],
      showLegend: false,
      ...fromZero(bars.flatMap(({ base, parts }) => [base, ...parts])),
    },
  );
}

function part(bar: WaterfallBar, role: WaterfallBar['role'], index: number): number {
  return bar.role === role ? (bar.parts[index] ?? 0) : 0;
}

/** Its sign stays with it when the label is broken. */
function amount({ unit }: WaterfallChart, value: number, currency: string): string {
  const said = unit === 'money' ? words.money(value, currency) : words.number(value);
  return said.replace(/^-/, NON_BREAKING_HYPHEN);
}
