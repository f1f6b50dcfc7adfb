import { z } from 'zod';

import type { AccountFigures } from '../crm/account-figures.ts';
import type { HealthBand, HealthTrend } from '../domain/health/health-components.ts';
import type { DeadlineRisk } from '../domain/metrics/results.ts';
import type {
  Escalation,
  LifecycleStage,
  RenewalPlay,
  RenewalStage,
} from '../domain/lifecycle/results.ts';
import { type AdvocacyResult, EXPANSION_SIGNALS } from '../domain/growth/results.ts';
import type { SuccessBand } from '../domain/goals/results.ts';
import type { PeriodLabel } from '../domain/value/results.ts';
import type { VlaStatus } from '../domain/agreements/results.ts';

export const healthBandSchema = z.enum([
  'healthy',
  'stable',
  'at_risk',
  'critical',
  'insufficient_data',
]) satisfies z.ZodType<HealthBand>;

export const periodLabelSchema = z.enum([
  'contract to date',
  'trailing 12 months',
  'all time',
  'year to date',
  'quarter to date',
  'chosen period',
]) satisfies z.ZodType<PeriodLabel>;

export const trendSchema = z.enum([
  'improving',
  'steady',
  'declining',
]) satisfies z.ZodType<HealthTrend>;

export const deadlineRiskSchema = z.enum([
  'on_pace',
  'behind',
  'will_miss',
  'unknown',
]) satisfies z.ZodType<DeadlineRisk>;

export const vlaStatusSchema = z.enum([
  'on_track',
  'at_risk',
  'off_track',
]) satisfies z.ZodType<VlaStatus>;

const agreementsStatusSchema = z.enum([
  ...vlaStatusSchema.options,
  'none_defined',
  'not_measurable',
]);

export const successBandSchema = z.enum([
  'strong',
  'good',
  'fair',
  'weak',
  'not_scored',
]) satisfies z.ZodType<SuccessBand>;

export const renewalStageSchema = z.enum([
  'not_due',
  'play_started',
  'early_warning',
  'value_review',
  'proposal',
  'close',
  'overdue',
]) satisfies z.ZodType<RenewalStage>;

export const renewalPlaySchema = z.enum([
  'expansion',
  'value_reinforcement',
  'intervention',
  'save_play',
  'none',
]) satisfies z.ZodType<RenewalPlay>;

export const lifecycleStageSchema = z.enum([
  'define',
  'commit',
  'execute',
  'prove',
]) satisfies z.ZodType<LifecycleStage>;

export const escalationSchema = z.enum([
  'none',
  'cs_manager',
  'immediate',
  'legal',
]) satisfies z.ZodType<Escalation>;

const advocacyTierSchema = z.enum(['gold', 'silver', 'bronze', 'none']) satisfies z.ZodType<
  AdvocacyResult['tier']
>;

/** {@link AccountFigures} on the wire. */
export const accountFiguresSchema = z.object({
  nextAction: z.string().nullable(),
  escalation: escalationSchema.nullable(),
  lifecycleStage: lifecycleStageSchema.nullable(),
  onboardingPercent: z.number().nullable(),
  expansionSignals: z.array(z.enum(EXPANSION_SIGNALS)).readonly().nullable(),
  advocacyTier: advocacyTierSchema.nullable(),
  peerPercentile: z.number().nullable(),
  health: z.object({
    score: z.number().nullable(),
    band: healthBandSchema.nullable(),
    trend: trendSchema.nullable(),
    coverage: z.number().nullable(),
    driver: z.string().nullable(),
  }),
  agreements: z.object({
    attainment: z.number().nullable(),
    status: agreementsStatusSchema.nullable(),
    inForce: z.number().nullable(),
    atRisk: z.number().nullable(),
    nextDeadline: z.iso.date().nullable(),
    deadlineRisk: deadlineRiskSchema.nullable(),
    nextReview: z.iso.date().nullable(),
    signedOff: z.boolean().nullable(),
  }),
  success: z.object({
    score: z.number().nullable(),
    band: successBandSchema.nullable(),
    goalsTotal: z.number().nullable(),
    goalsOnTrack: z.number().nullable(),
    goalsAchieved: z.number().nullable(),
  }),
  value: z.object({
    confirmed: z.number().nullable(),
    estimated: z.number().nullable(),
    roiConfirmed: z.number().nullable(),
    roiEstimated: z.number().nullable(),
    multiple: z.number().nullable(),
    investment: z.number().nullable(),
  }),
  renewal: z.object({
    date: z.iso.date().nullable(),
    stage: renewalStageSchema.nullable(),
    play: renewalPlaySchema.nullable(),
    playStart: z.iso.date().nullable(),
  }),
}) satisfies z.ZodType<AccountFigures>;
