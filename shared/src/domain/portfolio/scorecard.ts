import { withoutNoise } from '../basics/rounding.ts';
import { weightedMean } from '../basics/weighted-mean.ts';
import { KPI_DEFINITIONS } from './kpi-definitions.ts';
import type { TargetedKpi } from './kpi.ts';
import type { PortfolioKpis } from './portfolio-kpis.ts';
import type { PortfolioSettings } from './settings.ts';

/** The two scorecards of C32. */
export type ScorecardName = keyof PortfolioSettings['scorecards'];

export type ScorecardLine = {
  kpi: TargetedKpi;
  weight: number;
  value: number | null;
  target: number;
  /** How far the target is met, [0, 1]; `null` without data. */
  attained: number | null;
};

export type Scorecard = {
  /** 0-100; `null` when no KPI has data. */
  score: number | null;
  /** Share of the weights that had data. */
  coverage: number;
  lines: readonly ScorecardLine[];
};

/**
 * 100 x the mean, by the weights, of how far each KPI meets its target, over those that have data (C32). Overshoot of
 * the one does not pay for the other; a weight of 0 takes a KPI off the card.
 */
export function scorecard(
  name: ScorecardName,
  kpis: PortfolioKpis,
  settings: Pick<PortfolioSettings, 'kpis' | 'scorecards'>,
): Scorecard {
  const weights = Object.entries(settings.scorecards[name]) as [TargetedKpi, number][];
  const lines = weights
    .filter(([, weight]) => weight > 0)
    .map(([kpi, weight]) => lineOf(kpi, weight, kpis[kpi].value, settings.kpis.targets[kpi]));
  const scored = lines.flatMap(({ attained, weight }) =>
    attained === null ? [] : [{ value: attained, weight }],
  );
  const mean = weightedMean(scored);
  return {
    score: mean === null ? null : withoutNoise(100 * mean),
    coverage: withoutNoise(total(scored) / total(lines)),
    lines,
  };
}

/**
 * min(1, actual / target), or target / actual where lower is better; never below 0, which a negative NPS would be.
 * Exactly at the target, either way round, it is met in full.
 */
export function attained(actual: number, target: number, lowerIsBetter: boolean): number {
  if (lowerIsBetter) return actual <= target ? 1 : withoutNoise(target / actual);
  return actual >= target ? 1 : Math.max(0, withoutNoise(actual / target));
}

function lineOf(
  kpi: TargetedKpi,
  weight: number,
  value: number | null,
  target: number,
): ScorecardLine {
  const lowerIsBetter = KPI_DEFINITIONS[kpi].met === 'below';
  return {
    kpi,
    weight,
    value,
    target,
    attained: value === null ? null : attained(value, target, lowerIsBetter),
  };
}

function total(weighted: readonly { weight: number }[]): number {
  return weighted.reduce((sum, { weight }) => sum + weight, 0);
}
