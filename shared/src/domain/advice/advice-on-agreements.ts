import type { Findings } from './findings.ts';
import { date, percent } from '../basics/plain-words.ts';
import type { GoalResult } from '../goals/results.ts';
import type { VlaResult } from '../agreements/results.ts';
import type { Day } from '../basics/time.ts';

export function vlaWillMiss({ agreements, success, asOf }: Findings): string | null {
  const vla = openVlas(agreements.vlas)
    .filter(({ deadlineRisk }) => deadlineRisk === 'will_miss')
    .reduce<VlaResult | null>(earlierDeadline, null);
  if (vla?.deadline == null) return null;
  const reached = vla.kind === 'scored' ? ` at ${percent(vla.attainment)} of its target` : '';
  if (vla.deadline < asOf.today) {
    return `"${vla.title}" is past its deadline of ${date(vla.deadline)}${reached}: agree on how to go on${withOwner(vla, success.goals)}.`;
  }
  const finish = latestFinish(vla, success.goals);
  const projected = finish === null ? '' : `, projected for ${date(finish)}`;
  return `"${vla.title}" will miss its deadline of ${date(vla.deadline)}${reached}${projected}: agree on a recovery plan${withOwner(vla, success.goals)}.`;
}

export function vlaOffTrack({ agreements, success }: Findings): string | null {
  const worst = openVlas(agreements.vlas)
    .filter((vla) => vla.kind === 'scored')
    .filter(({ status }) => status === 'off_track')
    .reduce<(VlaResult & { kind: 'scored' }) | null>(
      (low, vla) => (low === null || vla.attainment < low.attainment ? vla : low),
      null,
    );
  if (worst === null) return null;
  const due = worst.deadline === null ? '' : `, due ${date(worst.deadline)}`;
  return `"${worst.title}" is off track at ${percent(worst.attainment)} of its target${due}: find the blocker${withOwner(worst, success.goals)}.`;
}

export function goalAtRisk({ success, asOf }: Findings): string | null {
  const worst = success.goals
    .filter((goal) => goal.kind === 'scored')
    .filter(({ status }) => status === 'at_risk')
    .reduce<(GoalResult & { kind: 'scored' }) | null>(
      (low, goal) => (low === null || goal.attainment < low.attainment ? goal : low),
      null,
    );
  if (worst === null) return null;
  const owner = worst.owner === null ? '' : ` with ${worst.owner}`;
  if (worst.targetDate !== null && worst.targetDate < asOf.today) {
    return `Goal "${worst.title}" was due on ${date(worst.targetDate)} and is at ${percent(worst.attainment)} of its target: agree on how to go on${owner}.`;
  }
  const due = worst.targetDate === null ? '' : `, due ${date(worst.targetDate)}`;
  return `Goal "${worst.title}" is at risk at ${percent(worst.attainment)} of its target${due}: plan the next step${owner}.`;
}

export function reviewOverdue({ agreements }: Findings): string | null {
  const overdue = agreements.vlas
    .filter((vla) => vla.reviewOverdue)
    .reduce<VlaResult | null>(
      (first, vla) =>
        first === null || (vla.nextReview ?? '') < (first.nextReview ?? '') ? vla : first,
      null,
    );
  if (overdue?.nextReview == null) return null;
  return `Hold the review of "${overdue.title}": it was due on ${date(overdue.nextReview)}.`;
}

export function signOffMissing({ agreements, account }: Findings): string | null {
  const waiting = agreements.vlas.find(({ signedOff }) => !signedOff)?.title;
  const proposed = account.goals.find(
    ({ ended, commitment }) => !ended && commitment?.state === 'proposed',
  )?.title;
  const title = waiting ?? proposed;
  return title === undefined ? null : `Get the executive sign-off for "${title}".`;
}

export function nextReview({ agreements }: Findings): string | null {
  return agreements.nextReview === null
    ? null
    : `Prepare the next review on ${date(agreements.nextReview)}.`;
}

/** An achieved or missed agreement is decided; nothing can be done about it any more. */
function openVlas(vlas: readonly VlaResult[]): VlaResult[] {
  return vlas.filter(({ state }) => state !== 'achieved' && state !== 'missed');
}

function earlierDeadline(first: VlaResult | null, vla: VlaResult): VlaResult {
  return first === null || (vla.deadline ?? '9999') < (first.deadline ?? '9999') ? vla : first;
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

function withOwner({ goalId }: VlaResult, goals: readonly GoalResult[]): string {
  const owner = goals.find(({ id }) => id === goalId)?.owner ?? null;
  return owner === null ? '' : ` with ${owner}`;
}
