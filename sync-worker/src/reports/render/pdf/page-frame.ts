import { words } from '@attain/shared/reports/figure-words';
import type { Report } from '@attain/shared/reports/report';
import type { Content } from 'pdfmake/interfaces.js';

import { plainInlines } from './inlines.ts';
import { MARGINS } from './page.ts';
import { DRAFT_INK, QUIET } from './palette.ts';

const LOOK = { fontSize: 8, color: QUIET };

/** Company and report on every page but the first, which has them in full. */
export function pageHeader({ companyName, title }: Report, page: number): Content {
  if (page === 1) return { text: '' };
  return {
    margin: [MARGINS.left, 30, MARGINS.right, 0],
    columns: [
      { width: '*', ...plainInlines(shortened(companyName), LOOK) },
      { width: 'auto', ...plainInlines(title, { ...LOOK, alignment: 'right' }) },
    ],
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

/** The header has one line. */
function shortened(name: string): string {
  const letters = [...name];
  return letters.length <= 60 ? name : `${letters.slice(0, 59).join('')}…`;
}
