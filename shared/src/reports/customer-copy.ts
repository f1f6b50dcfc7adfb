import type { Figure, Span, Text } from './figure.ts';
import type { Block, Report, Section } from './report.ts';

/**
 * What the customer may see of a report: no part that is marked internal, and no reference of a figure that stood only
 * there. Numbers of references stay as they are, so that both parties speak of the same one.
 */
export function customerCopy(report: Report): Report {
  const sections = report.sections.flatMap(forCustomer);
  return {
    ...report,
    audience: 'customer',
    sections,
    references: referencesIn({ ...report, sections }),
  };
}

/** The references of what a report prints; those of parts that are left out are left out. */
export function referencesIn(report: Report): Report['references'] {
  const printed = new Set(figuresOf(report).map(({ ref }) => ref));
  return report.references.filter(({ ref }) => printed.has(ref));
}

function forCustomer(section: Section): Section[] {
  if (section.seenBy === 'internal') return [];
  const blocks = section.blocks.filter(({ seenBy }) => seenBy !== 'internal');
  const sections = section.sections.flatMap(forCustomer);
  return [{ ...section, blocks, sections }];
}

/** Every figure that a report prints, in order. */
export function figuresOf({ head, sections }: Pick<Report, 'head' | 'sections'>): Figure[] {
  return [...head.map(({ text }) => text), ...sections.flatMap(textsOfSection)]
    .flat()
    .filter(isFigure);
}

function textsOfSection({ blocks, sections }: Section): Text[] {
  return [...blocks.flatMap(textsOf), ...sections.flatMap(textsOfSection)];
}

function textsOf(block: Block): Text[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'facts':
      return block.facts.map(({ text }) => text);
    case 'list':
      return block.items.map(({ text }) => text);
    case 'table':
      return [...block.rows, ...(block.total ? [block.total] : [])].flat().map(({ text }) => text);
    case 'calculation':
      return block.rows.map(({ text }) => text);
    case 'chart':
    case 'quote':
    case 'notice':
      return [];
  }
}

function isFigure(span: Span): span is Figure {
  return typeof span !== 'string' && span.kind === 'figure';
}
