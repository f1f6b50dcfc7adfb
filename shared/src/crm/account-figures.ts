import type { HealthBand, HealthTrend } from '../domain/health/health-components.ts';
import type { AgreementsResult } from '../domain/agreements/results.ts';
import {
  type AdvocacyResult,
  EXPANSION_SIGNALS,
  type ExpansionSignal,
} from '../domain/growth/results.ts';
import type { DeadlineRisk } from '../domain/metrics/results.ts';
import type {
  Escalation,
  LifecycleStage,
  RenewalPlay,
  RenewalStage,
} from '../domain/lifecycle/results.ts';
import type { SuccessBand } from '../domain/goals/results.ts';
import type { Day, Instant } from '../domain/basics/time.ts';

/**
 * The figures that a company record holds, number for number: percentages 0-100, money in major units, rounded as they were written.
 * `null` is a property that is empty.
 */
export type AccountFigures = {
  nextAction: string | null;
  escalation: Escalation | null;
  lifecycleStage: LifecycleStage | null;
  onboardingPercent: number | null;
  /** `null`: none. */
  expansionSignals: readonly ExpansionSignal[] | null;
  advocacyTier: AdvocacyResult['tier'] | null;
  /** Whole percent; `null` also among too few peers. */
  peerPercentile: number | null;
  health: {
    score: number | null;
    band: HealthBand | null;
    trend: HealthTrend | null;
    coverage: number | null;
    driver: string | null;
  };
  agreements: {
    attainment: number | null;
    status: AgreementsResult['status'] | null;
    inForce: number | null;
    atRisk: number | null;
    nextDeadline: Day | null;
    deadlineRisk: DeadlineRisk | null;
    nextReview: Day | null;
    signedOff: boolean | null;
  };
  success: {
    score: number | null;
    band: SuccessBand | null;
    goalsTotal: number | null;
    goalsOnTrack: number | null;
    goalsAchieved: number | null;
  };
  value: {
    confirmed: number | null;
    estimated: number | null;
    roiConfirmed: number | null;
    roiEstimated: number | null;
    multiple: number | null;
    investment: number | null;
  };
  renewal: {
    date: Day | null;
    stage: RenewalStage | null;
    play: RenewalPlay | null;
    playStart: Day | null;
  };
};

/** A record's properties as HubSpot hands them out: strings, and nothing where a property is empty or does not exist. */
export type RecordProperties = Readonly<Record<string, string | null | undefined>>;

/**
 * Reads the figures back from the properties of a record. What is empty, unknown to this version, or edited by hand into something
 * that is no number or option, is `null`: a screen then says that it is not known.
 */
export function accountFigures(properties: RecordProperties): AccountFigures {
  const text = (name: string) => properties[name] || null;
  const number = (name: string) => {
    const value = Number(text(name) ?? Number.NaN);
    return Number.isFinite(value) ? value : null;
  };
  const day = (name: string) => {
    const at = instant(properties[name]);
    return at === null ? null : new Date(at).toISOString().slice(0, 10);
  };
  const option = <Option extends string>(name: string, options: readonly Option[]) =>
    options.find((each) => each === text(name)) ?? null;
  const options = <Option extends string>(name: string, known: readonly Option[]) => {
    const held = new Set<string>(text(name)?.split(';'));
    const found = known.filter((each) => held.has(each));
    return found.length > 0 ? found : null;
  };
  const flag = (name: string) => {
    const value = option(name, ['true', 'false']);
    return value === null ? null : value === 'true';
  };

  return {
    nextAction: text('attain_next_action'),
    escalation: option('attain_escalation', ['none', 'cs_manager', 'immediate', 'legal']),
    lifecycleStage: option('attain_lifecycle_stage', ['define', 'commit', 'execute', 'prove']),
    onboardingPercent: number('attain_onboarding_percent'),
    expansionSignals: options('attain_expansion_signals', EXPANSION_SIGNALS),
    advocacyTier: option('attain_advocacy_tier', ['gold', 'silver', 'bronze', 'none']),
    peerPercentile: number('attain_peer_percentile'),
    health: {
      score: number('attain_health_score'),
      band: option('attain_health_band', [
        'healthy',
        'stable',
        'at_risk',
        'critical',
        'insufficient_data',
      ]),
      trend: option('attain_health_trend', ['improving', 'steady', 'declining']),
      coverage: number('attain_health_coverage'),
      driver: text('attain_health_driver'),
    },
    agreements: {
      attainment: number('attain_vla_attainment'),
      status: option('attain_vla_status', [
        'on_track',
        'at_risk',
        'off_track',
        'none_defined',
        'not_measurable',
      ]),
      inForce: number('attain_vla_count'),
      atRisk: number('attain_vla_at_risk_count'),
      nextDeadline: day('attain_vla_next_deadline'),
      deadlineRisk: option('attain_vla_deadline_risk', [
        'on_pace',
        'behind',
        'will_miss',
        'unknown',
      ]),
      nextReview: day('attain_vla_next_review'),
      signedOff: flag('attain_vla_signed_off'),
    },
    success: {
      score: number('attain_success_score'),
      band: option('attain_success_band', ['strong', 'good', 'fair', 'weak', 'not_scored']),
      goalsTotal: number('attain_goals_total'),
      goalsOnTrack: number('attain_goals_on_track'),
      goalsAchieved: number('attain_goals_achieved'),
    },
    value: {
      confirmed: number('attain_value_confirmed'),
      estimated: number('attain_value_estimated'),
      roiConfirmed: number('attain_roi_confirmed'),
      roiEstimated: number('attain_roi_estimated'),
      multiple: number('attain_value_multiple'),
      investment: number('attain_investment'),
    },
    renewal: {
      date: day('attain_renewal_date'),
      stage: option('attain_renewal_stage', [
        'not_due',
        'play_started',
        'early_warning',
        'value_review',
        'proposal',
        'close',
        'overdue',
      ]),
      play: option('attain_renewal_play', [
        'expansion',
        'value_reinforcement',
        'intervention',
        'save_play',
        'none',
      ]),
      playStart: day('attain_renewal_play_start'),
    },
  };
}

/** When a figure of the record last changed (`attain_scored_at`); not when it was last checked. */
export function figuresLastChanged(properties: RecordProperties): Instant | null {
  return instant(properties['attain_scored_at']);
}

/** The API answers ISO text; a record page hands the same property to a card in milliseconds. Both are read. */
function instant(text: string | null | undefined): Instant | null {
  if (!text) return null;
  const at = new Date(/^-?\d+$/.test(text) ? Number(text) : text).getTime();
  return Number.isNaN(at) ? null : at;
}
