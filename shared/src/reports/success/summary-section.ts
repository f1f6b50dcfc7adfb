import { executiveSummary, type SummaryLine } from '../../domain/goals/executive-summary.ts';
import { plural } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Text } from '../figure.ts';
import {
  goalsAchieved,
  goalsAtRisk,
  goalsOnTrack,
  goalsScored,
  goalsTotal,
} from '../figures/success-figures.ts';
import {
  roiConfirmed,
  valueConfirmed,
  valueEstimated,
  valueMultiple,
} from '../figures/value-figures.ts';
import type { Section } from '../report.ts';

type Line = (context: ReportContext, text: string) => Text | null;

/** What the summary says, figure by figure; the score has a section of its own. */
const LINES: Partial<Record<SummaryLine['code'], Line>> = {
  goals_on_track: (context) => {
    const { goalsScored: scored, achieved } = context.snapshot.success;
    return [
      goalsOnTrack(context),
      ' of ',
      goalsScored(context),
      ` ${plural(scored, 'goal')} on track or exceeded`,
      // On plan is one thing, reached another (C18).
      ...(achieved === 0 ? [] : [', ', goalsAchieved(context), ' of them achieved']),
    ];
  },
  coverage: (context) => {
    const { goalsScored: scored, goalsTotal: total } = context.snapshot.success;
    return scored === total
      ? null
      : [goalsScored(context), ' of ', goalsTotal(context), ` ${plural(total, 'goal')} scored`];
  },
  value_confirmed: (context, text) =>
    context.record.value.confirmed
      ? [valueConfirmed(context), ' of value confirmed by the customer']
      : [text],
  value_estimated: (context) => [
    valueEstimated(context),
    ' of value estimated, not confirmed; part of no figure above',
  ],
  value_blocked: (_, text) => [text],
  goals_at_risk: (context, text) => {
    const { atRisk } = context.snapshot.success;
    return atRisk === 0
      ? [text]
      : [goalsAtRisk(context), ` ${plural(atRisk, 'goal')} at risk (requires attention)`];
  },
};

/** M32-M34: the lines of the executive summary, with the return on what the customer confirmed. */
export function summarySection(context: ReportContext): Omit<Section, 'id'> {
  const items = executiveSummary(context.snapshot).flatMap(({ code, text }): Text[] => {
    const line = LINES[code]?.(context, text) ?? null;
    if (line === null) return [];
    return code === 'value_confirmed' ? [line, ...roiLine(context)] : [line];
  });
  return {
    title: 'Executive summary',
    blocks: [{ kind: 'list', ordered: false, items: items.map((text) => ({ text })) }],
    sections: [],
  };
}

/** Net ROI and multiple by their own names (C02). */
function roiLine(context: ReportContext): Text[] {
  if (context.record.value.roiConfirmed === null) return [];
  const [roi, multiple] = [roiConfirmed(context), valueMultiple(context)];
  return [['ROI ', roi, ' on the confirmed value, a value multiple of ', multiple]];
}
