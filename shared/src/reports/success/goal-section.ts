import { tellingMetric } from '../../domain/goals/goals-overview.ts';
import type { GoalResult } from '../../domain/goals/results.ts';
import { internal, notice, seenAs, sentences } from '../blocks.ts';
import { metricLines } from '../charts/metric-lines.ts';
import type { ReportContext } from '../context.ts';
import { isInTrouble } from '../goal-order.ts';
import { dueFact, progressFact } from '../parts/goal-facts.ts';
import { actionBlocks, goalWords, type GoalWords } from '../parts/goal-insights.ts';
import { metricTable } from '../parts/metric-table.ts';
import { goalQuotes } from '../parts/quotes.ts';
import type { Block, Section } from '../report.ts';
import { goalStanding } from '../standing-words.ts';
import { goalValueSections } from './goal-value.ts';

/** One goal in full (M41-M57). */
export function goalSection(context: ReportContext, goal: GoalResult, nth: number): Section {
  const id = `goal_${goal.id}`;
  const said = goalWords(context, goal);
  const blocks: Block[] = [
    factsOf(context, goal),
    ...(goal.kind === 'not_scored' ? [notice(goal.notice)] : []),
    ...metricTable(context, [goal]),
  ];
  return {
    id,
    title: `Goal ${nth}: ${goal.title}`,
    blocks,
    sections: [
      ...goalValueSections(context, goal, id),
      ...trendSection(context, goal, id),
      ...quoteSection(context, goal, id),
      ...causeSection(goal, said, id),
      ...actionSection(said, id),
    ],
  };
}

function factsOf(context: ReportContext, goal: GoalResult): Block {
  const { text, standing } = goalStanding(goal);
  const owner = { label: 'Owner', text: [goal.owner ?? 'not named'] };
  return {
    kind: 'facts',
    facts: [
      { label: 'Status', text: [text], standing },
      owner,
      ...progressFact(context, goal),
      dueFact(goal, context.snapshot.currency),
    ],
  };
}

/** M46. */
function trendSection(context: ReportContext, goal: GoalResult, id: string): Section[] {
  const metric = tellingMetric(goal);
  const chart = metric === undefined ? null : metricLines(context, goal, metric.id);
  if (chart === null) return [];
  return [{ id: `${id}_trend`, title: 'Trend', blocks: [{ kind: 'chart', chart }], sections: [] }];
}

/** M47. */
function quoteSection({ sources }: ReportContext, goal: GoalResult, id: string): Section[] {
  const blocks = goalQuotes(sources, goal.id);
  return blocks.length === 0
    ? []
    : [{ id: `${id}_quotes`, title: 'Customer quote', blocks, sections: [], ...seenAs(blocks) }];
}

/** M56: of a goal in trouble its causes, of another what still holds it back. */
function causeSection(goal: GoalResult, { blockers }: GoalWords, id: string): Section[] {
  // What the account lacks explains a goal in trouble; said of every other one it is noise.
  const ours = isInTrouble(goal) ? blockers.ours : [];
  const blocks = [...sentences(blockers.own), ...sentences(ours).map(internal)];
  if (blocks.length === 0) return [];
  const title = isInTrouble(goal) ? 'Root cause analysis' : 'What holds it back';
  return [{ id: `${id}_causes`, title, blocks, sections: [], ...seenAs(blocks) }];
}

/** M52, M57. */
function actionSection({ actions }: GoalWords, id: string): Section[] {
  const blocks = actionBlocks(actions);
  if (blocks.length === 0) return [];
  const title = actions.length === 1 ? 'Recommended action' : 'Recommended actions';
  return [{ id: `${id}_actions`, title, blocks, sections: [], ...seenAs(blocks) }];
}
