import type { VlaComponent, VlaResult } from '../../domain/agreements/results.ts';
import { tellingMetric } from '../../domain/goals/goals-overview.ts';
import type { GoalResult } from '../../domain/goals/results.ts';
import { internal, notice, paragraph, seenAs, sentences } from '../blocks.ts';
import { metricLines } from '../charts/metric-lines.ts';
import type { ReportContext } from '../context.ts';
import { goalPace } from '../figures/goal-figures.ts';
import { dueFact, progressFact } from '../parts/goal-facts.ts';
import { goalWords } from '../parts/goal-insights.ts';
import type { Block, Section } from '../report.ts';
import { TREND } from '../standing-words.ts';
import { vlasWithGoals, vlaStanding } from './vla-standing.ts';

/** V23-V26: agreement by agreement, those off track first. */
export function analysisSection(context: ReportContext): Omit<Section, 'id'> | null {
  const vlas = vlasWithGoals(context);
  if (vlas.length === 0) return null;
  return {
    title: 'Detailed VLA analysis',
    blocks: [],
    sections: vlas.map(({ vla, goal }, index) => vlaSection(context, [vla, goal], index + 1)),
  };
}

function vlaSection(
  context: ReportContext,
  [vla, goal]: readonly [VlaResult, GoalResult],
  nth: number,
): Section {
  const id = `vla_${vla.goalId}`;
  const { drivers, blockers } = goalWords(context, goal);
  const missing = vla.missing.map((component) => MISSING[component]).join(', ');
  return {
    id,
    title: `VLA ${nth}: ${goal.title}`,
    blocks: [
      { kind: 'facts', facts: factsOf(context, vla, goal) },
      ...(vla.kind === 'not_scored' ? [notice(vla.notice)] : []),
      ...(missing === '' ? [] : [internal(notice(`Still to be agreed: ${missing}.`))]),
      ...chartOf(context, goal),
    ],
    sections: [
      told(`${id}_drivers`, 'Key drivers', drivers),
      told(`${id}_blockers`, 'Blockers', blockers),
    ],
  };
}

function factsOf(context: ReportContext, vla: VlaResult, goal: GoalResult) {
  const { text, standing } = vlaStanding(vla);
  return [
    { label: 'Status', text: [text], standing },
    ...progressFact(context, goal),
    {
      label: 'Trend',
      text: [
        vla.trend === null ? 'no earlier period' : `${TREND[vla.trend]} against the last period`,
      ],
    },
    {
      label: 'Pace',
      text:
        goal.pace === null
          ? ['not known yet']
          : [goalPace(context, goal), ' what was expected by now'],
    },
    dueFact(goal, context.snapshot.currency),
    { label: 'Owner', text: [goal.owner ?? 'not named'] },
  ];
}

function chartOf(context: ReportContext, goal: GoalResult): Block[] {
  const metric = tellingMetric(goal);
  const chart = metric === undefined ? null : metricLines(context, goal, metric.id);
  return chart === null ? [] : [{ kind: 'chart', chart }];
}

function told(
  id: string,
  title: string,
  { own, ours }: { own: readonly string[]; ours: readonly string[] },
): Section {
  const blocks = [...sentences(own), ...sentences(ours).map(internal)];
  if (blocks.length === 0) blocks.push(paragraph('None on record.'));
  return { id, title, blocks, sections: [], ...seenAs(blocks) };
}

const MISSING: Readonly<Record<VlaComponent, string>> = {
  success_metric: 'a metric or a milestone',
  baseline: 'the baseline',
  target: 'the target',
  timeline: 'the date',
  dependencies: 'what it depends on',
};
