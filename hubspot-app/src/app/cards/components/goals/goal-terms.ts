import { AGREEMENT_STATE, DEADLINE_RISK } from '@attain/ui/words/standing';
import type { Formats } from '@attain/ui/words/formats';

import type { ShownGoal } from './shown-goals.ts';

/** State, signature, owner, dates and pace of a goal in one line. */
export function goalTerms({ goal, agreement, offered }: ShownGoal, format: Formats): string {
  const { owner, targetDate, expectedProgress, projectedFinish, milestones, deadlineRisk } = goal;
  return [
    agreement && capitalised(AGREEMENT_STATE[agreement.state]),
    offered && `Agreement ${offered}`,
    agreement &&
      (agreement.signedOff
        ? `signed by ${agreement.signedBy ?? 'the customer'}`
        : 'not signed off'),
    owner && `owner ${owner}`,
    targetDate && `due ${format.date(targetDate)}`,
    deadlineRisk !== 'unknown' && DEADLINE_RISK[deadlineRisk].label.toLowerCase(),
    expectedProgress !== null && `${format.percent(expectedProgress)} expected by now`,
    projectedFinish && `projected ${format.date(projectedFinish)}`,
    milestones.total > 0 && `${milestones.done} of ${milestones.total} milestones done`,
    agreement?.nextReview &&
      `${agreement.reviewOverdue ? 'review overdue since' : 'next review'} ${format.date(agreement.nextReview)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
