import { referencesIn } from '../customer-copy.ts';
import type { Block, Report, Section } from '../report.ts';
import type { ReportTemplate } from '../template.ts';

/**
 * A report in the form of an industry (M99): its sections, in its order, under its titles, with its word for an account and
 * for users in the product's own labels. No figure changes and none gets another number; what is said of people, goals and
 * lines stays as they wrote it.
 */
export function applyTemplate(report: Report, template: ReportTemplate): Report {
  const wanted = template.sections[report.kind];
  const sections = (wanted === undefined ? report.sections : inOrder(report.sections, wanted)).map(
    (section): Section => ({
      ...withWords(section, template.words, report.companyName),
      title: template.titles[section.id] ?? section.title,
    }),
  );
  const head = report.head.map((line) => ({
    ...line,
    label: inWords(line.label, template.words),
  }));
  return { ...report, head, sections, references: referencesIn({ ...report, head, sections }) };
}

function inOrder(sections: readonly Section[], ids: readonly string[]): Section[] {
  return ids.flatMap((id) => sections.find((section) => section.id === id) ?? []);
}

function withWords(section: Section, words: ReportTemplate['words'], company: string): Section {
  return {
    ...section,
    blocks: section.blocks.map((block) => blockInWords(block, words, company)),
    sections: section.sections.map((each) => withWords(each, words, company)),
  };
}

/** Only labels are the product's own words; a column may be named after the company. */
function blockInWords(block: Block, words: ReportTemplate['words'], company: string): Block {
  if (block.kind !== 'table') return block;
  return {
    ...block,
    columns: block.columns.map((column) =>
      column.title === company ? column : { ...column, title: inWords(column.title, words) },
    ),
  };
}

function inWords(label: string, words: ReportTemplate['words']): string {
  return label
    .replaceAll(/\baccount\b/gi, (found) => likeIt(found, words.account))
    .replaceAll(/\busers\b/gi, (found) => likeIt(found, words.users));
}

function likeIt(found: string, word: string): string {
  return /^\p{Lu}/u.test(found) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
