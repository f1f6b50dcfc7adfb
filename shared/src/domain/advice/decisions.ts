import type { VlaResult } from '../agreements/results.ts';
import { date } from '../basics/plain-words.ts';
import { addDays, type Day } from '../basics/time.ts';
import { RENEWAL_MILESTONES } from '../lifecycle/renewal-milestones.ts';
import type { Snapshot } from '../snapshot.ts';

/** Something that people of either side have to decide or settle (L31). */
export type Decision = {
  text: string;
  /** When it is due; `null` = it has no day, and waits. */
  on: Day | null;
  /** It is overdue, or the renewal hangs on it. */
  critical: boolean;
  goalId: string | null;
};

type Sources = Pick<Snapshot, 'agreements' | 'renewal' | 'value' | 'today'>;

/** What comes later is not yet to be decided. */
const LOOK_AHEAD_DAYS = 30;

/**
 * The decisions that are due, critical ones first and then by day (L31): renewals, agreements past their deadline, changes and
 * signatures that wait, reviews, and value that the customer disputes. Only from what is recorded.
 */
export function decisionsDue(snapshot: Sources): Decision[] {
  const { agreements, today } = snapshot;
  const horizon = addDays(today, LOOK_AHEAD_DAYS);
  return [
    ...renewalDecision(snapshot),
    ...agreements.vlas.flatMap((vla) => [
      ...outcomeDecision(vla, today),
      ...signature(vla),
      ...reviewOf(vla, horizon),
    ]),
    ...agreements.others.flatMap(({ goalId, title, state }): Decision[] =>
      state === 'proposed'
        ? [{ text: `"${title}" is proposed and not signed.`, on: null, critical: false, goalId }]
        : [],
    ),
    ...disputed(snapshot),
  ].sort(byUrgency);
}

function byUrgency(a: Decision, b: Decision): number {
  if (a.critical !== b.critical) return a.critical ? -1 : 1;
  const [one, other] = [a.on ?? '9999', b.on ?? '9999'];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function renewalDecision({ renewal }: Sources): Decision[] {
  if (renewal.date === null) return [];
  const on = date(renewal.date);
  if (renewal.stage === 'overdue') {
    const text = `The renewal was due on ${on} and is not won.`;
    return [{ text, on: renewal.date, critical: true, goalId: null }];
  }
  const due = renewal.milestones.find(({ state }) => state === 'due');
  const title = RENEWAL_MILESTONES.find(({ code }) => code === due?.code)?.title;
  if (due === undefined || title === undefined) return [];
  const text = `Renewal on ${on}: ${title.toLowerCase()} is due since ${date(due.on)}.`;
  return [{ text, on: due.on, critical: due.code === 'close', goalId: null }];
}

function outcomeDecision(vla: VlaResult, today: Day): Decision[] {
  const { title, state, deadline, goalId } = vla;
  const decided = state === 'achieved' || state === 'missed';
  if (decided || deadline === null || deadline >= today) return [];
  const text = `"${title}" was due on ${date(deadline)}: decide whether it is achieved or missed.`;
  return [{ text, on: deadline, critical: true, goalId }];
}

function signature({ title, state, signedOff, goalId }: VlaResult): Decision[] {
  if (signedOff) return [];
  const text =
    state === 'revised'
      ? `The changed terms of "${title}" wait for sign-off.`
      : `"${title}" is not signed off.`;
  return [{ text, on: null, critical: false, goalId }];
}

function reviewOf({ title, nextReview, reviewOverdue, goalId }: VlaResult, until: Day): Decision[] {
  if (nextReview === null || nextReview > until) return [];
  const text = reviewOverdue
    ? `The review of "${title}" was due on ${date(nextReview)}.`
    : `The review of "${title}" is due on ${date(nextReview)}.`;
  return [{ text, on: nextReview, critical: false, goalId }];
}

function disputed({ value }: Sources): Decision[] {
  return value.lines
    .filter(({ ledger }) => ledger === 'disputed')
    .map(({ description, goalId }) => {
      const text = `The customer disputes the value of "${description}".`;
      return { text, on: null, critical: false, goalId };
    });
}
