import type { HealthBand } from '../health/health-components.ts';
import type { Day } from '../basics/time.ts';
import type {
  Escalation,
  LifecycleStage,
  RenewalPlay,
  RenewalStage,
} from '../lifecycle/results.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Minor } from '../value/value-line.ts';
import { type CheckSigns, checkSigns } from './daily-checks.ts';

/** By what accounts are put in order, chosen and added up; everything else that a list shows is the snapshot's. */
export type ListedAccount = CheckSigns & {
  name: string | null;
  /** Who looks after it: an owner's id in HubSpot; `null` = nobody. */
  ownerId: string | null;
  segment: string | null;
  /** What its contract is worth in a year; `null` = unknown. */
  yearlyValue: Minor | null;
  healthScore: number | null;
  healthBand: HealthBand;
  coverage: number;
  successScore: number | null;
  /** Of its agreements, a fraction. */
  attainment: number | null;
  valueConfirmed: Minor | null;
  renewal: Day | null;
  play: RenewalPlay;
  stage: RenewalStage | null;
  lifecycleStage: LifecycleStage;
  escalation: Escalation;
};

/** Taken from the snapshot as it is saved, so that a list is in the order of the very figures it shows. */
export function listedAccount(
  snapshot: Snapshot,
  known: Pick<ListedAccount, 'ownerId' | 'segment' | 'yearlyValue'>,
): ListedAccount {
  const { health, success, agreements, value, renewal } = snapshot;
  return {
    ...known,
    ...checkSigns(snapshot),
    name: snapshot.name,
    healthScore: health.score,
    healthBand: health.band,
    coverage: health.coverage,
    successScore: success.score,
    attainment: agreements.attainment,
    valueConfirmed: value.figures.confirmed,
    renewal: renewal.date,
    play: renewal.play,
    stage: renewal.stage,
    lifecycleStage: snapshot.lifecycleStage,
    escalation: snapshot.escalation,
  };
}

/** Quarter of the calendar: `2026-Q4`. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
