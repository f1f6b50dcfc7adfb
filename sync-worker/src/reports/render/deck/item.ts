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

export type Paragraph = {
  text: Text;
  look: 'heading' | 'text' | 'bullet' | 'quote' | 'by';
  /** Number of an ordered list's item. */
  number?: number;
};

/** What stands on a slide, one below the other. Heights in inches. */
export type Item =
  | { kind: 'paragraph'; paragraph: Paragraph; height: number }
  | { kind: 'notice'; text: string; height: number }
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
