import type { Benchmarks } from '../../contract/success-metrics.ts';
import type { ReportContext } from '../context.ts';
import type { Figure, FigureUnit } from '../figure.ts';
import { words } from '../figure-words.ts';

export type PeerRow = Benchmarks['figures'][number];

/** The account's own figure among its peers (M65, O33); `null` where it has none. */
export function peerOwn(context: ReportContext, row: PeerRow): Figure {
  const { sources, references } = context;
  const { average, best, percentile, peers, definition } = row;
  const shown = (value: number | null) => textOf(context, row, value);
  return references.cite(
    { key: `peers.${row.figure}`, unit: UNIT[row.unit], value: row.own, text: shown(row.own) },
    {
      title: `${row.title} among peers`,
      formula: definition,
      inputs: [
        { name: 'Peers', text: `${peers} (${sources.benchmarks.body?.cohort ?? 'unknown'})` },
        ...(average === null ? [] : [{ name: 'Average of the peers', text: shown(average) }]),
        ...(best === null ? [] : [{ name: 'Their best quarter begins at', text: shown(best) }]),
        ...(percentile === null ? [] : [{ name: 'Percentile', text: words.number(percentile) }]),
      ],
      assumptions: [
        'Only peers that have the figure are counted, and this account is none of them.',
        'Percentile: share of the peers strictly below plus half of those equal.',
      ],
      ledger:
        row.figure === 'roi_confirmed' || row.figure === 'value_per_user' ? 'confirmed' : null,
      factor: null,
    },
  );
}

/** The average of the peers, or where their best quarter begins; it stands in the entry of the account's own figure. */
export function peerLevel(context: ReportContext, row: PeerRow, level: 'average' | 'best'): Figure {
  const value = row[level];
  const text = textOf(context, row, value);
  return beside(context, row, { name: level, unit: UNIT[row.unit], value, text });
}

/** The account's place among the peers, 0-100 (C26); likewise. */
export function peerPercentile(context: ReportContext, row: PeerRow): Figure {
  const { percentile: value } = row;
  const text = words.number(value);
  return beside(context, row, { name: 'percentile', unit: 'score', value, text });
}

/** How many peers have the figure; likewise. */
export function peerCount(context: ReportContext, row: PeerRow): Figure {
  const text = words.number(row.peers);
  return beside(context, row, { name: 'n', unit: 'count', value: row.peers, text });
}

const UNIT = { score: 'score', percent: 'percent', currency: 'money' } as const satisfies Record<
  PeerRow['unit'],
  FigureUnit
>;

function beside(
  context: ReportContext,
  row: PeerRow,
  { name, ...figure }: Pick<Figure, 'unit' | 'value' | 'text'> & { name: string },
): Figure {
  const key = `peers.${row.figure}.${name}`;
  return context.references.input({ key, ...figure, unmarked: true }, peerOwn(context, row));
}

function textOf({ snapshot }: ReportContext, { unit }: PeerRow, value: number | null): string {
  switch (unit) {
    case 'currency':
      return words.money(value, snapshot.currency);
    case 'percent':
      return words.percent(value);
    case 'score':
      return words.number(value);
  }
}
