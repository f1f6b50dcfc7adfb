import { REASONS } from '../../domain/basics/reasons.ts';
import { goalsOverview } from '../../domain/goals/goals-overview.ts';
import { cell, notice, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { goalProgress } from '../figures/goal-figures.ts';
import { mostPressingFirst } from '../goal-order.ts';
import type { Cell, Section } from '../report.ts';
import { sentence } from '../sentence.ts';
import { goalStanding } from '../standing-words.ts';

/** M35: a row a goal, every goal (M68); those at risk first (M73). */
export function overviewSection(context: ReportContext): Omit<Section, 'id'> {
  const { success, bands } = context.snapshot;
  const goals = mostPressingFirst(success.goals);
  if (goals.length === 0) {
    return { title: TITLE, blocks: [notice(REASONS.no_goals)], sections: [] };
  }
  const details = new Map(
    goalsOverview(goals, bands).map(({ goalId, detail }) => [goalId, detail]),
  );
  const rows = goals.map((goal): Cell[] => {
    const { text, standing } = goalStanding(goal);
    return [
      cell(goal.title),
      cell(text, standing),
      cell(goal.kind === 'scored' ? goalProgress(context, goal) : '–'),
      cell(sentence(details.get(goal.id) ?? '', context.snapshot.currency)),
    ];
  });
  return {
    title: TITLE,
    blocks: [
      table(['Goal', 'Status', { number: 'Progress' }, 'Details'], rows),
      ...success.notices.map(notice),
    ],
    sections: [],
  };
}

const TITLE = 'Success goals overview';
