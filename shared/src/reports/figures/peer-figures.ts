import type { Benchmarks } from '../../contract/success-metrics.ts';
import type { ReportContext } from '../context.ts';
import type { Figure } from '../figure.ts';
import { type About, moneyFigure, numberFigure, percentFigure } from './make-figure.ts';

export type PeerRow = Benchmarks['figures'][number];

/** The account's own figure, the average of its peers, or where their best quarter begins (M65, O33, C26). */
export function peerLevel(
  context: ReportContext,
  row: PeerRow,
  level: 'own' | 'average' | 'best',
): Figure {
  const key = `peers.${row.figure}.${level}`;
  const about = { title: `${row.title}, ${LEVEL_NAME[level]}`, ...aboutRow(context, row) };
  const value = row[level];
  switch (row.unit) {
    case 'currency':
      return moneyFigure(context, key, value, about);
    case 'percent':
      return percentFigure(context, key, value, about);
    case 'score':
      return numberFigure(context, key, ['score', value], about);
  }
}

/** Share of the peers that the account is above, 0-100; `null` where it has no such figure, or too few peers have. */
export function peerPercentile(context: ReportContext, row: PeerRow): Figure {
  return numberFigure(context, `peers.${row.figure}.percentile`, ['score', row.percentile], {
    ...aboutRow(context, row),
    title: `${row.title}, percentile among peers`,
    formula: 'Share of the peers strictly below, plus half of those equal, in whole percent',
  });
}

/** How many peers have the figure, the account itself left out. */
export function peerCount(context: ReportContext, row: PeerRow): Figure {
  return numberFigure(context, `peers.${row.figure}.n`, ['count', row.peers], {
    ...aboutRow(context, row),
    title: `${row.title}, peers with this figure`,
    formula: 'Accounts of the same cohort that have this figure, this one left out',
  });
}

const LEVEL_NAME = {
  own: 'this account',
  average: 'average of the peers',
  best: 'where the best quarter of the peers begins',
} as const;

function aboutRow({ sources }: ReportContext, { definition }: PeerRow): Omit<About, 'title'> {
  const cohort = sources.benchmarks.body?.cohort;
  return {
    formula: definition,
    inputs: cohort === undefined ? [] : [{ name: 'Peers', text: cohort }],
  };
}
