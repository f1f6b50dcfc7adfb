import { date } from '../basics/plain-words.ts';
import { addDays, type Day } from '../basics/time.ts';
import { RENEWAL_MILESTONES } from '../lifecycle/renewal-milestones.ts';
import type { Snapshot } from '../snapshot.ts';
import { reviewWords } from './orders.ts';
import type { FollowUp, ReportOccasion } from './results.ts';

/** One review or milestone that is under way: somebody is asked to prepare it, and its report is made once. */
export type Occasion = Pick<FollowUp, 'cause' | 'title' | 'reason'> & {
  occasion: ReportOccasion;
  /** The day of the review; `null`: the milestone is due since its day. */
  on: Day | null;
};

/** A review is prepared in its last week. */
const REVIEW_LEAD_DAYS = 7;

const PREFIX = 'milestone:';
const OF_A_REPORT = ['early_warning', 'value_review'] as const;

const milestoneCause = (code: string, renewal: Day) => `${PREFIX}${code}:${renewal}`;

/**
 * The occasions under way on the snapshot's day: the next quarterly review from a week before it until it is held (V30),
 * the early warning and the value review of the renewal from their day until the next milestone's (A25, A26, C30).
 */
export function occasions(snapshot: Snapshot): Occasion[] {
  return [...milestones(snapshot), ...review(snapshot)];
}

function milestones(snapshot: Snapshot): Occasion[] {
  const { renewal, name } = snapshot;
  const { date: on } = renewal;
  if (on === null) return [];
  const due = renewal.milestones.filter(({ state }) => state === 'due').map(({ code }) => code);
  return OF_A_REPORT.filter((code) => due.includes(code)).flatMap((code) =>
    RENEWAL_MILESTONES.filter((milestone) => milestone.code === code).map(({ title, steps }) => {
      const what = `${title.toLowerCase()} for the renewal on ${date(on)}`;
      return {
        occasion: code,
        cause: milestoneCause(code, on),
        title: name === null ? what : `${name}: ${what}`,
        reason: steps.map((step, index) => `${index + 1}. ${step}.`).join(' '),
        on: null,
      };
    }),
  );
}

/** The same cause as the review that a person or a workflow orders: one task for one review. */
function review(snapshot: Snapshot): Occasion[] {
  const { nextReview } = snapshot.agreements;
  if (nextReview === null || addDays(nextReview, -REVIEW_LEAD_DAYS) > snapshot.today) return [];
  return [{ occasion: 'quarterly_review', ...reviewWords(snapshot, null), on: nextReview }];
}

export function isMilestone(cause: string): boolean {
  return cause.startsWith(PREFIX);
}

/** Why nobody need act on a milestone any more, in a sentence. */
export function whyMilestoneIsOver(cause: string, { renewal }: Snapshot): string {
  if (renewal.date === null || !cause.endsWith(renewal.date)) return 'The renewal date moved on.';
  return 'The renewal has come to its next milestone.';
}
