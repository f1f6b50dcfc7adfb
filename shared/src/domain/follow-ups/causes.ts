import type { AlertState } from '../agreements/alert-state.ts';
import type { Day } from '../basics/time.ts';
import type { Snapshot } from '../snapshot.ts';

/** What makes two alerts the same: their rule, agreement and metric. */
export function alertCause({
  rule,
  goalId,
  metricId,
}: Pick<AlertState, 'rule' | 'goalId' | 'metricId'>): string {
  return [rule, goalId, metricId].filter((part) => part !== null).join(':');
}

/** An alert that fired for an earlier crossing is quiet for the present one: nobody is asked to act on it (C12). */
export function hasFired({ since, firedAt }: Pick<AlertState, 'since' | 'firedAt'>): boolean {
  return since !== null && firedAt !== null && firedAt >= since;
}

const ASKED = 'asked:';

/** The cause of a task that a person asks for: the same words for the same day are the same task. */
export function askedCause({ title, dueOn }: { title: string; dueOn: Day }): string {
  return `${ASKED}${dueOn}:${title}`;
}

/** Whether a person asked for it: no figure decides about such a task, neither that it is wanted nor that it is over. */
export function isAsked(cause: string): boolean {
  return cause.startsWith(ASKED);
}

/** What is said to hold now: fired alerts and escalations. */
export function toldCauses({ alerts, escalationReasons }: Snapshot): ReadonlySet<string> {
  const fired = (alerts?.active ?? []).filter(hasFired).map(alertCause);
  return new Set([...fired, ...escalationReasons.map(({ cause }) => cause)]);
}

/** An alert whose figure cannot be had now keeps its state and is not told: what was asked because of it stays asked. */
export function untoldCauses(snapshot: Snapshot): ReadonlySet<string> {
  const told = toldCauses(snapshot);
  const standing = (snapshot.alerts?.states ?? []).filter(hasFired).map(alertCause);
  return new Set(standing.filter((cause) => !told.has(cause)));
}
