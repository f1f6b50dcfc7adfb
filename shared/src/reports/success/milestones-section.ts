import { upcomingMilestones } from '../../domain/goals/upcoming-milestones.ts';
import { cell, notice, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { words } from '../figure-words.ts';
import type { Cell, Section } from '../report.ts';
import { MILESTONE_STATUS } from '../standing-words.ts';

const MOST = 15;

/** M66: open milestones and the next review, the soonest first. */
export function milestonesSection({ sources, snapshot }: ReportContext): Omit<Section, 'id'> {
  const { success, agreements, today } = snapshot;
  const all = upcomingMilestones(sources.goals, success.goals, agreements.nextReview, today);
  const titles = new Map(success.goals.map(({ id, title }) => [id, title]));
  const rows = all.slice(0, MOST).map(({ title, goalId, date, status }): Cell[] => {
    const { text, standing } = MILESTONE_STATUS[status];
    return [
      cell(title),
      cell((goalId === null ? undefined : titles.get(goalId)) ?? '–'),
      cell(date === null ? 'No date' : words.date(date)),
      cell(text, standing),
    ];
  });
  const more = all.length - rows.length;
  return {
    title: 'Upcoming milestones',
    blocks:
      rows.length === 0
        ? [notice('No milestone and no review is planned.')]
        : [
            table(['Milestone', 'Goal', 'Target date', 'Status'], rows),
            ...(more > 0 ? [notice(`${more} more follow later.`)] : []),
          ],
    sections: [],
  };
}
