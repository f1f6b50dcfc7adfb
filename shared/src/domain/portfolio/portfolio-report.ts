import type { Day, Instant } from '../basics/time.ts';
import { coverageFunnel } from './coverage-funnel.ts';
import type { KpiFacts } from './facts.ts';
import { type PortfolioKpis, portfolioKpis } from './portfolio-kpis.ts';
import { type Scorecard, scorecard, type ScorecardName } from './scorecard.ts';
import type { PortfolioSettings } from './settings.ts';

/** The figures over all accounts, as of one instant. */
export type PortfolioReport = {
  day: Day;
  computedAt: Instant;
  /** Accounts that were looked at, those that left within the year included. */
  accounts: number;
  kpis: PortfolioKpis;
  scorecards: Readonly<Record<ScorecardName, Scorecard>>;
  funnel: ReturnType<typeof coverageFunnel>;
};

export function portfolioReport(
  rows: readonly KpiFacts[],
  { day, computedAt }: Pick<PortfolioReport, 'day' | 'computedAt'>,
  settings: Pick<PortfolioSettings, 'kpis' | 'scorecards'>,
): PortfolioReport {
  const kpis = portfolioKpis(rows, day, settings);
  return {
    day,
    computedAt,
    accounts: rows.length,
    kpis,
    scorecards: {
      monthly: scorecard('monthly', kpis, settings),
      success: scorecard('success', kpis, settings),
    },
    funnel: coverageFunnel(rows, day),
  };
}
