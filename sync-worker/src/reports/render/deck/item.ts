import type { Chart } from '@attain/shared/reports/chart';
import type { Standing, Text } from '@attain/shared/reports/figure';

/** A cell of a native table. */
export type DeckCell = {
  text: Text;
  standing?: Standing | undefined;
  align: 'left' | 'right';
  bold?: boolean;
  quiet?: boolean;
};

export type DeckRow = {
  cells: readonly DeckCell[];
  height: number;
  /** A rule above: sums, and amounts that follow from those above. */
  rule?: boolean;
};

export type DeckTable = {
  kind: 'table';
  /** In inches. */
  widths: readonly number[];
  /** Drawn again where the table goes on. */
  head: DeckRow | null;
  rows: readonly DeckRow[];
  size: number;
};

/** Room for items: width in inches, and how much larger than usual text is where there is little of it. */
export type Room = { width: number; scale: number };

export type Paragraph = {
  text: Text;
  /** In points. */
  size: number;
  look: 'heading' | 'text' | 'bullet' | 'quote' | 'by';
  /** Number of an ordered list's item. */
  number?: number;
};

/** What stands on a slide, one below the other. Heights in inches. */
export type Item =
  | { kind: 'paragraph'; paragraph: Paragraph; height: number }
  | { kind: 'notice'; text: string; size: number; height: number }
  | (DeckTable & { height: number });

export type Slide = {
  title: string;
  /** The part of the report that it belongs to, where the title does not say it. */
  part: string | null;
  items: readonly Item[];
  /** Width of the items. */
  width: number;
  charts: readonly Chart[];
  /** Names that the slide has no room for in full. */
  cut: readonly string[];
};
