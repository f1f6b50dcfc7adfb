import type { Day } from '../basics/time.ts';
import type { PeerStanding } from './peer-standing.ts';
import { percentileAmong } from './percentile.ts';
import type { PortfolioSettings } from './settings.ts';

/** What an account is compared by. */
export type PeerRow = {
  companyId: string;
  /** See `cohortOf`; `null` = it has no peers. */
  cohort: string | null;
  /** Health score, 0-100; `null` with insufficient data. */
  score: number | null;
  /** Weekly active users per seat; `null` = not known. */
  usage: number | null;
};

type Figure = 'score' | 'usage';
type Ranking = { ranked: number; percentiles: ReadonlyMap<PeerRow, number | null> };

/**
 * The standing of every account of a portfolio among its peers, in n log n (O33, M65, M76). An account is never its own
 * peer, and `n` counts the others of its cohort that have a health score. Accounts without a cohort are left out.
 */
export function peerStandings(
  rows: readonly PeerRow[],
  comparedOn: Day,
  { peers: { minimum } }: Pick<PortfolioSettings, 'peers'>,
): Map<string, PeerStanding> {
  const standings = new Map<string, PeerStanding>();
  for (const [cohort, members] of byCohort(rows)) {
    const health = ranking(members, 'score', minimum);
    const usage = ranking(members, 'usage', minimum);
    for (const row of members) {
      standings.set(row.companyId, {
        cohort,
        n: health.ranked - (row.score === null ? 0 : 1),
        percentile: health.percentiles.get(row) ?? null,
        usagePercentile: usage.percentiles.get(row) ?? null,
        comparedOn,
      });
    }
  }
  return standings;
}

function byCohort(rows: readonly PeerRow[]): Map<string, PeerRow[]> {
  const cohorts = new Map<string, PeerRow[]>();
  for (const row of rows) {
    if (row.cohort === null) continue;
    const members = cohorts.get(row.cohort);
    if (members === undefined) cohorts.set(row.cohort, [row]);
    else members.push(row);
  }
  return cohorts;
}

/** Equal figures stand side by side once sorted, so that one pass finds who is below each and who beside it. */
function ranking(members: readonly PeerRow[], figure: Figure, minimum: number): Ranking {
  const of = (row: PeerRow) => row[figure] ?? 0;
  const sorted = members.filter((row) => row[figure] !== null).sort((a, b) => of(a) - of(b));
  const percentiles = new Map<PeerRow, number | null>();
  let below = 0;
  while (below < sorted.length) {
    const run = sorted.slice(below, endOfRun(sorted, below, figure));
    const percentile = percentileAmong(
      { below, equal: run.length - 1, peers: sorted.length - 1 },
      minimum,
    );
    for (const row of run) percentiles.set(row, percentile);
    below += run.length;
  }
  return { ranked: sorted.length, percentiles };
}

function endOfRun(sorted: readonly PeerRow[], start: number, figure: Figure): number {
  const value = sorted[start]?.[figure];
  let end = start + 1;
  while (sorted[end]?.[figure] === value) end += 1;
  return end;
}
