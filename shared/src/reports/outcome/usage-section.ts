import { REASONS } from '../../domain/basics/reasons.ts';
import type { ActivityValue } from '../../domain/value/results.ts';
import { cell, notice, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { activityValue, activityVolume } from '../figures/activity-figures.ts';
import type { Cell, Section } from '../report.ts';

/** O29: what was done in the product, the outcome it drives, and what one of it was worth; a view, in no total (C05). */
export function usageSection(context: ReportContext): Omit<Section, 'id'> {
  const { activities } = context.snapshot.value;
  if (activities.length === 0) {
    return { title: TITLE, blocks: [notice(NOTHING_LINKED)], sections: [] };
  }
  const rows = activities.map((activity): Cell[] => [
    cell(activity.activity),
    cell(activity.volume === null ? '–' : activityVolume(context, activity)),
    cell(activity.outcome ?? '–'),
    perUnit(context, activity),
  ]);
  const columns = ['Activity', { number: 'Volume' }, 'Outcome link', { number: 'Value per unit' }];
  return { title: TITLE, blocks: [table(columns, rows), notice(IN_NO_TOTAL)], sections: [] };
}

const TITLE = 'Usage driving outcomes';
const NOTHING_LINKED =
  'No activity in the product is linked to a value line yet. Link one to see what each use is worth.';
const IN_NO_TOTAL =
  'Value per unit is the value of the outcome divided by the volume: another view of it, and no value beside it.';

function perUnit(context: ReportContext, activity: ActivityValue): Cell {
  const { reason } = activity;
  return reason === null ? cell(activityValue(context, activity)) : cell(REASONS[reason]);
}
