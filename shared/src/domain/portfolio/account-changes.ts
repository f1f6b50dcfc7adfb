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
const BANDS: readonly string[] = ['critical', 'at_risk', 'stable', 'healthy'];
const AGREEMENTS: readonly string[] = ['off_track', 'at_risk', 'on_track'];
const ESCALATIONS: readonly string[] = ['legal', 'immediate', 'cs_manager', 'none'];

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
 */
export function accountChanges(
  before: AccountStanding | null,
  snapshot: Pick<Snapshot, 'health' | 'agreements' | 'escalation' | 'success'>,
): readonly AccountChange[] {
  if (before === null) return [];
  const after = standingOf(snapshot);
  return [
    ...moved('health', before.band, after.band, BANDS),
    ...moved('agreements', before.agreements, after.agreements, AGREEMENTS),
    ...moved('escalation', before.escalation, after.escalation, ESCALATIONS),
    ...goalChanges(before.achieved, snapshot.success.goals),
  ];
}

function moved(
  kind: ChangeKind,
  before: string,
  after: string,
  worstFirst: readonly string[],
): readonly AccountChange[] {
  if (before === after) return [];
  const [from, to] = [worstFirst.indexOf(before), worstFirst.indexOf(after)];
  const ranked = from >= 0 && to >= 0;
  const direction = ranked ? (to < from ? 'worse' : 'better') : 'other';
  return [{ kind, direction, goal: null, before, after }];
}

function goalChanges(
  achievedBefore: readonly string[],
  goals: Snapshot['success']['goals'],
): readonly AccountChange[] {
  const known = new Set(achievedBefore);
  return goals.flatMap(({ id, title, status }): AccountChange[] => {
    const achieved = status === 'achieved';
    if (achieved === known.has(id)) return [];
    const [before, after] = achieved ? ['open', 'achieved'] : ['achieved', 'open'];
    return [
      {
        kind: 'goal',
        direction: achieved ? 'better' : 'worse',
        goal: { id, title },
        before,
        after,
      },
    ];
  });
}
