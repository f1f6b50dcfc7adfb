import type { ColumnsChart } from '@attain/shared/reports/chart';

import { categoryAxis, valueAxis } from './axes.ts';
import { BARS_SHARE, barsLayout, LABEL_SHARE, LABEL_SIZE } from './bars-layout.ts';
import { axisName, axisWords, shortened, valueWords } from './chart-words.ts';
import { columnLook } from './column-look.ts';
import type { Drawing } from './draw.ts';
import { legendOf } from './legend.ts';
import { axisTitle, note } from './notes.ts';
import { INK, MOST_SERIES, PAPER } from './palette.ts';
import { marksOf, type Scale, scaleOf, withRoomBelow } from './scale.ts';
import { textWidth } from './text-width.ts';

const PLOT_HEIGHT = 220;
const BAR_HEIGHT = 17;
const MOST_CATEGORIES = 30;

/**
 * Values of categories side by side or on each other, each with its figure. A missing value leaves a gap where 0 has a figure.
 * `undefined` without a value.
 */
export function columnsDrawing(chart: ColumnsChart, width: number): Drawing | undefined {
  const categories = chart.categories.slice(0, MOST_CATEGORIES);
  const series = chart.series
    .slice(0, MOST_SERIES)
    .map(({ name, values }) => ({ name, values: categories.map((_, n) => values[n] ?? null) }));
  if (!series.some(({ values }) => values.some((value) => value !== null))) return undefined;
  const reach = extremes(series, chart.stacked);
  const tight = scaleOf(reach, { fromZero: true });
  const labels = series.flatMap(({ values }) => values.map((value) => wordsOf(value, chart)));
  const marksWidth =
    12 + Math.max(...marksOf(tight).map((mark) => textWidth(axisWords(mark, chart), 11)));
  const abreast = chart.stacked ? 1 : series.length;
  const layout = barsLayout({ names: categories, labels, abreast, width: width - marksWidth - 8 });
  const scale = chart.stacked
    ? tight
    : withRoomBelow(tight, Math.min(...reach), LABEL_SHARE[layout.way]);
  const legend = legendOf(
    series.map(({ name }) => name),
    width,
  );
  const says = leftOut(chart, { categories: categories.length, series: series.length });
  const title = shortened(axisName(chart), 80);
  const top = legend.height + (layout.way === 'upright' ? 30 : title === '' ? 6 : 24);
  const plotHeight =
    layout.way === 'upright' ? PLOT_HEIGHT : categories.length * (abreast * BAR_HEIGHT + 16);
  const under = (layout.way === 'upright' ? layout.namesHeight : 28) + (says === '' ? 0 : 20);
  const height = top + plotHeight + under;
  const along = categoryAxis(layout.names);
  const up = valueAxis(scale, chart);
  const left = layout.way === 'upright' ? marksWidth : layout.namesWidth;
  const right = layout.way === 'upright' ? 8 : layout.labelsWidth + 14;
  const plotLength = layout.way === 'upright' ? plotHeight : width - left - right;
  return {
    width,
    height,
    option: {
      ...legend.option,
      grid: { outerBoundsMode: 'none', left, right, top, height: plotHeight },
      xAxis: layout.way === 'upright' ? along : up,
      yAxis: layout.way === 'upright' ? up : { ...along, inverse: true },
      series: series.map(({ name, values }, index) => ({
        type: 'bar',
        name: shortened(name, 60),
        silent: true,
        clip: false,
        emphasis: { disabled: true },
        barCategoryGap: `${Math.round((1 - BARS_SHARE) * 100)}%`,
        barGap: '8%',
        barMaxWidth: 84,
        ...(chart.stacked ? { stack: 'all' } : {}),
        itemStyle: columnLook(index),
        data: values.map((value) => bar(value, { chart, way: layout.way, scale, plotLength })),
      })),
      graphic: [
        ...(title === '' ? [] : [axisTitle(title, legend.height + 10)]),
        ...(says === '' ? [] : [note(says, height)]),
      ],
    },
  };
}

type Series = { name: string; values: readonly (number | null)[] };

function extremes(series: readonly Series[], stacked: boolean): number[] {
  if (!stacked) return series.flatMap(({ values }) => values.filter((value) => value !== null));
  const slots = series[0]?.values.map((_, n) => series.map(({ values }) => values[n] ?? 0)) ?? [];
  return slots.flatMap((values) => [sumOf(values, Math.max), sumOf(values, Math.min)]);
}

/** What stands over the axis, or under it. */
function sumOf(values: readonly number[], side: (value: number, zero: number) => number): number {
  return values.reduce((all, value) => all + side(value, 0), 0);
}

type Place = { chart: ColumnsChart; way: 'upright' | 'lying'; scale: Scale; plotLength: number };

function bar(value: number | null, { chart, way, scale, plotLength }: Place) {
  if (value === null) return '-';
  const words = wordsOf(value, chart);
  const length = (Math.abs(value) / (scale.max - scale.min)) * plotLength;
  const style = { color: INK, fontSize: LABEL_SIZE, formatter: () => words };
  if (!chart.stacked) {
    const [over, under] = way === 'upright' ? ['top', 'bottom'] : ['right', 'left'];
    return {
      value,
      label: { show: true, position: value < 0 ? under : over, distance: 4, ...style },
    };
  }
  const needed = way === 'upright' ? 18 : textWidth(words, LABEL_SIZE) + 8;
  const show = length >= needed;
  return {
    value,
    label: {
      show,
      position: 'inside',
      backgroundColor: PAPER,
      padding: [2, 4],
      borderRadius: 2,
      ...style,
    },
  };
}

function wordsOf(value: number | null, chart: ColumnsChart): string {
  return value === null ? '' : valueWords(value, chart);
}

function leftOut(chart: ColumnsChart, shown: { categories: number; series: number }): string {
  const parts = [
    ...(shown.series < chart.series.length
      ? [`${shown.series} of ${chart.series.length} series`]
      : []),
    ...(shown.categories < chart.categories.length
      ? [`${shown.categories} of ${chart.categories.length} names`]
      : []),
  ];
  return parts.length === 0 ? '' : `The first ${parts.join(' and ')}.`;
}
