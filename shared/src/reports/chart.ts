import type { Day } from '../domain/basics/time.ts';
import type { FigureUnit, Standing } from './figure.ts';

/**
 * What a chart shows, free of any library: HTML and PDF draw one picture of it, the deck a native chart of the same data.
 * `alt` says in words what the picture shows, for readers who cannot see it. A missing value is `null`, never 0.
 */
type Described = { id: string; title: string; alt: string; unit: FigureUnit; unitName: string };

export type GaugeChart = Described & {
  kind: 'gauge';
  value: number | null;
  max: number;
  /** In order, from 0 on: the scale of the arc. */
  bands: readonly { to: number; name: string; standing: Standing }[];
};

export type LineSeries = {
  name: string;
  /** `path`: what was agreed; drawn dashed. */
  role: 'measured' | 'path';
  points: readonly { on: Day; value: number }[];
};

export type LinesChart = Described & { kind: 'lines'; series: readonly LineSeries[] };

export type ColumnsChart = Described & {
  kind: 'columns';
  stacked: boolean;
  categories: readonly string[];
  /** A value a category. */
  series: readonly { name: string; values: readonly (number | null)[] }[];
};

/** From a start to an end: `total` stands on the axis, `change` floats where the one before it ended. */
export type WaterfallChart = Described & {
  kind: 'waterfall';
  steps: readonly { name: string; value: number; role: 'total' | 'change' }[];
};

export type Chart = GaugeChart | LinesChart | ColumnsChart | WaterfallChart;
