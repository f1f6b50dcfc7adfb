import type { RenewalDeal } from '@attain/shared/contract/deal-routes';
import type { Formats } from '@attain/ui/words/formats';
import { Alert } from '@hubspot/ui-extensions';

type CaseProps = { renewal: RenewalDeal; format: Formats };

/** Whether the value case holds, on what the customer confirmed alone. */
export function CaseInOneSentence({ renewal, format }: CaseProps) {
  const { outcome, coversCost, noRoi, figures, currency } = renewal;
  const { confirmed, investment, multiple } = figures.value;
  if (outcome !== 'open') {
    const title = outcome === 'won' ? 'This renewal is won' : 'This renewal is lost';
    return (
      <Alert title={title} variant={outcome === 'won' ? 'success' : 'info'}>
        The figures below are those of today.
      </Alert>
    );
  }
  if (coversCost === null || confirmed === null || investment === null || multiple === null) {
    return (
      <Alert title="There is no value case yet" variant="warning">
        {noRoi ?? 'Value or cost is not known yet.'}
      </Alert>
    );
  }
  const told = `The customer confirmed ${format.money(confirmed, currency)} for ${format.money(investment, currency)}: ${format.number(multiple)} × its cost.`;
  return (
    <Alert
      title={coversCost ? 'The value case holds' : 'Confirmed value does not cover the cost yet'}
      variant={coversCost ? 'success' : 'warning'}
    >
      {told}
    </Alert>
  );
}
