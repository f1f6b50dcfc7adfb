import { counts } from '../../domain/value/ledger-line.ts';
import { internal, notice, sentences } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { mostPressingFirst } from '../goal-order.ts';
import { hasAnything, outcomeParts, type OutcomeParts } from '../outcome-parts.ts';
import { goalQuotes } from '../parts/quotes.ts';
import { metricTable } from '../parts/metric-table.ts';
import { whyItDoesNotCount } from '../parts/value-line-text.ts';
import type { Block, Section } from '../report.ts';
import { sentence } from '../sentence.ts';
import { dataPoints } from './data-points.ts';
import { calculationBlocks } from './value-calculation.ts';

/** More goals of one category than these are told in the success report. */
const MOST_GOALS = 10;

const TITLES = {
  revenue: 'Revenue impact',
  efficiency: 'Efficiency gains',
  risk: 'Risk reduction',
  experience: 'Experience',
  innovation: 'Innovation',
} as const;

/** O26-O28: each category that has a goal or a value line, with what was agreed, what came of it and how it was valued. */
export function detailsSection(context: ReportContext): Omit<Section, 'id'> {
  const sections = outcomeParts(context.snapshot)
    .filter(hasAnything)
    .map((parts) => categorySection(context, parts));
  return {
    title: 'Detailed outcomes',
    blocks: sections.length === 0 ? [notice('No goals and no value recorded yet.')] : [],
    sections,
  };
}

function categorySection(context: ReportContext, parts: OutcomeParts): Section {
  const id = `outcome_${parts.row.category}`;
  const goals = mostPressingFirst(parts.goals).slice(0, MOST_GOALS);
  const left = parts.goals.length - goals.length;
  return {
    id,
    title: TITLES[parts.row.category],
    blocks: [
      ...(goals.length === 0
        ? [notice('No goal of this category is defined.')]
        : [goalFacts(goals), ...metricTable(context, goals)]),
      ...(left > 0 ? [notice(`${left} more goals are in the success metrics report.`)] : []),
    ],
    sections: [
      ...part(`${id}_value`, 'Value calculation', valueBlocks(context, parts)),
      ...part(`${id}_evidence`, 'Evidence', [
        ...sentences(dataPoints(context, { goals, lines: parts.lines })),
        ...goals.flatMap((goal) => goalQuotes(context.sources, goal.id)),
      ]),
      ...part(`${id}_assumptions`, 'Assumptions', sentences(assumptions(context, parts))),
    ],
  };
}

function goalFacts(goals: OutcomeParts['goals']): Block {
  return {
    kind: 'facts',
    facts: goals.map(({ title, owner }) => ({
      label: 'Goal',
      text: [owner === null ? title : `${title} (${owner})`],
    })),
  };
}

function valueBlocks(context: ReportContext, parts: OutcomeParts): Block[] {
  const outside = parts.lines.filter((line) => !counts(line)).map(whyItDoesNotCount);
  return [
    ...(parts.lines.some(counts)
      ? calculationBlocks(context, parts)
      : [notice('No value of this category counts yet.')]),
    ...sentences(outside).map(internal),
  ];
}

/** What a calculation rests on, as people wrote it and as the calculation itself assumed (O37). */
function assumptions({ snapshot: { currency } }: ReportContext, { lines }: OutcomeParts) {
  return lines.filter(counts).map((line) => ({
    label: line.description,
    text: [...(line.assumptions === null ? [] : [line.assumptions]), ...line.calculationAssumptions]
      .map((text) => sentence(text, currency))
      .join(' '),
  }));
}

function part(id: string, title: string, blocks: readonly Block[]): Section[] {
  return blocks.length === 0
    ? []
    : [{ id, title, blocks, sections: [], ...(blocks.every(isInternal) ? INTERNAL : {}) }];
}

const INTERNAL = { seenBy: 'internal' } as const;

function isInternal({ seenBy }: Block): boolean {
  return seenBy === 'internal';
}
