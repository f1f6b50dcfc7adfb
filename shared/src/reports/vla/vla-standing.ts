import type { VlaResult } from '../../domain/agreements/results.ts';
import type { GoalResult } from '../../domain/goals/results.ts';
import type { ReportContext } from '../context.ts';
import { AGREEMENTS_STATUS, type StandingWord } from '../standing-words.ts';

/** What an agreement is called: its band, or that it cannot be measured (V17-V19). */
export function vlaStanding(vla: VlaResult): StandingWord {
  return vla.kind === 'scored' ? AGREEMENTS_STATUS[vla.status] : AGREEMENTS_STATUS.not_measurable;
}

/** Agreements in force with the goals that they are about, those off track first and then those at risk. */
export function vlasWithGoals({
  snapshot: { agreements, success },
}: ReportContext): readonly { vla: VlaResult; goal: GoalResult }[] {
  return agreements.vlas
    .flatMap((vla) => {
      const goal = success.goals.find(({ id }) => id === vla.goalId);
      return goal === undefined ? [] : [{ vla, goal }];
    })
    .toSorted((a, b) => urgency(a.vla) - urgency(b.vla));
}

const URGENCY = { off_track: 0, at_risk: 1, on_track: 3 } as const;

function urgency(vla: VlaResult): number {
  return vla.kind === 'scored' ? URGENCY[vla.status] : 2;
}
