import type { Figure, Text } from '@attain/shared/reports/figure';
import type { Reference, Report } from '@attain/shared/reports/report';

import { referenceNotes } from '../paper/reference-notes.ts';
import { xmlText } from '../paper/plain-text.ts';
import type { Item, Slide } from './item.ts';

/** For whoever speaks: what the charts show, names in full, and where each figure of the slide comes from. */
export function slideNotes(report: Report, { items, charts, cut }: Slide): string {
  return notesOf(report, {
    texts: items.flatMap(textsOf),
    cut,
    said: charts.map(({ title, alt }) => `${title}: ${alt}`),
  });
}

export function notesOf(
  { references }: Report,
  { texts, cut, said }: { texts: readonly Text[]; cut: readonly string[]; said: readonly string[] },
): string {
  const refs = new Set(
    texts
      .flat()
      .filter(isFigure)
      .map(({ ref }) => ref),
  );
  const sources = references.filter(({ ref }) => refs.has(ref)).map(source);
  const parts = [
    said.join('\n'),
    cut.length === 0 ? '' : ['In full:', ...new Set(cut)].join('\n'),
    sources.length === 0 ? '' : ['Where the figures come from:', ...sources].join('\n'),
  ];
  return xmlText(parts.filter((part) => part !== '').join('\n\n'));
}

function source(reference: Reference): string {
  const { ref, title, text } = reference;
  return `[${ref}] ${title}: ${text}. ${referenceNotes(reference).join(' ')}`;
}

function textsOf(item: Item): Text[] {
  if (item.kind === 'paragraph') return [item.paragraph.text];
  if (item.kind === 'notice') return [];
  return item.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
}

function isFigure(span: Text[number]): span is Figure {
  return typeof span !== 'string' && span.kind === 'figure';
}
