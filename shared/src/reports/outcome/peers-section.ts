import { REASONS } from '../../domain/basics/reasons.ts';
import { cell, notice, paragraph, table } from '../blocks.ts';
import { peerColumns } from '../charts/peer-columns.ts';
import type { ReportContext } from '../context.ts';
import { peerCount, peerLevel, peerOwn, type PeerRow } from '../figures/peer-figures.ts';
import type { Cell, Section } from '../report.ts';

/** The three figures of the comparison (O33), in its order. */
const COMPARED: readonly PeerRow['figure'][] = [
  'roi_confirmed',
  'value_per_user',
  'goals_achieved',
];

/** O33: the account, the average of its peers and where their best quarter begins; too few peers are not shown (C26). */
export function peersSection(context: ReportContext): Omit<Section, 'id'> {
  const { body, notice: why } = context.sources.benchmarks;
  const rows = COMPARED.flatMap(
    (name) => body?.figures.filter(({ figure }) => figure === name) ?? [],
  );
  if (body === null || rows.length === 0) {
    return { title: TITLE, blocks: [notice(why ?? REASONS.too_few_peers)], sections: [] };
  }
  const charts = peerColumns(context, rows);
  return {
    title: TITLE,
    blocks: [
      paragraph(`Compared with: ${body.cohort}.`),
      table(
        COLUMNS,
        rows.map((row) => rowOf(context, row)),
      ),
      ...(why === null ? [] : [notice(why)]),
      ...charts.map((chart) => ({ kind: 'chart', chart }) as const),
    ],
    sections: [],
  };
}

const TITLE = 'Peer comparison';

const COLUMNS = [
  'Metric',
  { number: 'This account' },
  { number: 'Peer average' },
  { number: 'Top 25% from' },
  { number: 'Peers' },
];

function rowOf(context: ReportContext, row: PeerRow): Cell[] {
  const level = (name: 'average' | 'best') =>
    cell(row[name] === null ? REASONS.too_few_peers : peerLevel(context, row, name));
  return [
    cell(row.title),
    cell(row.own === null ? REASONS.not_compared : peerOwn(context, row)),
    level('average'),
    level('best'),
    cell(peerCount(context, row)),
  ];
}
