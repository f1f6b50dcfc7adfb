import type { WaterfallChart } from '@attain/shared/reports/chart';

import { categoryAxis, valueAxis } from './axes.ts';
import { barsLayout, LABEL_SHARE, LABEL_SIZE } from './bars-layout.ts';
import { axisName, axisWords, shortened, valueWords } from './chart-words.ts';
import type { Drawing } from './draw.ts';
import { axisTitle, note } from './notes.ts';
import { HUES, INK, MUTED, STANDING_HUE, STANDING_TINT } from './palette.ts';
import { marksOf, scaleOf, withRoomBelow } from './scale.ts';
import { textWidth } from './text-width.ts';

const PLOT_HEIGHT = 230;
const ROW_HEIGHT = 38;
const MOST_STEPS = 30;
const BAR_SHARE = 0.6;

type Step = WaterfallChart['steps'][number] & { from: number; to: number; label: string };

/**
 * From the first amount to the last: totals stand on the axis, changes hang between, tied by thin rules. What is taken away is
 * hollow, what is added full; the sign is written. `undefined` without a step.
 */
export function waterfallDrawing(chart: WaterfallChart, width: number): Drawing | undefined {
  const steps = stepsOf(chart).slice(0, MOST_STEPS);
  if (steps.length === 0) return undefined;
  const reach = steps.flatMap(({ from, to }) => [from, to]);
  const tight = scaleOf(reach, { fromZero: true });
  const marksWidth =
    12 + Math.max(...marksOf(tight).map((mark) => textWidth(axisWords(mark, chart), 11)));
  const layout = barsLayout({
    names: steps.map(({ name }) => name),
    labels: steps.map(({ label }) => label),
    abreast: 1,
    width: width - marksWidth - 8,
  });
  const upright = layout.way === 'upright';
  const scale = withRoomBelow(tight, Math.min(...reach), LABEL_SHARE[layout.way]);
  const title = shortened(axisName(chart), 80);
  const says =
    steps.length < chart.steps.length
      ? `The first ${steps.length} of ${chart.steps.length} steps.`
      : '';
  const top = upright ? 30 : title === '' ? 6 : 24;
  const plotHeight = upright ? PLOT_HEIGHT : steps.length * ROW_HEIGHT;
  const height = top + plotHeight + (upright ? layout.namesHeight : 28) + (says === '' ? 0 : 20);
  const left = upright ? marksWidth : layout.namesWidth;
  const right = upright ? 8 : layout.labelsWidth + 14;
  const along = categoryAxis(layout.names);
  const up = valueAxis(scale, chart);
  return {
    width,
    height,
    option: {
      grid: { outerBoundsMode: 'none', left, right, top, height: plotHeight },
      xAxis: upright ? along : up,
      yAxis: upright ? up : { ...along, inverse: true },
      series: [
        {
          type: 'custom',
          silent: true,
          clip: false,
          data: steps.map((_, index) => index),
          renderItem: (item: Item, api: Api) => stepShape(steps, item.dataIndex, { api, upright }),
        },
      ],
      graphic: [
        ...(title === '' ? [] : [axisTitle(title)]),
        ...(says === '' ? [] : [note(says, height)]),
      ],
    },
  };
}

function stepsOf(chart: WaterfallChart): Step[] {
  let stands = 0;
  return chart.steps.map((step) => {
    const from = step.role === 'total' ? 0 : stands;
    const to = step.role === 'total' ? step.value : stands + step.value;
    stands = to;
    const words = valueWords(step.value, chart);
    return {
      ...step,
      from,
      to,
      label: step.role === 'change' && step.value > 0 ? `+${words}` : words,
    };
  });
}

type Item = { dataIndex: number };
type Api = {
  coord: (point: [number, number]) => number[];
  size: (lengths: [number, number]) => number | number[];
};
type Place = { api: Api; upright: boolean };

function stepShape(steps: readonly Step[], index: number, { api, upright }: Place) {
  const step = steps[index];
  if (step === undefined) return null;
  const pixels = (at: number, value: number) => {
    const [x = 0, y = 0] = api.coord(upright ? [at, value] : [value, at]);
    return { along: upright ? x : y, up: upright ? y : x };
  };
  const slot = api.size([1, 1]);
  const [slotX = 0, slotY = 0] = Array.isArray(slot) ? slot : [slot, slot];
  const half = (Math.min(upright ? slotX : slotY, 120) * BAR_SHARE) / 2;
  const [start, end] = [pixels(index, step.from), pixels(index, step.to)];
  const box = {
    a: start.along - half,
    b: start.along + half,
    low: Math.min(start.up, end.up),
    high: Math.max(start.up, end.up),
  };
  const next = steps[index + 1];
  const children = [bar(box, step, upright), text(box, step, upright)];
  if (next !== undefined) {
    const tie = { at: end.up, from: box.b, to: pixels(index + 1, step.to).along - half };
    children.push(rule(tie, upright));
  }
  return { type: 'group', silent: true, children };
}

type Box = { a: number; b: number; low: number; high: number };

function bar({ a, b, low, high }: Box, { role, value }: Step, upright: boolean): object {
  const [across, length] = [b - a, Math.max(high - low, 1)];
  const shape = upright
    ? { x: a, y: low, width: across, height: length }
    : { x: low, y: a, width: length, height: across };
  return { type: 'rect', shape, style: { lineWidth: 1.5, ...look(role, value) } };
}

function look(role: Step['role'], value: number) {
  if (role === 'total') return { fill: HUES[0], stroke: HUES[0] };
  return value < 0
    ? { fill: STANDING_TINT.bad, stroke: STANDING_HUE.bad }
    : { fill: STANDING_HUE.good, stroke: STANDING_HUE.good };
}

/** Beyond the end that the step moves to. */
function text({ a, b, low, high }: Box, { label, from, to, role }: Step, upright: boolean): object {
  const down = to < from;
  const middle = (a + b) / 2;
  const style = {
    text: label,
    fill: INK,
    fontSize: LABEL_SIZE,
    fontWeight: role === 'total' ? 'bold' : 'normal',
  };
  if (upright)
    return {
      type: 'text',
      style: {
        ...style,
        x: middle,
        y: down ? high + 4 : low - 4,
        align: 'center',
        verticalAlign: down ? 'top' : 'bottom',
      },
    };
  return {
    type: 'text',
    style: {
      ...style,
      x: down ? low - 5 : high + 5,
      y: middle,
      align: down ? 'right' : 'left',
      verticalAlign: 'middle',
    },
  };
}

function rule(
  { at, from, to }: { at: number; from: number; to: number },
  upright: boolean,
): object {
  const shape = upright
    ? { x1: from, y1: at, x2: to, y2: at }
    : { x1: at, y1: from, x2: at, y2: to };
  return { type: 'line', shape, style: { stroke: MUTED, lineWidth: 0.75, lineDash: [2, 2] } };
}
