import { REASONS } from '../../domain/basics/reasons.ts';
import { notice, paragraph } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { isInTrouble, mostPressingFirst } from '../goal-order.ts';
import { metricTable } from '../parts/metric-table.ts';
import type { Section } from '../report.ts';
import { goalSection } from './goal-section.ts';

/** So many goals are told in full; of more, those in trouble, and the rest by their metrics alone. */
const MOST_IN_FULL = 10;

/** M41-M57: goal by goal, those at risk first. */
export function goalDetailsSection(context: ReportContext): Omit<Section, 'id'> {
  const goals = mostPressingFirst(context.snapshot.success.goals);
  if (goals.length === 0) {
    return { title: TITLE, blocks: [notice(REASONS.no_goals)], sections: [] };
  }
  const inFull =
    goals.length <= MOST_IN_FULL ? goals : goals.filter(isInTrouble).slice(0, MOST_IN_FULL);
  const inBrief = goals.filter((goal) => !inFull.includes(goal));
  const sections = inFull.map((goal, index) => goalSection(context, goal, index + 1));
  if (inBrief.length === 0) return { title: TITLE, blocks: [], sections };
  return {
    title: TITLE,
    blocks: [
      paragraph(
        `Of ${goals.length} goals the ${inFull.length} that need attention most are told in full, the others by their metrics.`,
      ),
    ],
    sections: [
      ...sections,
      {
        id: 'other_goals',
        title: 'Other goals',
        blocks: metricTable(context, inBrief),
        sections: [],
      },
    ],
  };
}

const TITLE = 'Goal details';
