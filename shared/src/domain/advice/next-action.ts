import {
  escalated,
  healthCritical,
  insufficientData,
  renewalDue,
  valueUnconfirmed,
} from './advice-on-account.ts';
import {
  goalAtRisk,
  nextReview,
  reviewOverdue,
  signOffMissing,
  vlaOffTrack,
  vlaWillMiss,
} from './advice-on-agreements.ts';
import type { Findings } from './findings.ts';
import type { NextActionCode } from './results.ts';

type Recommendation = { code: NextActionCode; text: string };

/** Says what to do when its case applies. */
type Rule = { code: NextActionCode; advise: (findings: Findings) => string | null };

/** In order of urgency; the first that applies is the one recommendation. */
const RULES: readonly Rule[] = [
  { code: 'escalation', advise: escalated },
  { code: 'renewal', advise: renewalDue },
  { code: 'vla_will_miss', advise: vlaWillMiss },
  { code: 'vla_off_track', advise: vlaOffTrack },
  { code: 'health_critical', advise: healthCritical },
  { code: 'insufficient_data', advise: insufficientData },
  { code: 'goal_at_risk', advise: goalAtRisk },
  { code: 'review_overdue', advise: reviewOverdue },
  { code: 'sign_off_missing', advise: signOffMissing },
  { code: 'value_unconfirmed', advise: valueUnconfirmed },
  { code: 'next_review', advise: nextReview },
];

/**
 * The first thing to do, in words with names, dates and figures (V27). Days are named by date, never counted down, so
 * that the text changes only when the matter does.
 */
export function nextAction(findings: Findings): Recommendation {
  for (const { code, advise } of RULES) {
    const text = advise(findings);
    if (text !== null) return { code, text };
  }
  return { code: 'none', text: nothingUrgent(findings) };
}

function nothingUrgent({ success, agreements }: Findings): string {
  if (success.goalsTotal === 0) return 'Define success goals with the customer.';
  return agreements.inForce === 0
    ? 'Turn the goals into an agreement and get it signed.'
    : 'Nothing is due.';
}
