import type { AsOf } from '../account.ts';
import { attainmentBand } from '../metrics/attainment-band.ts';
import { worstRisk } from '../metrics/deadline-risk.ts';
import type { Goal } from '../goals/goal.ts';
import type { Settings } from '../settings.ts';
import type { AgreementsResult, OtherAgreement, VlaResult } from './results.ts';
import type { GoalResult } from '../goals/results.ts';
import type { Day } from '../basics/time.ts';
import { bandedFraction, isInForce, scoreVla } from './vla.ts';
import { weightedMean } from '../basics/weighted-mean.ts';

/**
 * The account's agreements in force, rolled up (C13): overall attainment is the mean of the VLAs that can be measured,
 * by the goals' weights, each capped at 100 %; its band is the status, and the worst VLA is named beside it.
 */
export function agreements(
  goals: readonly Goal[],
  results: readonly GoalResult[],
  asOf: AsOf,
  settings: Settings,
): AgreementsResult {
  const vlas: VlaResult[] = [];
  const weights: number[] = [];
  goals.forEach((goal, index) => {
    const result = results[index];
    if (result === undefined || !isInForce(goal)) return;
    vlas.push(scoreVla({ goal, commitment: goal.commitment, result }, asOf, settings));
    weights.push(goal.weight);
  });
  const mean = (figure: (vla: ScoredVla) => number) =>
    weightedMean(
      vlas.flatMap((vla, index) =>
        vla.kind === 'scored' ? [{ value: figure(vla), weight: weights[index] ?? 0 }] : [],
      ),
    );
  const banded = mean((vla) => bandedFraction(vla, settings));

  return {
    status: statusOf(vlas, banded, settings),
    attainment: mean(({ attainment }) => attainment),
    progress: mean(({ progress }) => progress),
    scored: vlas.filter(({ kind }) => kind === 'scored').length,
    inForce: vlas.length,
    atRisk: vlas.filter((vla) => vla.kind === 'scored' && vla.status !== 'on_track').length,
    worst: worstOf(vlas),
    nextDeadline: earliest(vlas.flatMap((vla) => upcomingDeadline(vla, asOf.today))),
    deadlineRisk: worstRisk(vlas.map(({ deadlineRisk }) => deadlineRisk)),
    nextReview: earliest(vlas.flatMap(({ nextReview }) => nextReview ?? [])),
    signedOff: vlas.length === 0 ? null : vlas.every(({ signedOff }) => signedOff),
    vlas,
    others: goals.flatMap(notInForce),
  };
}

function notInForce(goal: Goal): OtherAgreement[] {
  const { id: goalId, title, commitment } = goal;
  if (commitment === null || isInForce(goal)) return [];
  const { state } = commitment;
  const isUnsigned = !goal.ended && (state === 'draft' || state === 'proposed');
  return [{ goalId, title, state: isUnsigned ? state : 'ended' }];
}

type ScoredVla = VlaResult & { kind: 'scored' };

function statusOf(
  vlas: readonly VlaResult[],
  banded: number | null,
  settings: Settings,
): AgreementsResult['status'] {
  if (vlas.length === 0) return 'none_defined';
  return banded === null ? 'not_measurable' : attainmentBand(banded, settings.bands.attainment);
}

function worstOf(vlas: readonly VlaResult[]): AgreementsResult['worst'] {
  let worst: ScoredVla | undefined;
  for (const vla of vlas) {
    if (vla.kind === 'scored' && (worst === undefined || vla.attainment < worst.attainment)) {
      worst = vla;
    }
  }
  return worst === undefined ? null : { goalId: worst.goalId, title: worst.title };
}

/** A deadline that has passed, or whose agreement is decided, is no longer the next. */
function upcomingDeadline({ deadline, state }: VlaResult, today: Day): Day[] {
  const open = state !== 'achieved' && state !== 'missed';
  return open && deadline !== null && deadline >= today ? [deadline] : [];
}

/** Calendar dates sort as text. */
function earliest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((min, day) => (min === null || day < min ? day : min), null);
}
