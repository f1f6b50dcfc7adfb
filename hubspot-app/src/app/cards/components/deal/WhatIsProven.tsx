import type { RenewalDeal } from '@attain/shared/contract/deal-routes';
import type { Formats } from '@attain/ui/words/formats';

import { Section, Sentences } from '../Section.tsx';

type WhatIsProvenProps = { renewal: RenewalDeal; format: Formats };

/** What may be said to the customer as proven, and what may not, with the reason. */
export function WhatIsProven({ renewal, format }: WhatIsProvenProps) {
  const { proven, notProven, agreements, currency } = renewal;
  const money = (amount: number | null) =>
    amount === null ? '' : ` (${format.money(amount, currency)})`;
  return (
    <Section
      title={`What is proven: ${agreements.achieved} of ${agreements.inForce} agreements achieved`}
    >
      <Sentences
        label={proven.length === 0 ? 'Nothing is proven yet' : 'Proven'}
        list={
          proven.length === 0
            ? ['Have the customer confirm what it is worth to them.']
            : proven.map(({ title, amount }) => `${title}${money(amount)}`)
        }
      />
      <Sentences
        label="Not proven, so not to be promised"
        list={notProven.map(({ what, why, amount }) => `${what}${money(amount)}: ${why}`)}
      />
    </Section>
  );
}
