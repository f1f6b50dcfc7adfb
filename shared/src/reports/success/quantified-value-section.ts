import { cell, notice, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import {
  lineAmount,
  lineCounted,
  valueConfirmed,
  valueEstimated,
} from '../figures/value-figures.ts';
import { valueOfType, yearlyValue, yearlyValueOfType } from '../figures/value-type-figures.ts';
import { counts } from '../../domain/value/ledger-line.ts';
import type { Confidence } from '../../domain/value/value-line.ts';
import { words } from '../figure-words.ts';
import { roiBlocks } from '../parts/roi.ts';
import type { Block, Cell, Section } from '../report.ts';
import { sentence } from '../sentence.ts';
import { LEDGER_NAME } from '../standing-words.ts';
import { valueByType } from '../value-by-type.ts';

const CONFIDENCE: Readonly<Record<Confidence, string>> = {
  measured: 'High (measured)',
  customer_stated: 'Medium (stated by the customer)',
  modelled: 'Low (modelled, provisional)',
};

/** M59-M61: what the customer confirmed and what is estimated side by side, never one sum (C20), and the return on it. */
export function quantifiedValueSection(context: ReportContext): Omit<Section, 'id'> {
  const { value, currency } = context.snapshot;
  const isBlocked = value.doubleCounts.length > 0;
  return {
    title: 'Quantified value',
    blocks: [
      ...value.doubleCounts.map(({ text }) => notice(sentence(text, currency))),
      ...(value.lines.some(counts) ? [] : [notice(noLines(context))]),
      ...typeTable(context, isBlocked),
    ],
    sections: [
      ...lineSection(context),
      {
        id: 'roi',
        title: 'ROI calculation',
        blocks: [...(isBlocked ? [notice(STANDS_FROM_BEFORE)] : []), ...roiBlocks(context)],
        sections: [],
      },
    ],
  };
}

const STANDS_FROM_BEFORE =
  'The figures below are those of before the double count. They stay until one of the two lines is excluded.';

function noLines({ snapshot: { value } }: ReportContext): string {
  return value.lines.length === 0
    ? 'No value recorded yet.'
    : 'No value counts yet: every line is disputed, excluded or incomplete.';
}

function typeTable(context: ReportContext, isBlocked: boolean): Block[] {
  const { record, snapshot } = context;
  const { rows, annual } = valueByType(snapshot.value);
  if (rows.length === 0) return [];
  const body = rows.map((row): Cell[] => [
    cell(row.name),
    cell(valueOfType(context, row, 'confirmed') ?? NOTHING),
    cell(yearlyValueOfType(context, row, 'confirmed') ?? NOTHING),
    cell(valueOfType(context, row, 'estimated') ?? NOTHING),
    cell(yearlyValueOfType(context, row, 'estimated') ?? NOTHING),
    cell(row.confidence === null ? 'Confirmed by the customer' : CONFIDENCE[row.confidence]),
  ]);
  // While a quantity is counted twice, the sum of what stands here is no figure of the account.
  const total = isBlocked
    ? undefined
    : [
        cell('Total'),
        cell(record.value.confirmed ? valueConfirmed(context) : NOTHING),
        cell(yearlyValue(context, 'confirmed', annual.confirmed) ?? NOTHING),
        cell(record.value.estimated ? valueEstimated(context) : NOTHING),
        cell(yearlyValue(context, 'estimated', annual.estimated) ?? NOTHING),
        cell(''),
      ];
  return [
    table(
      [
        'Category',
        { number: 'Confirmed' },
        { number: 'Confirmed a year' },
        { number: 'Estimated' },
        { number: 'Estimated a year' },
        'Confidence',
      ],
      body,
      total,
    ),
  ];
}

const NOTHING = '–';

/** Each line with its factor and what comes of it (C21), the confirmed ones first. */
function lineSection(context: ReportContext): Section[] {
  const lines = context.snapshot.value.lines.filter(counts);
  if (lines.length === 0) return [];
  const sorted = [
    ...lines.filter(({ ledger }) => ledger === 'confirmed'),
    ...lines.filter(({ ledger }) => ledger === 'estimated'),
  ];
  const rows = sorted.map((line): Cell[] => [
    cell(line.description),
    cell(LEDGER_NAME[line.ledger]),
    cell(lineAmount(context, line)),
    cell(line.ledger === 'estimated' ? `x ${words.number(line.factor)}` : NOTHING),
    cell(lineCounted(context, line)),
  ]);
  const columns = [
    'Line',
    'Ledger',
    { number: 'Amount' },
    { number: 'Confidence factor' },
    { number: 'Counts' },
  ];
  return [
    { id: 'value_lines', title: 'Value lines', blocks: [table(columns, rows)], sections: [] },
  ];
}
