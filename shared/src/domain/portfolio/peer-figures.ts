import { withoutNoise } from '../basics/rounding.ts';
import { daysBetween } from '../basics/time.ts';
import type { Snapshot } from '../snapshot.ts';
import type { PortfolioSettings } from './settings.ts';

/** What accounts are compared by; higher is better for all of them. */
export const PEER_FIGURES = [
  'health_score',
  'success_score',
  'roi_confirmed',
  'value_per_user',
  'goals_achieved',
] as const;

export type PeerFigureCode = (typeof PEER_FIGURES)[number];

/** `null` = unknown; such an account is no peer by that figure. */
export type PeerFigures = { companyId: string } & Readonly<Record<PeerFigureCode, number | null>>;

/** What each figure is, since a benchmark without its definition is worth nothing (C02, C18, C26). */
export const PEER_FIGURE_DEFINITIONS: Readonly<
  Record<
    PeerFigureCode,
    { title: string; definition: string; unit: 'score' | 'fraction' | 'minor' }
  >
> = {
  health_score: {
    title: 'Health score',
    definition: 'Points earned of the points measured, 0 to 100.',
    unit: 'score',
  },
  success_score: {
    title: 'Success score',
    definition: 'Attainment of the goals, 0 to 100.',
    unit: 'score',
  },
  roi_confirmed: {
    title: 'ROI',
    definition: 'Net: (confirmed value - cost) / cost, over the reporting period.',
    unit: 'fraction',
  },
  value_per_user: {
    title: 'Value per user',
    definition: 'Confirmed value a year and user, from the reporting period.',
    unit: 'minor',
  },
  goals_achieved: {
    title: 'Goals achieved',
    definition: 'Goals achieved or exceeded, of all active goals.',
    unit: 'fraction',
  },
};

const DAYS_PER_YEAR = 365;

/** @param users licensed seats, else the most users of a week; `null` = unknown */
export function peerFiguresOf(
  snapshot: Snapshot,
  users: number | null,
  settings: Pick<PortfolioSettings, 'peers'>,
): PeerFigures {
  const { companyId, health, success, value } = snapshot;
  return {
    companyId,
    health_score: health.score,
    success_score: success.score,
    roi_confirmed: value.figures.roiConfirmed,
    value_per_user: valuePerUser(value, users, settings),
    goals_achieved:
      success.goalsTotal === 0 ? null : withoutNoise(success.achieved / success.goalsTotal),
  };
}

/**
 * Confirmed value / users x 365 / days of the reporting period, in minor units (O33). Accounts stand at different points
 * of their terms, so only a rate compares them; a period that is too short to be a rate gives none,
 * and nothing confirmed is no value of 0.
 */
export function valuePerUser(
  { figures: { confirmed }, period }: Pick<Snapshot['value'], 'figures' | 'period'>,
  users: number | null,
  { peers: { minPeriodDays } }: Pick<PortfolioSettings, 'peers'>,
): number | null {
  const days = daysBetween(period.from, period.to) + 1;
  const known = confirmed !== null && confirmed !== 0 && users !== null && users > 0;
  if (!known || days < minPeriodDays) return null;
  return withoutNoise((confirmed / users) * (DAYS_PER_YEAR / days));
}
