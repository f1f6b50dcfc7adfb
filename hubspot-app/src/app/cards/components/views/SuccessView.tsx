import type { AccountView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { Flex } from '@hubspot/ui-extensions';

import { Goals } from '../goals/Goals.tsx';
import { Impact } from '../Impact.tsx';
import { Milestones } from '../Milestones.tsx';
import { Peers } from '../Peers.tsx';
import { MonthCurves } from '../trends/MonthCurves.tsx';
import { Value } from '../value/Value.tsx';

/** Are they achieving their goals, and what is it worth (L33)? */
export function SuccessView({ view, format }: { view: AccountView; format: Formats }) {
  const { present, currency } = view;
  return (
    <Flex direction="column" gap="md">
      <Goals view={view} format={format} />
      <Value view={view} format={format} />
      <Impact view={view} format={format} />
      <Milestones view={view} format={format} />
      {present !== undefined && (
        <>
          <MonthCurves months={present.months} currency={currency} />
          <Peers present={present} currency={currency} format={format} />
        </>
      )}
    </Flex>
  );
}
