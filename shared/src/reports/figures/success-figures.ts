import type { GoalLabel, GoalResult } from '../../domain/goals/results.ts';
import { percent } from '../../contract/wire-figures.ts';
import { attainmentBand } from '../../domain/metrics/attainment-band.ts';
import type { ReportContext } from '../context.ts';
import type { Figure } from '../figure.ts';
import { words } from '../figure-words.ts';
import { numberFigure } from './make-figure.ts';

/** The overall success score, 0-100 (M31, M87, C16); `null` where no goal can be scored. */
export function successScore(context: ReportContext): Figure {
  const { success, bands } = context.snapshot;
  const scored = success.goals.filter((goal) => goal.kind === 'scored');
  const shownAttainment = ({ attainment }: (typeof scored)[number]) =>
    words.percent(percent(attainment, (share) => attainmentBand(share, bands.attainment)));
  const isWeighted = new Set(scored.map(({ weight }) => weight)).size > 1;
  const { strong, good, fair } = bands.success;
  return numberFigure(context, 'success.score', ['score', context.record.success.score], {
    title: 'Overall success score',
    formula: isWeighted
      ? '100 x mean of the attainment of the goals that can be scored, by their weights'
      : '100 x mean of the attainment of the goals that can be scored',
    inputs: scored.map((goal) => ({
      name: goal.title,
      text: isWeighted
        ? `${shownAttainment(goal)}, weight ${words.number(goal.weight)}`
        : shownAttainment(goal),
    })),
    assumptions: [
      'A goal counts 100% at most, so that one that exceeds its target hides no other.',
      `Strong from ${strong}, good from ${good}, fair from ${fair}, weak below.`,
      ...success.goals.flatMap(whyNotCounted),
    ],
  });
}

/** How many of the active goals can be scored: the coverage of the score. */
export function goalsScored(context: ReportContext): Figure {
  const { goalsScored: scored } = context.snapshot.success;
  return numberFigure(context, 'success.goals_scored', ['count', scored], {
    title: 'Goals scored',
    formula: 'Active goals of which a metric or a milestone can be measured',
  });
}

export function goalsTotal(context: ReportContext): Figure {
  return numberFigure(
    context,
    'success.goals_total',
    ['count', context.record.success.goalsTotal],
    { title: 'Goals', formula: 'Goals that have not ended' },
  );
}

/** M32. */
export function goalsOnTrack(context: ReportContext): Figure {
  const value = context.record.success.goalsOnTrack;
  return numberFigure(context, 'success.goals_on_track', ['count', value], {
    title: 'Goals on track or exceeded',
    formula: 'Goals labelled Exceeded, Achieved or On Track',
    inputs: labelled(context, ['Exceeded', 'Achieved', 'On Track']),
  });
}

export function goalsAchieved(context: ReportContext): Figure {
  const value = context.record.success.goalsAchieved;
  return numberFigure(context, 'success.goals_achieved', ['count', value], {
    title: 'Goals achieved',
    formula: 'Goals labelled Exceeded or Achieved',
    inputs: labelled(context, ['Exceeded', 'Achieved']),
  });
}

/** M34. */
export function goalsAtRisk(context: ReportContext): Figure {
  const value = context.snapshot.success.atRisk;
  return numberFigure(context, 'success.goals_at_risk', ['count', value], {
    title: 'Goals at risk',
    formula: 'Goals labelled At Risk or Not Met',
    inputs: labelled(context, ['At Risk', 'Not Met']),
  });
}

function labelled({ snapshot }: ReportContext, labels: readonly GoalLabel[]) {
  return snapshot.success.goals.flatMap(({ kind, label, title }) =>
    kind === 'scored' && labels.includes(label) ? [{ name: title, text: label }] : [],
  );
}

function whyNotCounted(goal: GoalResult): string[] {
  return goal.kind === 'scored' ? [] : [`"${goal.title}" is not counted: ${goal.notice}`];
}
