import { REASONS } from '../../domain/basics/reasons.ts';
import { KPI_DEFINITIONS, KPI_WINDOWS } from '../../domain/portfolio/kpi-definitions.ts';
import { KPI_CODES, type KpiCode } from '../../domain/portfolio/kpi.ts';
import type { Kpi } from '../../domain/portfolio/portfolio-kpis.ts';
import type { PortfolioReport } from '../../domain/portfolio/portfolio-report.ts';
import type { Scorecard } from '../../domain/portfolio/scorecard.ts';
import { moment } from '../wire-figures.ts';
import type { KpiView, PortfolioScorecards } from './overview.ts';

/** Shares are told to a hundredth of a percent, everything else to two decimals. */
const DECIMALS = { fraction: 4, days: 2, points: 2, rating: 2, score: 2, count: 2 } as const;

export function scorecardsView(
  report: PortfolioReport,
): NonNullable<PortfolioScorecards['report']> {
  return {
    asOf: moment(report.computedAt),
    accounts: report.accounts,
    scorecards: {
      monthly: cardView(report.scorecards.monthly),
      success: cardView(report.scorecards.success),
    },
    funnel: report.funnel.map((step) => ({ ...step })),
    kpis: KPI_CODES.map((code) => kpiView(code, report.kpis[code])),
  };
}

function cardView({ score, coverage, lines }: Scorecard) {
  return {
    score: rounded(score, 2),
    coverage: Number(coverage.toFixed(4)),
    lines: lines.map(({ kpi, weight, attained }) => ({
      kpi,
      weight,
      attained: rounded(attained, 4),
    })),
  };
}

function kpiView(code: KpiCode, { value, target, met, reason, coverage }: Kpi): KpiView {
  const { title, definition, window, unit, met: way } = KPI_DEFINITIONS[code];
  return {
    ...{ code, title, definition, unit, target, met },
    window: KPI_WINDOWS[window],
    value: rounded(value, DECIMALS[unit]),
    better: way === 'below' ? 'lower' : 'higher',
    notice: reason === null ? null : REASONS[reason],
    accounts: coverage.accounts,
    of: coverage.of,
  };
}

function rounded(value: number | null, decimals: number): number | null {
  return value === null ? null : Number(value.toFixed(decimals));
}
