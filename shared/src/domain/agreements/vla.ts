import type { AsOf } from '../account.ts';
import { missingComponents } from './components.ts';
import { attainmentBand } from '../metrics/attainment-band.ts';
import type { Commitment, CommitmentState, Goal } from '../goals/goal.ts';
import { dayNumberAt } from '../basics/portal-day.ts';
import type { Settings } from '../settings.ts';
import type { GoalResult } from '../goals/results.ts';
import type { VlaResult } from './results.ts';
import { vlaTrend } from './vla-trend.ts';
import { dayNumber, dayOf, type Day } from '../basics/time.ts';

/** A goal with its commitment and its result: a value-level agreement. */
export type Vla = { goal: Goal; commitment: Commitment; result: GoalResult };

const IN_FORCE: ReadonlySet<CommitmentState> = new Set([
  'signed',
  'active',
  'revised',
  'achieved',
  'missed',
]);

/** From its signature until it is ended; an achieved or missed one stays, so that neither drops out of the figure. */
export function isInForce(goal: Goal): goal is Goal & { commitment: Commitment } {
  return !goal.ended && goal.commitment !== null && IN_FORCE.has(goal.commitment.state);
}

/** Everything that is shown about one agreement in force. */
export function scoreVla(vla: Vla, asOf: AsOf, settings: Settings): VlaResult {
  const { goal, commitment, result } = vla;
  const nextReview = nextReviewDay(vla, asOf, settings.review.intervalDays);
  const common = {
    goalId: goal.id,
    title: goal.title,
    state: isRunning(vla, asOf.today) ? 'active' : commitment.state,
    category: commitment.category,
    deadline: result.targetDate,
    deadlineRisk: result.deadlineRisk,
    signedOff: commitment.state !== 'revised' && commitment.signedAt !== null,
    signedBy: commitment.signedBy,
    nextReview: dayOf(nextReview),
    reviewOverdue: dayNumber(asOf.today) > nextReview,
    pace: result.pace,
    expectedProgress: result.expectedProgress,
    trend: vlaTrend(goal, result.metrics, settings),
    missing: missingComponents(goal),
  };
  if (result.kind === 'not_scored') {
    const { kind, reason, notice } = result;
    return { ...common, kind, reason, notice };
  }
  const { kind, attainment, progress } = result;
  const status = attainmentBand(bandedFraction(result, settings), settings.bands.attainment);
  return { ...common, kind, attainment, progress, status };
}

/** Signed terms run from their start on, without anybody having to say so. */
function isRunning({ commitment, result }: Vla, today: Day): boolean {
  return commitment.state === 'signed' && (result.startDate ?? today) <= today;
}

/** What is banded: attainment; or, by configuration, progress / expected, as soon as that is known. */
export function bandedFraction(
  { attainment, pace }: { attainment: number; pace: number | null },
  { statusBasis }: Pick<Settings, 'statusBasis'>,
): number {
  return statusBasis === 'expected' && pace !== null ? Math.min(1, pace) : attainment;
}

/** Due 90 days after the last review, or after the agreement began; overdue from day 91 (V30). */
function nextReviewDay({ commitment, result }: Vla, asOf: AsOf, intervalDays: number): number {
  return lastReviewDay(commitment, result, asOf) + intervalDays;
}

function lastReviewDay(commitment: Commitment, result: GoalResult, asOf: AsOf): number {
  const day = commitment.lastReviewedOn ?? commitment.start;
  if (day !== null) return dayNumber(day);
  if (commitment.signedAt !== null) return dayNumberAt(commitment.signedAt, asOf);
  return dayNumber(result.startDate ?? asOf.today);
}
