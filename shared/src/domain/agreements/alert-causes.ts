import type { AsOf } from '../account.ts';
import type { Settings } from '../settings.ts';
import type { AlertState } from './alert-state.ts';
import type { Standing } from './alert-step.ts';
import { attainmentAlertText, deadlineAlertText, driftAlertText } from './alert-text.ts';
import type { AgreementsResult, VlaResult } from './results.ts';
import type { GoalResult } from '../goals/results.ts';
import type { MetricResult } from '../metrics/results.ts';
import { daysBetween } from '../basics/time.ts';

/** Something an alert rule watches, where it stands, and what there is to say of it. */
export type Cause = Pick<AlertState, 'rule' | 'goalId' | 'metricId'> & {
  standing: Standing;
  text: () => string;
};

/**
 * Everything that the three rules watch: the attainment of all agreements together and of each, the drift of each
 * metric, the deadline of each agreement. One that is achieved or missed is decided, and watched no more.
 */
export function alertCauses(
  agreements: AgreementsResult,
  goals: readonly GoalResult[],
  asOf: AsOf,
  { alerts }: Pick<Settings, 'alerts'>,
): Cause[] {
  const causes = [attainmentCause(null, agreements.attainment, null, alerts)];
  for (const vla of agreements.vlas) {
    if (vla.state === 'achieved' || vla.state === 'missed') continue;
    const attainment = vla.kind === 'scored' ? vla.attainment : null;
    causes.push(attainmentCause(vla.goalId, attainment, vla.title, alerts));
    causes.push(deadlineCause(vla, asOf, alerts));
    const goal = goals.find(({ id }) => id === vla.goalId);
    for (const metric of goal?.metrics ?? []) causes.push(driftCause(vla, metric, alerts));
  }
  return causes;
}

type AlertSettings = Settings['alerts'];

/** Beyond below 70 %, clear from 75 % on (V31). */
function attainmentCause(
  goalId: string | null,
  attainment: number | null,
  title: string | null,
  { attainment: edges }: AlertSettings,
): Cause {
  return {
    rule: 'attainment',
    goalId,
    metricId: null,
    standing: attainment === null ? 'unknown' : attainmentStanding(attainment, edges),
    text: () => attainmentAlertText(title, attainment ?? 0, edges),
  };
}

function attainmentStanding(attainment: number, edges: AlertSettings['attainment']): Standing {
  if (attainment >= edges.rearmFrom) return 'clear';
  return attainment < edges.below ? 'beyond' : 'between';
}

/** Beyond more than 10 points behind the expected path, clear from 5 behind on (L15). */
function driftCause(vla: VlaResult, metric: MetricResult, { drift: edges }: AlertSettings): Cause {
  return {
    rule: 'drift',
    goalId: vla.goalId,
    metricId: metric.id,
    standing: metric.drift === null ? 'unknown' : driftStanding(-metric.drift, edges),
    text: () => driftAlertText(vla.title, metric),
  };
}

function driftStanding(behind: number, edges: AlertSettings['drift']): Standing {
  if (behind <= edges.rearmWithin) return 'clear';
  return behind > edges.behindBy ? 'beyond' : 'between';
}

/**
 * Beyond while the deadline will be missed and is at most 30 days off (V34, C11). Past it, it is out of reach, which
 * counts as well. Without a deadline there is none to miss.
 */
function deadlineCause(vla: VlaResult, { today }: AsOf, { deadline: edges }: AlertSettings): Cause {
  const { goalId, title, deadline, deadlineRisk } = vla;
  const daysLeft = deadline === null ? Infinity : daysBetween(today, deadline);
  return {
    rule: 'deadline',
    goalId,
    metricId: null,
    standing: deadlineRisk === 'will_miss' && daysLeft <= edges.withinDays ? 'beyond' : 'clear',
    text: () => deadlineAlertText(title, deadline ?? today, daysLeft),
  };
}
