import { outcomeReport } from '@attain/shared/reports/outcome/outcome-report';
import type { Report, Section } from '@attain/shared/reports/report';
import type { ReportSources } from '@attain/shared/reports/report-sources';
import { wordsOfBlock } from '@attain/shared/reports/report-words';
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
