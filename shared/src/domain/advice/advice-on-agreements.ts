import type { VlaResult } from '../agreements/results.ts';
import { count, date, percent } from '../basics/plain-words.ts';
import type { Day } from '../basics/time.ts';
import type { GoalResult } from '../goals/results.ts';
import type { Findings } from './findings.ts';
import { blockerInWords } from './insight-words.ts';
import { onAccount, onGoal, type Advice } from './rule.ts';

type Advised = ReadonlySet<string>;
type ScoredVla = VlaResult & { kind: 'scored' };
type ScoredGoal = GoalResult & { kind: 'scored' };

export function vlaWillMiss(
  { agreements, success, asOf }: Findings,
  advised: Advised,
): Advice | null {
  const vla = openVlas(agreements.vlas, advised)
    .filter(({ deadlineRisk }) => deadlineRisk === 'will_miss')
    .reduce<VlaResult | null>(earlierDeadline, null);
  if (vla?.deadline == null) return null;
  const due = date(vla.deadline);
  const reached = vla.kind === 'scored' ? ` at ${percent(vla.attainment)} of its target` : '';
  if (vla.deadline < asOf.today) {
    return onVla(
      vla,
      success.goals,
      `"${vla.title}" is past its deadline of ${due}${reached}: agree on how to go on`,
      `The deadline of ${due} has passed.`,
    );
  }
  const finish = latestFinish(vla, success.goals);
  const projected = finish === null ? '' : `, projected for ${date(finish)}`;
  return onVla(
    vla,
    success.goals,
    `"${vla.title}" will miss its deadline of ${due}${reached}${projected}: agree on a recovery plan`,
    finish === null
      ? 'Nothing moves towards its target.'
      : `At the present rate it is reached on ${date(finish)}, after the deadline of ${due}.`,
  );
}

export function vlaOffTrack(
  { agreements, success, settings }: Findings,
  advised: Advised,
): Advice | null {
  const worst = openVlas(agreements.vlas, advised)
    .filter((vla) => vla.kind === 'scored')
    .filter(({ status }) => status === 'off_track')
    .reduce<ScoredVla | null>(lowerAttainment, null);
  if (worst === null) return null;
  const due = worst.deadline === null ? '' : `, due ${date(worst.deadline)}`;
  return onVla(
    worst,
    success.goals,
    `"${worst.title}" is off track at ${percent(worst.attainment)} of its target${due}: find the blocker`,
    `Below ${percent(settings.bands.attainment.atRiskFrom)} an agreement is off track.`,
  );
}

export function goalAtRisk(
  { success, insights, health, asOf }: Findings,
  advised: Advised,
): Advice | null {
  const worst = success.goals
    .filter((goal) => goal.kind === 'scored')
    .filter(({ id, status }) => status === 'at_risk' && !advised.has(id))
    .reduce<ScoredGoal | null>(lowerAttainment, null);
  if (worst === null) return null;
  const reached = `at ${percent(worst.attainment)} of its target`;
  const owner = worst.owner === null ? '' : ` with ${worst.owner}`;
  if (worst.targetDate !== null && worst.targetDate < asOf.today) {
    const due = date(worst.targetDate);
    return onGoal(
      worst,
      `Goal "${worst.title}" was due on ${due} and is ${reached}: agree on how to go on${owner}.`,
      `Its date, ${due}, has passed.`,
    );
  }
  const due = worst.targetDate === null ? '' : `, due ${date(worst.targetDate)}`;
  const [blocker] = insights.find(({ goalId }) => goalId === worst.id)?.blockers ?? [];
  return onGoal(
    worst,
    `Goal "${worst.title}" is at risk ${reached}${due}: plan the next step${owner}.`,
    blocker === undefined
      ? `The goal is ${reached}.`
      : blockerInWords(blocker, { goal: worst, health }),
  );
}

export function reviewOverdue({ agreements, success, settings }: Findings): Advice | null {
  const overdue = agreements.vlas
    .filter((vla) => vla.reviewOverdue)
    .reduce<VlaResult | null>(
      (first, vla) =>
        first === null || (vla.nextReview ?? '') < (first.nextReview ?? '') ? vla : first,
      null,
    );
  if (overdue?.nextReview == null) return null;
  return {
    text: `Hold the review of "${overdue.title}": it was due on ${date(overdue.nextReview)}.`,
    goalId: overdue.goalId,
    owner: ownerOf(overdue, success.goals),
    reason: reviewInterval(settings.review.intervalDays),
  };
}

export function signOffMissing({ agreements, account }: Findings): Advice | null {
  const waiting = agreements.vlas.find(({ signedOff }) => !signedOff);
  const goal = account.goals.find(({ id, ended, commitment }) =>
    waiting === undefined ? !ended && commitment?.state === 'proposed' : id === waiting.goalId,
  );
  return goal === undefined
    ? null
    : onGoal(
        goal,
        `Get the executive sign-off for "${goal.title}".`,
        waiting === undefined
          ? 'The agreement is proposed and not signed.'
          : 'The latest version of the agreement is not signed.',
      );
}

export function nextReview({ agreements, settings }: Findings): Advice | null {
  return agreements.nextReview === null
    ? null
    : onAccount(
        `Prepare the next review on ${date(agreements.nextReview)}.`,
        reviewInterval(settings.review.intervalDays),
      );
}

function reviewInterval(days: number): string {
  return `Agreements are reviewed at least every ${count(days, 'day')}.`;
}

/** An achieved or missed agreement is decided; nothing can be done about it any more. */
function openVlas(vlas: readonly VlaResult[], advised: Advised): VlaResult[] {
  return vlas.filter(
    ({ goalId, state }) => state !== 'achieved' && state !== 'missed' && !advised.has(goalId),
  );
}

function earlierDeadline(first: VlaResult | null, vla: VlaResult): VlaResult {
  return first === null || (vla.deadline ?? '9999') < (first.deadline ?? '9999') ? vla : first;
}

function lowerAttainment<Scored extends { attainment: number }>(
  low: Scored | null,
  next: Scored,
): Scored {
  return low === null || next.attainment < low.attainment ? next : low;
}

function latestFinish({ goalId }: VlaResult, goals: readonly GoalResult[]): Day | null {
  const goal = goals.find(({ id }) => id === goalId);
  return (goal?.metrics ?? []).reduce<Day | null>(
    (latest, { projectedFinish }) =>
      projectedFinish !== null && (latest === null || projectedFinish > latest)
        ? projectedFinish
        : latest,
    null,
  );
}

function onVla(
  vla: VlaResult,
  goals: readonly GoalResult[],
  matter: string,
  reason: string,
): Advice {
  const owner = ownerOf(vla, goals);
  const who = owner === null ? '' : ` with ${owner}`;
  return { text: `${matter}${who}.`, goalId: vla.goalId, owner, reason };
}

function ownerOf({ goalId }: VlaResult, goals: readonly GoalResult[]): string | null {
  return goals.find(({ id }) => id === goalId)?.owner ?? null;
}
