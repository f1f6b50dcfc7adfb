import type { HealthBand } from '../health/health-components.ts';
import type { AgreementsResult } from '../agreements/results.ts';
import type { Escalation } from '../lifecycle/results.ts';
import type { Snapshot } from '../snapshot.ts';

/** Where an account stood when it was last scored, as far as a change of it is news. */
export type AccountStanding = {
  band: HealthBand;
  agreements: AgreementsResult['status'];
  escalation: Escalation;
  /** Ids of the goals that are achieved. */
  achieved: readonly string[];
};

export const CHANGE_KINDS = ['health', 'agreements', 'escalation', 'goal'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** `other`: neither, such as a score that can be given at last. */
export const CHANGE_DIRECTIONS = ['worse', 'better', 'other'] as const;
export type ChangeDirection = (typeof CHANGE_DIRECTIONS)[number];

export type AccountChange = {
  kind: ChangeKind;
  direction: ChangeDirection;
  /** The goal; of the account itself, nothing. */
  goal: { id: string; title: string } | null;
  before: string;
  after: string;
};

/** Worst first; what is not in the list is no place on it. */
const WORST_FIRST: Readonly<Record<ChangeKind, readonly string[]>> = {
  health: ['critical', 'at_risk', 'stable', 'healthy'],
  agreements: ['off_track', 'at_risk', 'on_track'],
  escalation: ['legal', 'immediate', 'cs_manager', 'none'],
  goal: ['open', 'achieved'],
};

/** Whether `after` is worse than `before`. */
export function directionOf(kind: ChangeKind, before: string, after: string): ChangeDirection {
  const [from, to] = [before, after].map((place) => WORST_FIRST[kind].indexOf(place)) as [
    number,
    number,
  ];
  if (from < 0 || to < 0 || from === to) return 'other';
  return to < from ? 'worse' : 'better';
}

export function standingOf(
  snapshot: Pick<Snapshot, 'health' | 'agreements' | 'escalation' | 'success'>,
): AccountStanding {
  return {
    band: snapshot.health.band,
    agreements: snapshot.agreements.status,
    escalation: snapshot.escalation,
    achieved: snapshot.success.goals.flatMap(({ id, status }) =>
      status === 'achieved' ? [id] : [],
    ),
  };
}

/**
 * What is news of an account since its last scoring: another band of health, another status of its agreements, an escalation that came or
 * went, goals achieved, and goals that a correction took back. The first scoring is no news.
 *
 * @param rulesMoved other settings or formulas hold than at the last scoring: another band or status may come of them alone, and is no
 * news of the account
 */
export function accountChanges(
  before: AccountStanding | null,
  snapshot: Pick<Snapshot, 'health' | 'agreements' | 'escalation' | 'success'>,
  rulesMoved = false,
): readonly AccountChange[] {
  if (before === null) return [];
  const after = standingOf(snapshot);
  return [
    ...(rulesMoved ? [] : moved('health', before.band, after.band)),
    ...(rulesMoved ? [] : moved('agreements', before.agreements, after.agreements)),
    ...moved('escalation', before.escalation, after.escalation),
    ...goalChanges(before.achieved, snapshot.success.goals),
  ];
}

function moved(kind: ChangeKind, before: string, after: string): readonly AccountChange[] {
  if (before === after) return [];
  return [{ kind, direction: directionOf(kind, before, after), goal: null, before, after }];
}

function goalChanges(
  achievedBefore: readonly string[],
  goals: Snapshot['success']['goals'],
): readonly AccountChange[] {
  const known = new Set(achievedBefore);
  return goals.flatMap(({ id, title, status }): AccountChange[] => {
    const achieved = status === 'achieved';
    if (achieved === known.has(id)) return [];
    const [before, after] = achieved
      ? (['open', 'achieved'] as const)
      : (['achieved', 'open'] as const);
    const direction = directionOf('goal', before, after);
    return [{ kind: 'goal', direction, goal: { id, title }, before, after }];
  });
}
