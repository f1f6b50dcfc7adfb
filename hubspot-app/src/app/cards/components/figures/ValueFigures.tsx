import type { AccountView } from '@attain/shared/contract/account-view';
import type { AccountFigures } from '@attain/shared/crm/account-figures';

import type { Formats } from '@attain/ui/words/formats';
import { Figure } from './Figure.tsx';

type Value = AccountFigures['value'];

const WHY_NO_ROI = {
  nothing_confirmed: 'No ROI: the customer has confirmed nothing yet.',
  no_cost: 'No ROI: no cost is known.',
  cost_unusable: 'No ROI: a cost cannot be calculated.',
  double_count: 'No ROI: two lines count the same quantity.',
  no_currency: 'No value: the currency is unknown.',
} as const;

type ConfirmedValueFigureProps = {
  value: Value;
  reason: AccountView['value']['reason'];
  currency: string | null;
  format: Formats;
};

/** The ledger that the customer stands behind: the headline. */
export function ConfirmedValueFigure({
  value,
  reason,
  currency,
  format,
}: ConfirmedValueFigureProps) {
  const { confirmed, roiConfirmed, multiple } = value;
  return (
    <Figure
      label="Value confirmed by the customer"
      value={inWords(confirmed, currency, format)}
      tag={null}
      notes={[
        roiConfirmed === null ? null : `ROI ${format.percent(roiConfirmed)}`,
        multiple === null ? null : `${format.number(multiple)} × its cost`,
        reason && WHY_NO_ROI[reason],
      ]}
    />
  );
}

/** Nothing confirmed is no amount. */
function inWords(confirmed: number | null, currency: string | null, format: Formats) {
  if (confirmed === null) return null;
  return confirmed === 0 ? 'None yet' : format.money(confirmed, currency);
}

type EstimatedValueFigureProps = { value: Value; currency: string | null; format: Formats };

/** The other ledger: never added to the first without saying so. */
export function EstimatedValueFigure({ value, currency, format }: EstimatedValueFigureProps) {
  const { estimated, roiEstimated } = value;
  return (
    <Figure
      label="Estimated value, not confirmed"
      value={estimated === null ? null : format.money(estimated, currency)}
      tag={null}
      notes={[
        roiEstimated === null ? null : `ROI including estimates ${format.percent(roiEstimated)}`,
      ]}
    />
  );
}
