import type { LinesChart, LineSeries } from '@attain/shared/reports/chart';

import { valueAxis } from './axes.ts';
import { axisName, axisWords, shortened, valueWords } from './chart-words.ts';
import type { Drawing } from './draw.ts';
import { axisTitle, note } from './notes.ts';
import { hueOf, INK, MOST_SERIES, MUTED } from './palette.ts';
import { marksOf, type Scale, scaleOf } from './scale.ts';
import { spread } from './spread.ts';
import { linesOf, textWidth } from './text-width.ts';
import { type Range, rangeOf, timeAxis } from './time-axis.ts';

const TOP = 26;
const PLOT_HEIGHT = 210;
const UNDER_AXIS = 40;
const LABELS_WIDTH = 172;
const LEADER = 14;
const FONT_SIZE = 12;
const LINE_HEIGHT = 15;
const LONGEST_NAME = 70;
const MOST_TALL_LABELS = 4;

const MARKERS = ['circle', 'rect', 'triangle', 'diamond'] as const;
/** Solid lines first; more than that differ by their dashes too. */
const DASHES = ['solid', 'solid', 'solid', 'solid', [9, 3], [2, 3], [9, 3, 2, 3], [5, 2]] as const;
const PATH_DASH = [7, 5] as const;

type Line = LineSeries & { hue: string; index: number };
type Plot = { left: number; right: number; bottom: number; scale: Scale; range: Range };

/**
 * How values went over time. Every line carries its name and its last value at the right edge, in place of a legend; what was
 * agreed is dashed and has no markers. `undefined` without a point.
 */
export function linesDrawing(chart: LinesChart, width: number): Drawing | undefined {
  const all = chart.series.filter(({ points }) => points.length > 0);
  const lines = all
    .slice(0, MOST_SERIES)
    .map((line, index) => ({ ...line, ...lookOf(all, index) }));
  const points = lines.flatMap((line) => line.points);
  const range = rangeOf(points.map(({ on }) => on));
  if (range === undefined) return undefined;
  const scale = scaleOf(
    points.map(({ value }) => value),
    { fromZero: chart.unit === 'percent' },
  );
  const left =
    12 + Math.max(...marksOf(scale).map((mark) => textWidth(axisWords(mark, chart), 11)));
  const right = width - LABELS_WIDTH - LEADER;
  const plot = { left, right, bottom: TOP + PLOT_HEIGHT, scale, range };
  const leftOut = all.length - lines.length;
  const height = plot.bottom + UNDER_AXIS + (leftOut > 0 ? 18 : 0);
  return {
    width,
    height,
    option: {
      grid: { outerBoundsMode: 'none', left, right: width - right, top: TOP, height: PLOT_HEIGHT },
      xAxis: timeAxis(range, right - left),
      yAxis: valueAxis(scale, chart),
      series: lines.map(lineOf),
      graphic: [
        axisTitle(shortened(axisName(chart), 80)),
        ...labels(lines, plot, chart),
        ...(leftOut > 0 ? [note(`The first ${lines.length} of ${all.length} lines.`, height)] : []),
      ],
    },
  };
}

/** A path has the colour of ink: it belongs to the line that is measured against it. */
function lookOf(all: readonly LineSeries[], index: number): { hue: string; index: number } {
  const measured = all.slice(0, index).filter(({ role }) => role === 'measured').length;
  return all[index]?.role === 'path'
    ? { hue: MUTED, index: measured }
    : { hue: hueOf(measured), index: measured };
}

function lineOf({ points, role, hue, index }: Line) {
  const agreed = role === 'path';
  return {
    type: 'line',
    silent: true,
    clip: false,
    showSymbol: true,
    symbol: agreed ? 'none' : MARKERS[index % MARKERS.length],
    symbolSize: points.length > 30 ? 4 : 7,
    itemStyle: { color: hue },
    lineStyle: {
      color: hue,
      width: agreed ? 1.75 : 2.25,
      type: agreed ? [...PATH_DASH] : dashOf(index),
    },
    data: points.map(({ on, value }) => [Date.parse(on), value]),
  };
}

function dashOf(index: number) {
  const dash = DASHES[index % DASHES.length] ?? 'solid';
  return typeof dash === 'string' ? dash : [...dash];
}

/** Name and last value of each line beside its end, moved apart and tied to it by a thin rule. */
function labels(lines: readonly Line[], plot: Plot, chart: LinesChart) {
  const texts = lines.map((line) => labelOf(line, chart, lines.length > MOST_TALL_LABELS));
  const places = spread(
    lines.map((line, n) => ({
      at: end(line, plot).y,
      height: (texts[n]?.length ?? 0) * LINE_HEIGHT + 4,
    })),
    { from: TOP - 16, to: plot.bottom + 26 },
  );
  return lines.flatMap((line, n) => {
    const y = places[n] ?? 0;
    const { x: fromX, y: fromY } = end(line, plot);
    const x = plot.right + LEADER;
    const rule = {
      type: 'polyline',
      silent: true,
      shape: {
        points: [
          [fromX + 6, fromY],
          [plot.right, fromY],
          [x - 3, y],
        ],
      },
      style: { stroke: line.hue, lineWidth: 0.75, lineDash: [1, 2], fill: 'none' },
    };
    return [rule, ...label(texts[n] ?? [], { x, y }, line.hue)];
  });
}

/** Name over value; many lines have both in one, with a shorter name. */
function labelOf({ name, points }: Line, chart: LinesChart, low: boolean): string[] {
  const value = valueWords(points.at(-1)?.value ?? 0, chart);
  const width = LABELS_WIDTH - 4 - (low ? textWidth(`: ${value}`, FONT_SIZE) : 0);
  const names = linesOf(shortened(name, LONGEST_NAME), {
    width: Math.max(width, LABELS_WIDTH / 3),
    fontSize: FONT_SIZE,
    most: low ? 1 : 2,
  });
  return low ? [`${names.join(' ')}: ${value}`] : [...names, value];
}

function label(texts: readonly string[], { x, y }: { x: number; y: number }, hue: string) {
  const top = y - ((texts.length - 1) * LINE_HEIGHT) / 2;
  return texts.map((text, n) => ({
    type: 'text',
    silent: true,
    x,
    y: top + n * LINE_HEIGHT,
    style: {
      text,
      fill: n > 0 && n === texts.length - 1 ? INK : hue,
      fontWeight: n > 0 && n === texts.length - 1 ? 'normal' : 'bold',
      fontSize: FONT_SIZE,
      verticalAlign: 'middle',
    },
  }));
}

function end({ points }: Line, { left, right, bottom, scale, range }: Plot) {
  const last = points.at(-1);
  if (last === undefined) return { x: left, y: bottom };
  const x = left + ((Date.parse(last.on) - range.from) / (range.to - range.from)) * (right - left);
  const y = bottom - ((last.value - scale.min) / (scale.max - scale.min)) * PLOT_HEIGHT;
  return { x, y };
}
