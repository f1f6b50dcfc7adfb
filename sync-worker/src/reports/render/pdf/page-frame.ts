import { words } from '@attain/shared/reports/figure-words';
import type { Report } from '@attain/shared/reports/report';
import type { Content } from 'pdfmake/interfaces.js';

import { shortened } from '../paper/plain-text.ts';
import { reportTitle } from '../paper/report-title.ts';
import { plainInlines } from './inlines.ts';
import { MARGINS } from './page.ts';
import { DRAFT_INK, QUIET } from './palette.ts';

/** The header has one line. */
const TITLE_LETTERS = 95;
const LOOK = { fontSize: 8, color: QUIET };

/** The report's title on every page but the first, which has it in full. */
export function pageHeader(report: Report, page: number): Content {
  if (page === 1) return { text: '' };
  return {
    margin: [MARGINS.left, 30, MARGINS.right, 0],
    ...plainInlines(shortened(reportTitle(report), TITLE_LETTERS), LOOK),
  };
}

export function pageFooter(report: Report, page: number, pages: number): Content {
  const draft = report.draft.length > 0 ? 'DRAFT – not to be shared' : '';
  return {
    margin: [MARGINS.left, 18, MARGINS.right, 0],
    columns: [
      { width: '*', ...plainInlines(`As of ${words.date(report.day)}`, LOOK) },
      {
        width: '*',
        ...plainInlines(draft, { ...LOOK, color: DRAFT_INK, bold: true, alignment: 'center' }),
      },
      { width: '*', ...plainInlines(`Page ${page} of ${pages}`, { ...LOOK, alignment: 'right' }) },
    ],
  };
}
