import { moneyText, peerPercentileText, percentText, numberText } from '../crm/wire-text.ts';
import { REASONS } from '../domain/basics/reasons.ts';
import type { PeerComparisonRow } from '../domain/portfolio/peer-comparison.ts';
import { PEER_FIGURE_DEFINITIONS } from '../domain/portfolio/peer-figures.ts';
import type { Benchmarks } from './success-metrics.ts';

type Unit = (typeof PEER_FIGURE_DEFINITIONS)[keyof typeof PEER_FIGURE_DEFINITIONS]['unit'];

const UNITS = { score: 'score', fraction: 'percent', minor: 'currency' } as const satisfies Record<
  Unit,
  Benchmarks['figures'][number]['unit']
>;

/** An account beside its peers, on the wire (M65); `null` where no figure has enough of them. */
export function benchmarks(
  cohort: string,
  rows: readonly PeerComparisonRow[],
  digits: number,
): Benchmarks | null {
  if (rows.every(({ reason }) => reason === 'too_few_peers')) return null;
  return {
    cohort,
    figures: rows.map(({ figure, own, n, average, top, percentile, reason }) => {
      const { title, definition, unit } = PEER_FIGURE_DEFINITIONS[figure];
      const shown = (value: number | null) => inUnit(value, unit, digits);
      return {
        figure,
        title,
        definition,
        unit: UNITS[unit],
        own: shown(own),
        average: shown(average),
        best: shown(top),
        percentile: numberOrNull(peerPercentileText(percentile)),
        peers: n,
        notice: reason === null ? null : REASONS[reason],
      };
    }),
  };
}

function inUnit(value: number | null, unit: Unit, digits: number): number | null {
  switch (unit) {
    case 'score':
      return numberOrNull(numberText(value));
    case 'fraction':
      return numberOrNull(percentText(value));
    case 'minor':
      return numberOrNull(moneyText(value, digits));
  }
}

function numberOrNull(text: string): number | null {
  return text === '' ? null : Number(text);
}
