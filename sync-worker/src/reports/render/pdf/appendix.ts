import type { Reference, Report } from '@attain/shared/reports/report';
import type { Content, TableCell } from 'pdfmake/interfaces.js';

import { referenceNotes } from '../paper/reference-notes.ts';
import { headingContent } from './heading.ts';
import { plainInlines, referencePlace } from './inlines.ts';
import { ACCENT, QUIET } from './palette.ts';
import { rowsLayout } from './table-layouts.ts';

const SIZE = 7.5;
const ROOM = 90;
const TITLE = 'Appendix: where each figure comes from';

/** Every figure's calculation, inputs, assumptions and ledger, at the place that its number leads to. */
export function appendixContent({ references, modelVersion, scoredAt }: Report): Content[] {
  if (references.length === 0) return [];
  const heading = headingContent({
    id: 'appendix',
    title: TITLE,
    depth: 0,
    parentId: null,
    room: ROOM,
  });
  const body = [head(), ...references.map(row)];
  return [
    ...heading,
    plainInlines(
      `Computed ${scoredAt.slice(0, 16).replace('T', ' at ')} UTC with formulas of version ${modelVersion}.`,
      {
        fontSize: SIZE,
        color: QUIET,
        margin: [0, 0, 0, 4],
      },
    ),
    {
      layout: rowsLayout(body.length, false),
      table: { headerRows: 1, widths: [20, 120, 70, '*'], dontBreakRows: true, body },
    },
  ];
}

function head(): TableCell[] {
  return ['No.', 'Figure', 'Printed as', 'How it comes about'].map((title) =>
    plainInlines(title, { bold: true, fontSize: SIZE }),
  );
}

function row(reference: Reference): TableCell[] {
  const { ref, title, text } = reference;
  return [
    { ...plainInlines(String(ref), { fontSize: SIZE, color: ACCENT }), id: referencePlace(ref) },
    plainInlines(title, { fontSize: SIZE }, 'column'),
    plainInlines(text, { fontSize: SIZE, bold: true }, 'column'),
    {
      stack: referenceNotes(reference).map((note) =>
        plainInlines(note, { fontSize: SIZE }, 'column'),
      ),
    },
  ];
}
