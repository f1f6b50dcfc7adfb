import type { VlaResult } from '../agreements/results.ts';
import { date, percent } from '../basics/plain-words.ts';
import type { Day } from '../basics/time.ts';
import { RENEWAL_PLAYBOOKS } from '../lifecycle/renewal-playbooks.ts';
import type { RenewalPlay } from '../lifecycle/results.ts';
import type { Snapshot } from '../snapshot.ts';
import type { FollowUp } from './results.ts';

export type StartedPlay = Exclude<RenewalPlay, 'none'>;

/** What a task asks for that somebody ordered, and what makes two orders the same. */
export type OrderWords = Pick<FollowUp, 'cause' | 'title' | 'reason'>;

const PREFIX = 'ordered:';
const REVIEW_OVER = 'The review was held, or the agreement is no longer in force.';
const PLAY_OVER = 'The renewal date moved on.';

/** One review of one agreement, or of all of them together (`null`): the next one is another cause. */
const reviewCause = (goalId: string | null, on: Day | null) =>
  `${PREFIX}review:${goalId ?? 'all'}:${on ?? 'undated'}`;

const playCause = (play: StartedPlay, on: Day) => `${PREFIX}play:${play}:${on}`;

/** A cause that somebody ordered: no rule brings it up, and none ends it but the one below. */
export function isOrdered(cause: string): boolean {
  return cause.startsWith(PREFIX);
}

/** The review of one agreement in force, or of all of them together (V30). */
export function reviewWords(snapshot: Snapshot, vla: VlaResult | null): OrderWords {
  const { agreements } = snapshot;
  const on = vla === null ? agreements.nextReview : vla.nextReview;
  const due = on === null ? '' : ` The review is due on ${date(on)}.`;
  const subject = vla === null ? 'the agreements' : `"${vla.title}"`;
  const standing =
    vla === null ? agreements.vlas.map(standingOf).join(' ') : `${standingOf(vla)}${lackOf(vla)}`;
  return {
    cause: reviewCause(vla?.goalId ?? null, on),
    title: named(snapshot, `review ${subject}`),
    reason: `${standing}${due} Go through it with the customer and record the review.`.trim(),
  };
}

/** The playbook of a renewal as one task (A29-A32). */
export function playWords(snapshot: Snapshot, play: StartedPlay, on: Day): OrderWords {
  const { approach, focus, steps } = RENEWAL_PLAYBOOKS[play];
  const numbered = steps.map((step, index) => `${index + 1}. ${step}.`).join(' ');
  return {
    cause: playCause(play, on),
    title: named(snapshot, `${lowerFirst(approach)} for the renewal on ${date(on)}`),
    reason: `Focus: ${focus.map(lowerFirst).join(', ')}. ${numbered}`,
  };
}

/**
 * The play that an account needs: the one it is on, else that of its health today, for whoever starts before its day.
 * `null`: without enough health data nobody can tell.
 */
export function playNeeded({ renewal, health }: Snapshot): StartedPlay | null {
  if (renewal.play !== 'none') return renewal.play;
  const plays = Object.keys(RENEWAL_PLAYBOOKS) as StartedPlay[];
  return plays.find((play) => RENEWAL_PLAYBOOKS[play].band === health.band) ?? null;
}

/** The orders whose subject is still ahead: their tasks stay open. */
export function ordersThatHold({ agreements, renewal }: Snapshot): ReadonlySet<string> {
  const { vlas, nextReview } = agreements;
  const all = vlas.length === 0 ? [] : [reviewCause(null, nextReview)];
  const plays = Object.keys(RENEWAL_PLAYBOOKS) as StartedPlay[];
  return new Set([
    ...all,
    ...vlas.map((vla) => reviewCause(vla.goalId, vla.nextReview)),
    ...plays.flatMap((play) => (renewal.date === null ? [] : playCause(play, renewal.date))),
  ]);
}

/** Why an order is over, in a sentence. */
export function whyOrderIsOver(cause: string): string {
  return cause.startsWith(`${PREFIX}review:`) ? REVIEW_OVER : PLAY_OVER;
}

function standingOf(vla: VlaResult): string {
  return vla.kind === 'scored'
    ? `"${vla.title}" is at ${percent(vla.attainment)} of its target.`
    : `"${vla.title}" cannot be measured: ${vla.notice}`;
}

function lackOf({ missing }: VlaResult): string {
  return missing.length === 0 ? '' : ` It lacks: ${missing.join(', ').replaceAll('_', ' ')}.`;
}

function named({ name }: Snapshot, title: string): string {
  return name === null ? title : `${name}: ${title}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
