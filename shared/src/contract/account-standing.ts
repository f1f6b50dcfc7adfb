import { z } from 'zod';

import type {
  EscalationReason,
  OnboardingStatus,
  RenewalMilestoneCode,
} from '../domain/lifecycle/results.ts';
import { ADVOCACY_KINDS, ONBOARDING_ITEMS } from '../domain/lifecycle/inputs.ts';
import { judgedBandSchema } from './words.ts';

const dateSchema = z.iso.date();
const momentSchema = z.iso.datetime();
const amountSchema = z.number().nullable().meta({ description: 'Major units of the currency.' });

/** Why the health score moved, and since when. */
export const healthMoveSchema = z.object({
  since: dateSchema,
  from: z.number(),
  /** Of the score; negative = it fell. */
  points: z.number(),
  /** What did it, in words with the points, the largest first. */
  reasons: z.array(z.string()),
});

/** A person's judgement beside the computed band, never instead of it. */
export const healthJudgementSchema = z.object({
  band: judgedBandSchema,
  reason: z.string(),
  by: z.string(),
  until: dateSchema,
  differs: z.boolean(),
});

export const renewalViewSchema = z.object({
  /** The play that has begun, in words; `null` while none has. */
  playbook: z.object({ approach: z.string(), steps: z.array(z.string()) }).nullable(),
  milestones: z.array(
    z.object({
      code: z.enum([
        'early_warning',
        'value_review',
        'proposal',
        'close',
      ]) satisfies z.ZodType<RenewalMilestoneCode>,
      title: z.string(),
      on: dateSchema,
      state: z.enum(['upcoming', 'due', 'passed']),
      steps: z.array(z.string()),
    }),
  ),
});

export const escalationViewSchema = z.object({
  cause: z.enum(['downtime', 'churn_threat', 'legal', 'ticket_volume']) satisfies z.ZodType<
    EscalationReason['cause']
  >,
  source: z.enum(['flag', 'tickets']),
  since: momentSchema.nullable(),
  /** Its cause is gone, and it stops to escalate then. */
  endsAt: momentSchema.nullable(),
});

export const onboardingViewSchema = z.object({
  status: z.enum([
    'on_schedule',
    'behind',
    'complete',
    'closed',
  ]) satisfies z.ZodType<OnboardingStatus>,
  /** Day of the plan; `null` once the days that count are over. */
  day: z.number().nullable(),
  items: z.array(
    z.object({
      item: z.enum(ONBOARDING_ITEMS),
      title: z.string(),
      dueOn: dateSchema,
      doneOn: dateSchema.nullable(),
      /** Ticked by a person, or shown by the data. */
      source: z.enum(['recorded', 'derived']).nullable(),
      overdue: z.boolean(),
    }),
  ),
});

export const advocacyViewSchema = z.object({
  activities: z.array(
    z.object({ activity: z.enum(ADVOCACY_KINDS), times: z.number(), lastOn: dateSchema }),
  ),
  unmetPromoter: z.boolean(),
});

/** What executives ask: what is to be decided, what speaks against the account, what for it (L31). */
export const executiveViewSchema = z.object({
  decisions: z.array(
    z.object({
      text: z.string(),
      on: dateSchema.nullable(),
      critical: z.boolean(),
      goalId: z.string().nullable(),
    }),
  ),
  risks: z.array(
    z.object({ text: z.string(), goalId: z.string().nullable(), atRisk: amountSchema }),
  ),
  chances: z.array(
    z.object({ text: z.string(), goalId: z.string().nullable(), potential: amountSchema }),
  ),
  /** Why signs of growth are no reason to sell yet. */
  notYet: z.array(z.string()),
  /** Possible value a year that people recorded; for the vendor's eyes only (L33). */
  whitespace: amountSchema,
  /** Counted value of the lines / their full amount, in percent: how far the figures are measured and confirmed (L31, C21). */
  confidencePercent: z.number().nullable(),
});

/** What those who run the account ask: how far the metrics are from their path, and what is too old (L32). */
export const operatorViewSchema = z.object({
  /** Mean of what the metrics lack of their path, in points of progress; negative = behind. `null`: no metric has a path. */
  variance: z.number().nullable(),
  /** So many metrics have a path. */
  metricsOnPath: z.number(),
  blockers: z.number(),
  stale: z.array(
    z.object({
      what: z.string(),
      why: z.string(),
      goalId: z.string().nullable(),
      metricId: z.string().nullable(),
    }),
  ),
});

/** What was achieved, each with what shows it (L33). */
export const achievementSchema = z.object({
  title: z.string(),
  goalId: z.string().nullable(),
  amount: amountSchema,
  evidence: z.string().nullable(),
});
