import { workerAt } from '@attain/ui/data/worker';
import { workerOrigin } from '@attain/ui/data/worker-origin';
import { formats } from '@attain/ui/words/formats';
import { hubspot, useExtensionContext } from '@hubspot/ui-extensions';
import { useCallback, useMemo } from 'react';

import { RenewalCard } from './components/deal/RenewalCard.tsx';
import { loadDealRenewal } from './data/load-deal-renewal.ts';

hubspot.extend<'crm.record.tab'>(() => <RenewalDeal />);

/** Wires the card of a renewal deal to the record and to the worker. */
export function RenewalDeal() {
  const { crm, user, portal, variables } = useExtensionContext<'crm.record.tab'>();
  const origin = workerOrigin(variables);
  const worker = useMemo(() => workerAt(origin, hubspot.fetch), [origin]);
  const load = useCallback((dealId: string) => loadDealRenewal(worker, dealId), [worker]);
  const format = useMemo(
    () => formats(user.locale, portal.timezone),
    [user.locale, portal.timezone],
  );
  return <RenewalCard dealId={String(crm.objectId)} load={load} format={format} />;
}
