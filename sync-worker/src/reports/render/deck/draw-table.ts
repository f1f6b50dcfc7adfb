import { plain } from '@attain/shared/reports/report-words';

import { COLOR, FONT, MARGIN } from './geometry.ts';
import type { DeckCell, DeckRow, DeckTable } from './item.ts';
import type { PptxSlide, TableRow } from './pptxgen.ts';
import { directionOptions, standingRuns } from './runs.ts';

/** A native table: rows between light rules, a tinted head. */
export function drawTable(
  slide: PptxSlide,
  table: DeckTable,
  { x = MARGIN, y }: { x?: number; y: number },
): void {
  const { head, rows, widths } = table;
  const all = [...(head === null ? [] : [head]), ...rows];
  slide.addTable(
    all.map((row) => tableRow(row, table, row === head)),
    {
      x,
      y,
      w: widths.reduce((sum, width) => sum + width, 0),
      colW: [...widths],
      rowH: all.map(({ height }) => height),
      fontFace: FONT,
      fontSize: table.size,
      color: COLOR.ink,
      margin: [0.04, 0.08, 0.04, 0.08],
      valign: 'middle',
      autoPage: false,
    },
  );
}

function tableRow({ cells, rule }: DeckRow, { size, head }: DeckTable, isHead: boolean): TableRow {
  const line = { type: 'solid' as const, pt: 0.5, color: COLOR.rule };
  const none = { type: 'none' as const };
  const strong = { type: 'solid' as const, pt: 1, color: COLOR.quiet };
  const below = isHead ? { ...strong, color: COLOR.accent } : head === null ? none : line;
  return cells.map((cell) => ({
    text: cellRuns(cell, size),
    options: {
      align: cell.align,
      border: [rule ? strong : none, none, below, none],
      ...directionOptions(plain(cell.text)),
      ...(isHead && { fill: { color: COLOR.tint } }),
    },
  }));
}

function cellRuns({ text, standing, bold, quiet }: DeckCell, fontSize: number) {
  return standingRuns(text, standing, {
    fontSize,
    fontFace: FONT,
    bold: bold ?? false,
    color: quiet === true ? COLOR.quiet : COLOR.ink,
  });
}
