import { REASONS } from '../../domain/basics/reasons.ts';
import { cell, internal, notice, paragraph, table } from '../blocks.ts';
import { companyName, type ReportContext } from '../context.ts';
import {
  peerCount,
  peerLevel,
  peerOwn,
  peerPercentile,
  type PeerRow,
} from '../figures/peer-figures.ts';
import type { Block, Cell, Section } from '../report.ts';

/** How healthy we find an account is our own view of it. */
const OURS: ReadonlySet<PeerRow['figure']> = new Set(['health_score']);

/** M65: the account beside its peers, with cohort and number; hidden, and said so, where they are too few (C26). */
export function benchmarkSection(context: ReportContext): Omit<Section, 'id'> {
  const { body, notice: why } = context.sources.benchmarks;
  const title = 'Benchmark comparison';
  if (body === null) {
    return { title, blocks: [notice(why ?? REASONS.too_few_peers)], sections: [] };
  }
  const theirs = body.figures.filter(({ figure }) => !OURS.has(figure));
  const ours = body.figures.filter(({ figure }) => OURS.has(figure));
  return {
    title,
    blocks: [
      paragraph(`Compared with: ${body.cohort}.`),
      peerTable(context, theirs),
      ...(ours.length === 0 ? [] : [internal(peerTable(context, ours))]),
      ...(why === null ? [] : [notice(why)]),
    ],
    sections: [],
  };
}

function peerTable(context: ReportContext, rows: readonly PeerRow[]): Block {
  return table(
    [
      'Metric',
      { number: companyName(context.snapshot) },
      { number: 'Peer average' },
      { number: 'Best quarter from' },
      { number: 'Percentile' },
      { number: 'Peers' },
    ],
    rows.map((row) => rowOf(context, row)),
  );
}

function rowOf(context: ReportContext, row: PeerRow): Cell[] {
  const level = (name: 'average' | 'best') =>
    cell(row[name] === null ? '–' : peerLevel(context, row, name));
  return [
    cell(row.title),
    cell(peerOwn(context, row)),
    level('average'),
    level('best'),
    cell(row.percentile === null ? (row.notice ?? '–') : peerPercentile(context, row)),
    cell(peerCount(context, row)),
  ];
}
