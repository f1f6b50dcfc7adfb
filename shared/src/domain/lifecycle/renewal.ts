import type { AsOf, Contract, PastHealth } from '../account.ts';
import { termMonths } from './contract-term.ts';
import type { HealthBand } from '../health/health-components.ts';
import { healthAt } from '../health/health-trend.ts';
import { startOfDay } from '../basics/portal-day.ts';
import { renewalMilestones } from './renewal-milestones.ts';
import type { Settings } from '../settings.ts';
import type { RenewalPlay, RenewalResult, RenewalStage } from './results.ts';
import { addDays, addMonths, daysBetween, type Day } from '../basics/time.ts';

type KnownBand = Exclude<HealthBand, 'insufficient_data'>;
type RenewalSettings = Settings['renewal'];

const PLAY: Readonly<Record<KnownBand, RenewalPlay>> = {
  healthy: 'expansion',
  stable: 'value_reinforcement',
  at_risk: 'intervention',
  critical: 'save_play',
};

const SEVERITY: Readonly<Record<KnownBand, number>> = {
  healthy: 0,
  stable: 1,
  at_risk: 2,
  critical: 3,
};

const NO_RENEWAL: RenewalResult = {
  date: null,
  daysLeft: null,
  stage: null,
  play: 'none',
  playStart: null,
  milestones: [],
};

/**
 * Where the account stands on its way to the renewal (A25-A32, C30). From day -120 on, the worst health band so far
 * picks the play and its start, so that a later drop pulls the account to the earlier play at once and a recovery does
 * not call it off; the milestones hold for all. Without enough health data there is no play.
 */
export function renewal(
  contract: Contract,
  band: HealthBand,
  past: readonly PastHealth[],
  asOf: AsOf,
  settings: Pick<Settings, 'renewal'>,
): RenewalResult {
  const date = renewalDate(contract, settings.renewal);
  if (date === null) return NO_RENEWAL;

  const daysLeft = daysBetween(asOf.today, date);
  const worst = worstBand(date, daysLeft, { band, past, asOf }, settings.renewal);
  const { playStartDays } = settings.renewal;
  const started = worst !== null && daysLeft <= playStartDays[worst];
  return {
    date,
    daysLeft,
    stage: renewalStage(daysLeft, started, settings.renewal),
    play: started ? PLAY[worst] : 'none',
    playStart: worst === null ? null : addDays(date, -playStartDays[worst]),
    milestones:
      daysLeft > settings.renewal.evaluateFromDays
        ? NO_RENEWAL.milestones
        : renewalMilestones(date, asOf.today, settings.renewal),
  };
}

/** The next renewal: a won one moves the date on by one term. */
function renewalDate(contract: Contract, settings: RenewalSettings): Day | null {
  const { start, renewal: date, renewalWon } = contract;
  if (date === null || !renewalWon) return date;
  return addMonths(date, termMonths({ start, renewal: date }, settings));
}

function renewalStage(
  daysLeft: number,
  playStarted: boolean,
  { milestoneDays }: RenewalSettings,
): RenewalStage {
  if (daysLeft < 0) return 'overdue';
  if (daysLeft <= milestoneDays.close) return 'close';
  if (daysLeft <= milestoneDays.proposal) return 'proposal';
  if (daysLeft <= milestoneDays.valueReview) return 'value_review';
  if (daysLeft <= milestoneDays.earlyWarning) return 'early_warning';
  return playStarted ? 'play_started' : 'not_due';
}

function worstBand(
  date: Day,
  daysLeft: number,
  { band, past, asOf }: { band: HealthBand; past: readonly PastHealth[]; asOf: AsOf },
  { evaluateFromDays }: RenewalSettings,
): KnownBand | null {
  if (band === 'insufficient_data' || daysLeft > evaluateFromDays) return null;
  const since = startOfDay(addDays(date, -evaluateFromDays), asOf);
  const held = healthAt(past, since);
  const later = past.filter(({ at }) => at > since && at <= asOf.now);
  let worst: KnownBand = band;
  for (const row of held === undefined ? later : [held, ...later]) {
    if (row.band !== 'insufficient_data' && SEVERITY[row.band] > SEVERITY[worst]) worst = row.band;
  }
  return worst;
}
