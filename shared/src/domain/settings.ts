import { ADVICE_DEFAULTS, type AdviceSettings } from './advice/settings.ts';
import { AGREEMENT_DEFAULTS, type AgreementSettings } from './agreements/settings.ts';
import { GROWTH_DEFAULTS, type GrowthSettings } from './growth/settings.ts';
import { HEALTH_DEFAULTS, type HealthSettings } from './health/settings.ts';
import { LIFECYCLE_DEFAULTS, type LifecycleSettings } from './lifecycle/settings.ts';
import { METRIC_DEFAULTS, type MetricSettings } from './metrics/settings.ts';
import { PORTFOLIO_DEFAULTS, type PortfolioSettings } from './portfolio/settings.ts';
import { VALUE_DEFAULTS, type ValueSettings } from './value/settings.ts';

/** Version of formulas and curves, written to every snapshot: it changes when the same inputs give other figures. */
export const MODEL_VERSION = '1.1.0';

/** `1.1.0`, or `1.1.0+settings.3` by the third version of the settings saved in the portal. */
export function modelVersionOf({ savedVersion }: Pick<Settings, 'savedVersion'>): string {
  return savedVersion === undefined ? MODEL_VERSION : `${MODEL_VERSION}+settings.${savedVersion}`;
}

/**
 * Every number that scoring takes from the configuration. Fractions are [0, 1], scores 0-100, durations whole days
 * unless the name says otherwise.
 */
export type Settings = {
  /** Version of the settings saved in the portal that figures are computed by; absent: none was saved, the file alone holds. */
  savedVersion?: number;
} & BandSettings &
  MetricSettings &
  AgreementSettings &
  HealthSettings &
  ValueSettings &
  LifecycleSettings &
  GrowthSettings &
  PortfolioSettings &
  AdviceSettings;

type BandSettings = {
  /** `expected` bands progress / expected progress, so that a young agreement is not off track for being young (C11). */
  statusBasis: 'attainment' | 'expected';
  bands: {
    /** Fractions of the target: above the first on track, from the second on at risk, else off track (C12). */
    attainment: { onTrackAbove: number; atRiskFrom: number };
    /** Lowest score of each band (C16). */
    success: { strong: number; good: number; fair: number };
    /** Lowest score of each band (C12b). */
    health: { healthy: number; stable: number; atRisk: number };
  };
};

export const DEFAULT_SETTINGS: Settings = {
  statusBasis: 'attainment',
  bands: {
    attainment: { onTrackAbove: 0.8, atRiskFrom: 0.5 },
    success: { strong: 80, good: 65, fair: 50 },
    health: { healthy: 90, stable: 70, atRisk: 50 },
  },
  ...METRIC_DEFAULTS,
  ...AGREEMENT_DEFAULTS,
  ...HEALTH_DEFAULTS,
  ...VALUE_DEFAULTS,
  ...LIFECYCLE_DEFAULTS,
  ...GROWTH_DEFAULTS,
  ...PORTFOLIO_DEFAULTS,
  ...ADVICE_DEFAULTS,
};
