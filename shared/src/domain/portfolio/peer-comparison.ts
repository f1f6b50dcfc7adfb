import { quantileOfSorted } from '../basics/quantile.ts';
import type { Reason } from '../basics/reasons.ts';
import { withoutNoise } from '../basics/rounding.ts';
import { PEER_FIGURES, type PeerFigureCode, type PeerFigures } from './peer-figures.ts';
import { percentileAmong } from './percentile.ts';
import type { PortfolioSettings } from './settings.ts';

export type PeerComparisonRow = {
  figure: PeerFigureCode;
  own: number | null;
  /** Peers that have this figure, the account itself excluded. */
  n: number;
  /** `null` below the minimum number of peers. */
  average: number | null;
  /** Where the best quarter of the peers begins. */
  top: number | null;
  percentile: number | null;
  /** Why there is no percentile. */
  reason: Extract<Reason, 'too_few_peers' | 'not_compared'> | null;
};

/**
 * An account beside its peers, figure by figure (O33, M65, C26): their average, the level of their best quarter (type 7
 * quantile) and the account's percentile, each over the peers that have the figure, and none below the minimum.
 *
 * @param peers accounts of the same cohort; the account itself may be among them
 */
export function peerComparison(
  account: PeerFigures,
  peers: readonly PeerFigures[],
  settings: Pick<PortfolioSettings, 'peers'>,
): PeerComparisonRow[] {
  return comparedWith(account, peerLevels(peers), settings);
}

/** The figures of a cohort, each ascending: sorted once for all of its accounts. */
export type PeerLevels = {
  levels: Readonly<Record<PeerFigureCode, readonly number[]>>;
  byCompany: ReadonlyMap<string, PeerFigures>;
};

export function peerLevels(members: readonly PeerFigures[]): PeerLevels {
  const ascending = (figure: PeerFigureCode) =>
    members
      .map((member) => member[figure])
      .filter((value) => value !== null)
      .sort((a, b) => a - b);
  const levels = Object.fromEntries(PEER_FIGURES.map((figure) => [figure, ascending(figure)]));
  return {
    levels: levels as Record<PeerFigureCode, number[]>,
    byCompany: new Map(members.map((member) => [member.companyId, member])),
  };
}

/** See {@link peerComparison}. What the cohort knows of the account itself is left out. */
export function comparedWith(
  account: PeerFigures,
  cohort: PeerLevels,
  { peers: settings }: Pick<PortfolioSettings, 'peers'>,
): PeerComparisonRow[] {
  return PEER_FIGURES.map((figure) => {
    const own = account[figure];
    const values = othersIn(cohort, account.companyId, figure);
    const n = values.length;
    if (n < Math.max(1, settings.minimum)) {
      return {
        figure,
        own,
        n,
        average: null,
        top: null,
        percentile: null,
        reason: 'too_few_peers',
      };
    }
    return {
      figure,
      own,
      n,
      average: withoutNoise(values.reduce((sum, value) => sum + value, 0) / n),
      top: withoutNoise(quantileOfSorted(values, 1 - settings.topShare)),
      percentile: own === null ? null : placeOf(own, values, settings.minimum),
      reason: own === null ? 'not_compared' : null,
    };
  });
}

function othersIn(
  { levels, byCompany }: PeerLevels,
  companyId: string,
  figure: PeerFigureCode,
): readonly number[] {
  const all = levels[figure];
  const listed = byCompany.get(companyId)?.[figure] ?? null;
  return listed === null ? all : all.toSpliced(all.indexOf(listed), 1);
}

function placeOf(own: number, values: readonly number[], minimum: number): number | null {
  const below = values.filter((value) => value < own).length;
  const equal = values.filter((value) => value === own).length;
  return percentileAmong({ below, equal, peers: values.length }, minimum);
}
