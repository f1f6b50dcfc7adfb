import type { Block } from '@attain/shared/reports/report';
import type { Content } from 'pdfmake/interfaces.js';

import { plainInlines, textInlines } from '../inlines.ts';
import { QUIET, TINT } from '../palette.ts';

type Calculation = Extract<Block, { kind: 'calculation' }>;

const LABEL_WIDTH = 260;
const AMOUNT_WIDTH = 130;
/** Rows that stay on one page. */
const MOST_TOGETHER = 20;

/** Amounts below each other, with a rule before those that follow from the ones above (O24). */
export function calculationContent({ rows }: Calculation): Content {
  return {
    unbreakable: rows.length <= MOST_TOGETHER,
    margin: [0, 2, 0, 8],
    layout: {
      hLineWidth: (line) => (rows[line]?.ruleBefore ? 0.8 : 0),
      hLineColor: () => QUIET,
      vLineWidth: () => 0,
      fillColor: () => TINT,
      paddingLeft: () => 9,
      paddingRight: () => 9,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
    table: {
      widths: [LABEL_WIDTH, AMOUNT_WIDTH],
      dontBreakRows: true,
      body: rows.map(({ label, text, ruleBefore }) => [
        plainInlines(label, { bold: ruleBefore ?? false }),
        textInlines(text, { alignment: 'right', bold: ruleBefore ?? false }),
      ]),
    },
  };
}
