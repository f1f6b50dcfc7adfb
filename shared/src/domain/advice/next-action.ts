import { healthCritical, insufficientData, renewalDue } from './advice-on-account.ts';
import {
  goalAtRisk,
  nextReview,
  reviewOverdue,
  signOffMissing,
  vlaOffTrack,
  vlaWillMiss,
} from './advice-on-agreements.ts';
import { escalated } from './advice-on-escalation.ts';
import { expansionSignal, unmetPromoter } from './advice-on-growth.ts';
import { valueUnconfirmed } from './advice-on-value.ts';
import type { Findings } from './findings.ts';
import type { NextActionCode, Recommendation } from './results.ts';
import { onAccount, type Rule } from './rule.ts';

/** In order of urgency; the first that applies is the next action. */
export const RULES: readonly Rule<NextActionCode>[] = [
  { code: 'escalation', horizon: 'immediate', advise: escalated },
  { code: 'renewal', horizon: 'immediate', advise: renewalDue },
  { code: 'vla_will_miss', horizon: 'immediate', advise: vlaWillMiss },
  { code: 'vla_off_track', horizon: 'immediate', advise: vlaOffTrack },
  { code: 'health_critical', horizon: 'immediate', advise: healthCritical },
  { code: 'insufficient_data', horizon: 'this_week', advise: insufficientData },
  { code: 'goal_at_risk', horizon: 'this_week', advise: goalAtRisk },
  { code: 'review_overdue', horizon: 'this_week', advise: reviewOverdue },
  { code: 'sign_off_missing', horizon: 'this_week', advise: signOffMissing },
  { code: 'value_unconfirmed', horizon: 'this_month', advise: valueUnconfirmed },
  { code: 'expansion', horizon: 'this_month', advise: expansionSignal },
  { code: 'unmet_promoter', horizon: 'this_month', advise: unmetPromoter },
];

/**
 * What to do where no rule applies: the next review, else the next step towards an agreement. Days are named by date,
 * never counted down, so that the text changes only when the matter does.
 */
export function otherwise(findings: Findings): Recommendation<NextActionCode> {
  const review = nextReview(findings);
  if (review !== null) return { code: 'next_review', horizon: 'this_month', ...review };
  const nextStep =
    findings.success.goalsTotal === 0
      ? onAccount('Define success goals with the customer.', 'No goal is defined.')
      : onAccount(
          'Turn the goals into an agreement and get it signed.',
          'No agreement is in force.',
        );
  return { code: 'none', horizon: 'this_month', ...nextStep };
}
