import type { Account, AsOf } from '../account.ts';
import { alertCauses, type Cause } from './alert-causes.ts';
import type { AlertState } from './alert-state.ts';
import { nextAlertState } from './alert-step.ts';
import type { Settings } from '../settings.ts';
import type { AgreementsResult, Alert, AlertsResult } from './results.ts';
import type { GoalResult } from '../goals/results.ts';

/**
 * The alerts of an account's agreements (C12), edge-triggered: where the rules stood after the last scoring comes in, and
 * where they stand now goes out.
 *
 * - attainment (V31), of each agreement and of all together: fires on crossing below 70 %, armed at 75 % or more. An
 *   agreement begins at 0 %, so one that has never been at 75 % does not fire: it is behind or not, which drift tells.
 * - drift (L15), of each metric: fires more than 10 points of progress behind its expected path, armed within 5 points.
 *   Every metric begins on its path, so it is armed from the start, and fires where it is first seen beyond.
 * - deadline (V34, C11), of each agreement: fires when it will miss its deadline within 30 days; armed from the start.
 *
 * A cause that cannot be measured now keeps its state and is not shown. A subject that is gone (ended, decided, the
 * metric removed) is forgotten: if it comes back, it begins anew.
 *
 * @returns `null` where no agreement is in force.
 */
export function alerts(
  agreements: AgreementsResult,
  goals: readonly GoalResult[],
  known: Account['alertStates'],
  asOf: AsOf,
  settings: Pick<Settings, 'alerts'>,
): AlertsResult | null {
  if (agreements.inForce === 0) return null;
  const states: AlertState[] = [];
  const active: Alert[] = [];
  for (const cause of alertCauses(agreements, goals, asOf, settings)) {
    const before = known.find((state) => isAbout(state, cause)) ?? beginning(cause);
    const state = nextAlertState(before, cause.standing, asOf.now, settings);
    if (!isBeginning(state)) states.push(state);
    if (state.since !== null && cause.standing !== 'unknown') {
      active.push(alertOf(state, state.since, cause.text(), state.firedAt !== before.firedAt));
    }
  }
  return { active, states };
}

function alertOf(state: AlertState, since: number, text: string, firedNow: boolean): Alert {
  const { rule, goalId, metricId, firedAt } = state;
  return { rule, goalId, metricId, text, since, firedAt, firedNow };
}

function isAbout(state: AlertState, { rule, goalId, metricId }: Cause): boolean {
  return state.rule === rule && state.goalId === goalId && state.metricId === metricId;
}

function beginning({ rule, goalId, metricId }: Cause): AlertState {
  return { rule, goalId, metricId, armed: isArmedAtFirst(rule), since: null, firedAt: null };
}

/** Not worth remembering: it says what would be taken for granted. */
function isBeginning({ rule, armed, firedAt }: AlertState): boolean {
  return armed === isArmedAtFirst(rule) && firedAt === null;
}

function isArmedAtFirst(rule: AlertState['rule']): boolean {
  return rule !== 'attainment';
}
