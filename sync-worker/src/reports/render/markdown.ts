import type { Report, Section } from '@attain/shared/reports/report';

import { blockMarkdown } from './markdown/block.ts';
import { escaped } from './markdown/escaped.ts';
import { facts } from './markdown/facts.ts';
import { strong } from './markdown/inline.ts';
import { markdownTable } from './markdown/table.ts';
import { referenceNotes } from './paper/reference-notes.ts';
import { APPENDIX_TITLE, DRAFT_TITLE, madeOf } from './text/about.ts';
import { LEGEND } from './text/standing.ts';

/** The title stands below that of a page that the report is put on, as in the specifications. */
const TITLE_LEVEL = 2;
const LAST_LEVEL = 6;

/** A report in the layout of the specifications, as Markdown (GFM) that reads well as it is. */
export function markdownReport(report: Report): string {
  const parts = [
    heading(report.title, TITLE_LEVEL),
    ...draftBanner(report),
    ...(report.head.length === 0 ? [] : [facts(report.head)]),
    ...report.sections.flatMap((section) => sectionMarkdown(section, TITLE_LEVEL + 1)),
    ...appendix(report),
    madeLine(report),
  ];
  return `${parts.join('\n\n')}\n`;
}

function heading(title: string, level: number): string {
  return `${'#'.repeat(Math.min(level, LAST_LEVEL))} ${escaped(title)}`;
}

/** Ahead of everything else: why it must not be handed over. */
function draftBanner({ draft }: Report): string[] {
  if (draft.length === 0) return [];
  const reasons = draft.map(({ text }) => `> - ${escaped(text)}`);
  return [[`> ${strong(`⚠ ${DRAFT_TITLE}`)}`, '>', ...reasons].join('\n')];
}

function sectionMarkdown({ title, blocks, sections }: Section, level: number): string[] {
  return [
    heading(title, level),
    ...blocks.map(blockMarkdown),
    ...sections.flatMap((section) => sectionMarkdown(section, level + 1)),
  ];
}

function appendix({ references }: Report): string[] {
  if (references.length === 0) return [];
  const columns = [
    { title: 'No.', align: 'right' },
    { title: 'Figure', align: 'left' },
    { title: 'Printed as', align: 'left' },
    { title: 'How it comes about', align: 'left' },
  ] as const;
  const rows = references.map((reference) => [
    String(reference.ref),
    escaped(reference.title),
    escaped(reference.text),
    escaped(referenceNotes(reference).join(' ')),
  ]);
  return [heading(APPENDIX_TITLE, TITLE_LEVEL + 1), markdownTable(columns, rows)];
}

function madeLine(report: Report): string {
  const legend = LEGEND.map(({ sign, word }) => `${sign} ${word}`).join(', ');
  return `${escaped(madeOf(report))} ${legend}.`;
}
