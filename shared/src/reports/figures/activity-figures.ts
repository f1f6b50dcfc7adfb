import { withoutNoise } from '../../domain/basics/rounding.ts';
import { major } from '../../contract/wire-figures.ts';
import type { ActivityValue } from '../../domain/value/results.ts';
import type { ReportContext } from '../context.ts';
import type { Figure } from '../figure.ts';
import { words } from '../figure-words.ts';
import { numberFigure } from './make-figure.ts';

/** How often something was done in the product over the period (O29). */
export function activityVolume(context: ReportContext, activity: ActivityValue): Figure {
  return numberFigure(context, `${keyOf(context, activity)}.volume`, ['count', activity.volume], {
    title: `${activity.activity}, volume`,
    formula: 'Counted in the product over the reporting period',
  });
}

/** What one of it was worth, which may be less than the smallest coin; `null` with the activity's reason. */
export function activityValue(context: ReportContext, activity: ActivityValue): Figure {
  const { value, currency, currencyDigits: digits } = context.snapshot;
  const line = value.lines.find(({ id }) => id === activity.valueLineId);
  const { valuePerUnit, volume } = activity;
  // Not rounded, as the API tells it: one activity may be worth less than a cent.
  const worth = valuePerUnit === null ? null : withoutNoise(valuePerUnit / 10 ** digits);
  const counted = words.money(major(line?.counted ?? null, digits), currency);
  const ledger = line?.ledger;
  return context.references.cite(
    {
      key: `${keyOf(context, activity)}.value_per_unit`,
      unit: 'money',
      value: worth,
      text: words.unitPrice(worth, currency),
    },
    {
      title: `${activity.activity}, value per unit`,
      formula: `Counted value of the line / volume: ${counted} / ${words.number(volume)}`,
      inputs: [],
      assumptions: ['A view of the line: it is counted there, and not once more here.'],
      ledger: ledger === 'confirmed' || ledger === 'estimated' ? ledger : null,
      factor: ledger === 'estimated' ? (line?.factor ?? null) : null,
    },
  );
}

/** One activity may drive several lines, and come more than once for one of them. */
function keyOf({ snapshot: { value } }: ReportContext, activity: ActivityValue): string {
  return `activity:${value.activities.indexOf(activity) + 1}`;
}
