import { metricOf } from '../../domain/advice/insight-words.ts';
import { date } from '../../domain/basics/plain-words.ts';
import type { GoalResult } from '../../domain/goals/results.ts';
import type { ReportContext } from '../context.ts';
import type { Span, Text } from '../figure.ts';
import { goalAttainment, goalExpected, goalProgress } from '../figures/goal-figures.ts';
import { words } from '../figure-words.ts';
import type { Block } from '../report.ts';
import { sentence } from '../sentence.ts';
import { DEADLINE_RISK } from '../standing-words.ts';

type Fact = Extract<Block, { kind: 'facts' }>['facts'][number];

/** How far a goal has come: progress, what of it counts, and what the path expected by now (M27, C11). */
export function progressFact(context: ReportContext, goal: GoalResult): Fact[] {
  if (goal.kind !== 'scored') return [];
  const progress = goalProgress(context, goal);
  const text: Span[] = [progress, ' toward the target'];
  if (goal.attainment !== goal.progress) {
    text.push(', of which ', goalAttainment(context, goal), ' counts');
  }
  if (goal.expectedProgress !== null && goal.status !== 'achieved') {
    text.push('; ', goalExpected(context, goal), ' expected by now');
  }
  return [{ label: 'Progress', text }];
}

/** When it is due, and whether it will be in time. */
export function dueFact(goal: GoalResult, currency: string): Fact {
  const { targetDate, deadlineRisk } = goal;
  if (targetDate === null) return { label: 'Target date', text: ['not set'] };
  const { text: risk, standing } = DEADLINE_RISK[deadlineRisk];
  const outlook = sentence(outlookOf(goal), currency);
  const text: Text = [`${words.date(targetDate)} (${risk.toLowerCase()}${outlook})`];
  return { label: 'Target date', text, standing };
}

function outlookOf(goal: GoalResult): string {
  const { projection, deadlineRisk } = goal;
  if (projection === null || deadlineRisk === 'unknown') return '';
  switch (projection.kind) {
    case 'projected':
      return `, projected for ${date(projection.finish)}`;
    case 'not_moving':
      return `: "${metricOf(goal, projection.metricId).name}" is not in sight`;
    case 'too_few_readings':
      return '';
  }
}
