import { outcomeReport } from '@attain/shared/reports/outcome/outcome-report';
import type { Block, Report, Section } from '@attain/shared/reports/report';
import type { ReportSources } from '@attain/shared/reports/report-sources';
import { successReport } from '@attain/shared/reports/success/success-report';
import { vlaReport } from '@attain/shared/reports/vla/vla-report';

export const REPORTS: Readonly<Record<string, (sources: ReportSources) => Report>> = {
  outcome: outcomeReport,
  success: successReport,
  vla: vlaReport,
};

/** A section of a report, wherever it is nested. */
export function sectionOf(report: Pick<Report, 'sections'>, id: string): Section {
  const found = allSections(report.sections).find((section) => section.id === id);
  if (found === undefined) throw new Error(`${id} is not in the report`);
  return found;
}

export function allSections(sections: readonly Section[]): readonly Section[] {
  return sections.flatMap((section) => [section, ...allSections(section.sections)]);
}

/** Everything that a section says, without numbers of references, a line a cell, item or sentence. */
export function wordsOf({ blocks, sections }: Pick<Section, 'blocks' | 'sections'>): string[] {
  return [...blocks.flatMap(wordsOfBlock), ...sections.flatMap(wordsOf)];
}

type Text = Extract<Block, { kind: 'paragraph' }>['text'];

export function plain(text: Text): string {
  return text.map((span) => (typeof span === 'string' ? span : span.text)).join('');
}

function wordsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [plain(block.text)];
    case 'facts':
      return block.facts.map(({ label, text }) => `${label}: ${plain(text)}`);
    case 'list':
      return block.items.map(({ label, text }) =>
        label === undefined ? plain(text) : `${label}: ${plain(text)}`,
      );
    case 'table':
      return [...block.rows, ...(block.total ? [block.total] : [])].map((row) =>
        row.map(({ text }) => plain(text)).join(' | '),
      );
    case 'calculation':
      return block.rows.map(({ label, text }) => `${label}: ${plain(text)}`);
    case 'chart':
      return [block.chart.alt];
    case 'quote':
    case 'notice':
      return [block.text];
  }
}
