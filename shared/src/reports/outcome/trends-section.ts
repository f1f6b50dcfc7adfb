import type { TrendRow } from '../../domain/value/results.ts';
import { cell, notice, table } from '../blocks.ts';
import { valueColumns } from '../charts/value-columns.ts';
import type { ReportContext } from '../context.ts';
import { quarterFigure, quarterValue } from '../figures/quarter-figures.ts';
import { quarterWithDays } from '../quarter-name.ts';
import type { Cell, Section } from '../report.ts';

/** O31: value by ledger and quarter, and up to its end; each ROI is value over cost of the same days (C04). */
export function outcomeTrendsSection(context: ReportContext): Omit<Section, 'id'> {
  const { trend, doubleCounts } = context.snapshot.value;
  if (trend.length === 0) {
    const why = doubleCounts.length > 0 ? BLOCKED : NOTHING_YET;
    return { title: TITLE, blocks: [notice(why)], sections: [] };
  }
  return {
    title: TITLE,
    blocks: [
      table(
        COLUMNS,
        trend.map((row) => rowOf(context, row)),
      ),
      { kind: 'chart', chart: valueColumns(context, trend) },
    ],
    sections: [],
  };
}

const TITLE = 'Outcome trends';
const BLOCKED = 'No trend while two lines count the same quantity. Exclude one of them.';
const NOTHING_YET = 'No trend yet: no value counts in the period.';

const COLUMNS = [
  'Quarter',
  { number: 'Value confirmed' },
  { number: 'Value estimated' },
  { number: 'Cumulative confirmed' },
  { number: 'Cumulative estimated' },
  { number: 'ROI' },
  { number: 'Cumulative ROI' },
];

function rowOf(context: ReportContext, row: TrendRow): Cell[] {
  const beside = (part: Parameters<typeof quarterFigure>[2]) => {
    const figure = quarterFigure(context, row, part);
    return cell(figure.value === null ? '–' : figure);
  };
  return [
    cell(quarterWithDays(row)),
    cell(quarterValue(context, row)),
    beside('estimated'),
    beside('cumulativeConfirmed'),
    beside('cumulativeEstimated'),
    beside('roi'),
    beside('cumulativeRoi'),
  ];
}
