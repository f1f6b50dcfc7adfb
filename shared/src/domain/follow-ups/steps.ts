import type { FollowUp } from './results.ts';

/** A follow-up that is under way, as it is remembered. */
export type KnownFollowUp = {
  reference: string;
  cause: string;
  title: string;
  reason: string;
  /** `wanted`: no task yet; `closing`: its task is to be completed; `refused`: HubSpot takes no task for it. */
  state: 'wanted' | 'open' | 'closing' | 'refused';
  /** A task exists, or may exist. */
  isSent: boolean;
  /** The note about its end is written, or may be: it is too late to keep the task open. */
  isEnding: boolean;
};

export type FollowUpStep =
  /** A new occurrence. */
  | { kind: 'open'; followUp: FollowUp }
  /** Not created yet: the newest words count, and HubSpot may take them where it refused others. */
  | { kind: 'restate'; reference: string; followUp: FollowUp }
  /** The cause is back before its task was completed. */
  | { kind: 'reopen'; reference: string }
  /** `why`: the sentence of the note. */
  | { kind: 'close'; reference: string; title: string; why: string }
  /** Never sent, and no longer wanted. */
  | { kind: 'forget'; reference: string };

const TWICE = 'Another task of this company is about the same.';
const FIRST = ['open', 'wanted', 'refused', 'closing'] as const;

/**
 * What leads from the follow-ups under way to those that are wanted: one open task for one cause. A task that a person
 * completed or deleted stays known until its cause is gone, so that it is not asked for again; a cause that comes back
 * afterwards is a new occurrence.
 *
 * @param known - of one company, the oldest first
 * @param standing - causes that hold although nothing is wanted for them now: theirs stay as they are
 * @param whyGone - why a cause is gone, for the note
 */
export function followUpSteps(
  known: readonly KnownFollowUp[],
  wanted: readonly FollowUp[],
  standing: ReadonlySet<string>,
  whyGone: (cause: string) => string,
): FollowUpStep[] {
  const live = known
    .filter(({ isEnding }) => !isEnding)
    .toSorted((a, b) => FIRST.indexOf(a.state) - FIRST.indexOf(b.state));
  const steps: FollowUpStep[] = [];
  const covered = new Set<string>();
  for (const one of live) {
    const followUp = wanted.find(({ cause }) => cause === one.cause);
    if (followUp === undefined && !standing.has(one.cause))
      steps.push(...ended(one, whyGone(one.cause)));
    else if (covered.has(one.cause)) steps.push(...ended(one, TWICE));
    else if (followUp !== undefined) steps.push(...kept(one, followUp));
    covered.add(one.cause);
  }
  for (const followUp of wanted) {
    if (!covered.has(followUp.cause)) steps.push({ kind: 'open', followUp });
  }
  return steps;
}

function kept({ reference, state, title, reason }: KnownFollowUp, followUp: FollowUp) {
  if (state === 'closing') return [{ kind: 'reopen', reference } as const];
  if (state === 'open' || (title === followUp.title && reason === followUp.reason)) return [];
  return [{ kind: 'restate', reference, followUp } as const];
}

function ended({ reference, state, title, isSent }: KnownFollowUp, why: string): FollowUpStep[] {
  if (state === 'closing') return [];
  return isSent ? [{ kind: 'close', reference, title, why }] : [{ kind: 'forget', reference }];
}
