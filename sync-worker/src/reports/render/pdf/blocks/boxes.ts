import type { Content } from 'pdfmake/interfaces.js';

import { directionOf } from '../../paper/runs.ts';
import { plainInlines } from '../inlines.ts';
import { ACCENT, QUIET, TINT } from '../palette.ts';
import { barLayout } from '../table-layouts.ts';

/** What the customer said, with a bar beside it. */
export function quoteContent({ text, by }: { text: string; by: string | null }): Content {
  const side = directionOf(text) === 'rtl' ? { alignment: 'right' as const } : {};
  const words = plainInlines(`“${text}”`, side);
  const speaker =
    by === null ? [] : [plainInlines(`— ${by}`, { ...side, color: QUIET, fontSize: 8.5 })];
  return boxed([words, ...speaker], ACCENT, null);
}

/** Why something is missing, or what the reader must know. */
export function noticeContent({ text }: { text: string }): Content {
  return boxed([plainInlines(text, { color: QUIET })], QUIET, TINT);
}

function boxed(stack: Content[], bar: string, tint: string | null): Content {
  return {
    margin: [0, 2, 0, 8],
    layout: barLayout(bar, tint),
    table: { widths: ['*'], dontBreakRows: true, body: [[{ stack }]] },
  };
}
