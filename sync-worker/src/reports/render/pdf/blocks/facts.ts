import type { Block } from '@attain/shared/reports/report';
import type { Content } from 'pdfmake/interfaces.js';

import { plainInlines, standingInlines, textInlines } from '../inlines.ts';
import { QUIET } from '../palette.ts';
import { PAIRS_LAYOUT } from '../table-layouts.ts';

type Facts = Extract<Block, { kind: 'facts' }>['facts'];

const LABEL_WIDTH = 130;

/** Labels and what they say, one a line. */
export function factsContent(facts: Facts): Content {
  if (facts.length === 0) return { text: '' };
  return {
    layout: PAIRS_LAYOUT,
    margin: [0, 0, 0, 6],
    table: {
      widths: [LABEL_WIDTH, '*'],
      dontBreakRows: true,
      body: facts.map(({ label, text, standing }) => [
        plainInlines(label, { color: QUIET }),
        standing === undefined ? textInlines(text) : standingInlines(text, standing),
      ]),
    },
  };
}
