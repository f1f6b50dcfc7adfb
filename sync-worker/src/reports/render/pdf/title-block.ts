import { words } from '@attain/shared/reports/figure-words';
import type { Report } from '@attain/shared/reports/report';
import type { Content } from 'pdfmake/interfaces.js';

import { factsContent } from './blocks/facts.ts';
import { reportTitle } from '../paper/report-title.ts';
import { plainInlines } from './inlines.ts';
import { CONTENT_WIDTH } from './page.ts';
import { ACCENT, DRAFT_INK, DRAFT_TINT, QUIET } from './palette.ts';
import { DRAFT_LAYOUT } from './table-layouts.ts';
import { undrawnLetters } from './undrawn-letters.ts';

/** What the report is, of whom and of when. */
export function titleBlock(report: Report): Content[] {
  return [
    plainInlines(reportTitle(report), { bold: true, fontSize: 19, color: ACCENT }),
    plainInlines(`As of ${words.date(report.day)}${restated(report)}`, {
      fontSize: 11,
      color: QUIET,
      margin: [0, 1, 0, 8],
    }),
    {
      canvas: [{ type: 'rect', x: 0, y: 0, w: CONTENT_WIDTH, h: 2, color: ACCENT, lineWidth: 0 }],
      margin: [0, 0, 0, 8],
    },
    ...draftBanner(report),
    factsContent(report.head),
    ...undrawnLetters(report),
  ];
}

/** Why it must not be handed over, ahead of everything else. */
function draftBanner({ draft }: Report): Content[] {
  if (draft.length === 0) return [];
  return [
    {
      margin: [0, 0, 0, 10],
      layout: DRAFT_LAYOUT,
      table: {
        widths: ['*'],
        body: [
          [
            {
              fillColor: DRAFT_TINT,
              stack: [
                plainInlines('DRAFT – not to be shared', { bold: true, color: DRAFT_INK }),
                {
                  ul: draft.map(({ text }) => plainInlines(text)),
                  markerColor: DRAFT_INK,
                  margin: [0, 3, 0, 0],
                },
              ],
            },
          ],
        ],
      },
    },
  ];
}

function restated({ restated }: Report): string {
  return restated ? ', with later corrections' : '';
}
