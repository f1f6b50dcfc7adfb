import { withoutNoise } from '../basics/rounding.ts';
import { daysBetween } from '../basics/time.ts';
import type { Snapshot } from '../snapshot.ts';
import type { PortfolioSettings } from './settings.ts';

/** What accounts are compared by; higher is better for all of them. */
export const PEER_FIGURES = [
  'healthScore',
  'successScore',
  'roiConfirmed',
  'valuePerUser',
  'goalsAchieved',
] as const;

export type PeerFigureCode = (typeof PEER_FIGURES)[number];

/** `null` = unknown; such an account is no peer by that figure. */
export type PeerFigures = { companyId: string } & Readonly<Record<PeerFigureCode, number | null>>;

/** What each figure is, since a benchmark without its definition is worth nothing (C02, C18, C26). */
export const PEER_FIGURE_DEFINITIONS: Readonly<
  Record<PeerFigureCode, { title: string; definition: string }>
> = {
  healthScore: {
    title: 'Health score',
    definition: 'Points earned of the points measured, 0 to 100.',
  },
  successScore: { title: 'Success score', definition: 'Attainment of the goals, 0 to 100.' },
  roiConfirmed: {
    title: 'ROI',
    definition: 'Net: (confirmed value - cost) / cost, over the reporting period.',
  },
  valuePerUser: {
    title: 'Value per user',
    definition: 'Confirmed value a year and user, from the reporting period.',
  },
  goalsAchieved: {
    title: 'Goals achieved',
    definition: 'Goals achieved or exceeded, of all active goals.',
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
    healthScore: health.score,
    successScore: success.score,
    roiConfirmed: value.figures.roiConfirmed,
    valuePerUser: valuePerUser(value, users, settings),
    goalsAchieved:
      success.goalsTotal === 0 ? null : withoutNoise(success.achieved / success.goalsTotal),
  };
}

/**
 * Confirmed value / users x 365 / days of the reporting period, in minor units (O33). Accounts stand at different points
 * of their terms, so only a rate compares them; a period that is too short to be a rate gives none.
 */
export function valuePerUser(
  { figures: { confirmed }, period }: Pick<Snapshot['value'], 'figures' | 'period'>,
  users: number | null,
  { peers: { minPeriodDays } }: Pick<PortfolioSettings, 'peers'>,
): number | null {
  const days = daysBetween(period.from, period.to) + 1;
  if (confirmed === null || users === null || users <= 0 || days < minPeriodDays) return null;
  return withoutNoise((confirmed / users) * (DAYS_PER_YEAR / days));
}
