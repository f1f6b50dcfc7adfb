import type { Reference, Report } from '@attain/shared/reports/report';

import { shortened } from '../paper/plain-text.ts';
import { table } from './block-items.ts';
import { CONTENT, SIZE } from './geometry.ts';
import type { DeckCell, Slide } from './item.ts';
import { paged } from './paged.ts';
import { tableOf } from './tables.ts';

const TITLE = 'Appendix: where each figure comes from';
const WIDTHS = [0.6, 3.7, 1.6, CONTENT.width - 5.9];
const FORMULA_LETTERS = 170;

/** Every figure with its calculation in short; the notes of the slide that shows it have its inputs and assumptions. */
export function appendixSlides({ references }: Report): Slide[] {
  if (references.length === 0) return [];
  const drawn = tableOf({
    widths: WIDTHS,
    head: ['No.', 'Figure', 'Printed as', 'How it comes about'].map((title) => cell(title, true)),
    rows: references.map(row),
    size: SIZE.fine,
  });
  return paged([table(drawn)]).map((items, index): Slide => {
    const title = index === 0 ? TITLE : `${TITLE} (continued)`;
    return { title, part: null, items, width: CONTENT.width, charts: [], cut: [] };
  });
}

function row({ ref, title, text, formula, ledger, factor }: Reference): DeckCell[] {
  const standing = [
    ...(ledger === null ? [] : [`${ledger} ledger`]),
    ...(factor === null ? [] : [`confidence factor ${factor}`]),
  ];
  const how = [shortened(formula, FORMULA_LETTERS), ...standing].join('; ');
  return [cell(String(ref)), cell(shortened(title, 90)), cell(text, true), cell(how)];
}

function cell(text: string, bold = false): DeckCell {
  return { text: [text], align: 'left', bold };
}
