import type { AccountView } from '@attain/shared/contract/account-view';
import type { AccountFigures } from '@attain/shared/crm/account-figures';

import type { Formats } from '@attain/ui/words/formats';
import { AGREEMENTS_STATUS, DEADLINE_RISK } from '@attain/ui/words/standing';
import { Figure } from './Figure.tsx';

type AgreementsFigureProps = {
  agreements: AccountFigures['agreements'];
  view: AccountView | null;
  format: Formats;
};

export function AgreementsFigure({ agreements, view, format }: AgreementsFigureProps) {
  const { attainment, status, inForce, atRisk, nextDeadline, deadlineRisk } = agreements;
  const pace =
    deadlineRisk === null || deadlineRisk === 'unknown'
      ? ''
      : ` · ${DEADLINE_RISK[deadlineRisk].label.toLowerCase()}`;
  return (
    <Figure
      label="Agreements attained"
      value={attainment === null ? null : format.percent(attainment)}
      tag={status && AGREEMENTS_STATUS[status]}
      notes={[
        inForce === null ? null : `${atRisk ?? 0} of ${inForce} at risk or off track`,
        view && inForce !== null && view.agreements.scored < inForce
          ? `${view.agreements.scored} of ${inForce} measured`
          : null,
        nextDeadline && `Next deadline ${format.date(nextDeadline)}${pace}`,
      ]}
    />
  );
}
