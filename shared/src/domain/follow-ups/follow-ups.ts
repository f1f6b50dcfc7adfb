import type { AsOf } from '../account.ts';
import type { Alert } from '../agreements/results.ts';
import { addDays } from '../basics/time.ts';
import type { EscalationReason } from '../lifecycle/results.ts';
import type { Snapshot } from '../snapshot.ts';
import { alertWords } from './alert-words.ts';
import { alertCause, hasFired } from './causes.ts';
import { escalationWords } from './escalation-words.ts';
import type { FollowUp, FollowUpRule } from './results.ts';
import { FOLLOW_UP_RULES, type FollowUpSettings } from './settings.ts';

type Words = { title: string; reason: string };

/**
 * What people are asked to do about an account, one for each cause that holds, the most urgent rule first.
 *
 * - alerts (V31, V34, L15): from when they fire until their figure is back over the re-arming line, the agreement is
 *   decided or no longer in force. One that is quiet for a new crossing asks for nothing until it fires (C12).
 * - escalations (A46-A49): while they last, the quiet days after their cause included.
 *
 * A rule whose tasks go to nobody asks for nothing.
 */
export function followUps(snapshot: Snapshot, asOf: AsOf, settings: FollowUpSettings): FollowUp[] {
  const { escalationReasons } = snapshot;
  const fired = (snapshot.alerts?.active ?? []).filter(hasFired);
  const wanted = [
    ...escalationReasons.map((reason) => onEscalation(reason, snapshot, asOf)),
    ...fired.map((alert) => onAlert(alert, snapshot, asOf)),
  ];
  return FOLLOW_UP_RULES.flatMap((rule) => {
    const { to, dueInDays, priority } = settings[rule];
    if (to === 'nobody') return [];
    return onceEach(wanted.filter((each) => each.rule === rule)).map((each) => ({
      ...each,
      role: to,
      dueOn: addDays(asOf.today, dueInDays),
      priority,
    }));
  });
}

type Wanted = Words & { cause: string; rule: FollowUpRule };

function onAlert(alert: Alert, snapshot: Snapshot, asOf: AsOf): Wanted {
  return {
    cause: alertCause(alert),
    rule: alert.rule,
    ...named(snapshot, alertWords(alert, snapshot, asOf)),
  };
}

function onEscalation(reason: EscalationReason, snapshot: Snapshot, asOf: AsOf): Wanted {
  return {
    cause: reason.cause,
    rule: reason.cause,
    ...named(snapshot, escalationWords(reason, asOf)),
  };
}

/** A person's list of tasks shows titles of many companies. */
function named({ name }: Snapshot, { title, reason }: Words): Words {
  return { title: name === null ? title : `${name}: ${title}`, reason };
}

/** A person's flag and tickets may tell of one cause; the flag comes first, and its words are used. */
function onceEach(wanted: readonly Wanted[]): Wanted[] {
  return [...new Map(wanted.toReversed().map((each) => [each.cause, each])).values()].reverse();
}
