import type { GaugeChart } from '@attain/shared/reports/chart';
import type { Standing } from '@attain/shared/reports/figure';

import { axisName, shortened, valueWords } from './chart-words.ts';
import type { Drawing } from './draw.ts';
import { INK, MUTED, PAPER, STANDING_HUE, STANDING_TINT } from './palette.ts';

const HEIGHT = 214;
const CENTRE_Y = 142;
const RADIUS = 118;
const THICKNESS = 26;
const LONGEST_NAME = 22;

const SYMBOL: Readonly<Record<Standing, string>> = {
  good: '✓',
  warning: '!',
  bad: '✗',
  unknown: '?',
};

type Band = GaugeChart['bands'][number] & { from: number; reached: boolean };

/**
 * Half a circle: bands by name, the one that is reached in full colour, so that it tells without colours too, and a needle.
 * Without a value there is no needle.
 */
export function gaugeDrawing(chart: GaugeChart, width: number): Drawing {
  const { max, value } = chart;
  const shown = value === null ? null : Math.min(Math.max(value, 0), max);
  const bands = bandsOf(chart, shown);
  const centre = { x: width / 2, y: CENTRE_Y };
  return {
    width,
    height: HEIGHT,
    option: {
      series: [
        {
          type: 'gauge',
          silent: true,
          startAngle: 180,
          endAngle: 0,
          center: [centre.x, centre.y],
          radius: RADIUS,
          min: 0,
          max,
          axisLine: { lineStyle: { width: THICKNESS, color: bands.map((band) => arc(band, max)) } },
          splitLine: { show: false },
          axisTick: { show: false },
          axisLabel: { show: false },
          title: { show: false },
          detail: { show: false },
          pointer: { show: shown !== null, length: '58%', width: 7, itemStyle: { color: INK } },
          anchor: { show: shown !== null, size: 14, itemStyle: { color: INK, borderWidth: 0 } },
          data: [{ value: shown ?? 0 }],
        },
      ],
      graphic: [
        ...bands.slice(1).map(({ from }) => gap(from / max, centre)),
        ...bands.map((band) => bandName(band, max, centre)),
        ...[0, ...bands.map(({ to }) => to)].map((mark) => threshold(mark, max, centre)),
        ...reading(chart, bands, centre),
      ],
    },
  };
}

/** A value on an edge belongs to the band that begins there. */
function bandsOf({ bands }: GaugeChart, shown: number | null): Band[] {
  const scale = bands.map((band, index) => ({ ...band, from: bands[index - 1]?.to ?? 0 }));
  const at = shown === null ? -1 : scale.findLastIndex(({ from }) => shown >= from);
  return scale.map((band, index) => ({ ...band, reached: index === at }));
}

function arc({ to, standing, reached }: Band, max: number): [number, string] {
  return [to / max, (reached ? STANDING_HUE : STANDING_TINT)[standing]];
}

type Point = { x: number; y: number };

/** @param share of the way from left to right, 0-1 */
function onArc(share: number, radius: number, { x, y }: Point): Point {
  const angle = Math.PI * (1 - share);
  return { x: x + radius * Math.cos(angle), y: y - radius * Math.sin(angle) };
}

function gap(share: number, centre: Point) {
  const [from, to] = [
    onArc(share, RADIUS - THICKNESS - 1, centre),
    onArc(share, RADIUS + 1, centre),
  ];
  return {
    type: 'line',
    silent: true,
    z: 10,
    shape: { x1: from.x, y1: from.y, x2: to.x, y2: to.y },
    style: { stroke: PAPER, lineWidth: 3 },
  };
}

function bandName({ from, to, name, reached }: Band, max: number, centre: Point) {
  const share = (from + to) / 2 / max;
  const { x, y } = onArc(share, RADIUS + 12, centre);
  return text(shortened(name, LONGEST_NAME), { x, y }, anchorAt(share), {
    fill: reached ? INK : MUTED,
    fontWeight: reached ? 'bold' : 'normal',
    fontSize: 13,
  });
}

function threshold(mark: number, max: number, centre: Point) {
  const share = mark / max;
  const at = onArc(share, RADIUS - THICKNESS - 12, centre);
  const ends = share === 0 || share === 1;
  const place = ends ? { x: onArc(share, RADIUS - THICKNESS / 2, centre).x, y: centre.y + 13 } : at;
  return text(String(mark), place, 'center', { fill: MUTED, fontSize: 11 });
}

function reading(chart: GaugeChart, bands: readonly Band[], { x, y }: Point) {
  const { value } = chart;
  const reached = bands.find((band) => band.reached);
  if (value === null || reached === undefined)
    return [text('No value yet', { x, y: y + 40 }, 'center', { fill: MUTED, fontSize: 16 })];
  const { standing, name } = reached;
  return [
    text(`${valueWords(value, chart)} ${axisName(chart)}`.trim(), { x, y: y + 32 }, 'center', {
      fill: INK,
      fontSize: 22,
      fontWeight: 'bold',
    }),
    text(`${SYMBOL[standing]} ${shortened(name, LONGEST_NAME)}`, { x, y: y + 57 }, 'center', {
      fill: STANDING_HUE[standing],
      fontSize: 14,
      fontWeight: 'bold',
    }),
  ];
}

function anchorAt(share: number): 'left' | 'center' | 'right' {
  if (share > 0.45 && share < 0.55) return 'center';
  return share < 0.5 ? 'right' : 'left';
}

function text(words: string, at: Point, align: string, style: object) {
  return {
    type: 'text',
    silent: true,
    ...at,
    style: { text: words, align, verticalAlign: 'middle', ...style },
  };
}
