import { percentOrNull } from '../../contract/wire-figures.ts';
import type { ReportContext } from '../context.ts';
import type { Figure } from '../figure.ts';
import { words } from '../figure-words.ts';
import { numberFigure, percentFigure } from './make-figure.ts';

/** Overall attainment of the agreements in force that can be measured, each capped at 100 % (C13); `null` without any. */
export function vlaAttainment(context: ReportContext): Figure {
  const { onTrackAbove, atRiskFrom } = context.snapshot.bands.attainment;
  const [above, from] = [onTrackAbove, atRiskFrom].map((edge) => words.percent(edge * 100));
  return percentFigure(context, 'vla.attainment', context.record.agreements.attainment, {
    title: 'Overall attainment',
    formula:
      'Mean of the agreements that can be measured, by their weights, each within 0% and 100%',
    inputs: measured(context),
    assumptions: [`On track above ${above}, at risk from ${from}, off track below.`],
  });
}

/** The same mean, neither capped nor floored (C13). */
export function vlaProgress(context: ReportContext): Figure {
  const value = percentOrNull(context.snapshot.agreements.progress);
  return percentFigure(context, 'vla.progress', value, {
    title: 'Overall progress',
    formula:
      'Mean of the agreements that can be measured, by their weights, neither capped nor floored',
    inputs: measured(context),
  });
}

export function vlasMeasured(context: ReportContext): Figure {
  return numberFigure(context, 'vla.scored', ['count', context.snapshot.agreements.scored], {
    title: 'Agreements measured',
    formula: 'Agreements in force of which a metric or a milestone can be measured',
  });
}

export function vlasInForce(context: ReportContext): Figure {
  return numberFigure(context, 'vla.in_force', ['count', context.record.agreements.inForce], {
    title: 'Agreements in force',
    formula: 'Agreements that are signed and have not ended',
  });
}

/** Agreements in force that are recorded as achieved (L26). */
export function vlasAchieved(context: ReportContext): Figure {
  const achieved = context.snapshot.agreements.vlas.filter(({ state }) => state === 'achieved');
  return numberFigure(context, 'vla.achieved', ['count', achieved.length], {
    title: 'Agreements achieved',
    formula: 'Agreements in force that are recorded as achieved',
    inputs: achieved.map(({ title }) => ({ name: title, text: 'achieved' })),
  });
}

function measured({ snapshot: { agreements, success } }: ReportContext) {
  const weights = new Map(success.goals.map(({ id, weight }) => [id, weight]));
  return agreements.vlas.map((vla) => ({
    name: vla.title,
    text:
      vla.kind === 'scored'
        ? `${words.percent(percentOrNull(vla.progress))}, weight ${words.number(weights.get(vla.goalId) ?? 1)}`
        : `not counted: ${vla.notice}`,
  }));
}
