import { hubspot, useExtensionContext } from '@hubspot/ui-extensions';
import { useCallback, useMemo } from 'react';

import { AccountCard } from './components/AccountCard.tsx';
import { loadAccountView } from './data/load-account-view.ts';
import { workerOrigin } from './data/worker-origin.ts';
import { useRecordProperties } from './hooks/useRecordProperties.ts';
import { formats } from './words/formats.ts';

hubspot.extend<'crm.record.tab'>(() => <AccountHealth />);

/** Wires the card to the record, to the worker and to the reader's locale. Everything it draws is in `components/`. */
export function AccountHealth() {
  const { crm, user, portal, variables } = useExtensionContext<'crm.record.tab'>();
  const record = useRecordProperties();
  const origin = workerOrigin(variables);
  const load = useCallback((companyId: string) => loadAccountView(origin, companyId), [origin]);
  const format = useMemo(
    () => formats(user.locale, portal.timezone),
    [user.locale, portal.timezone],
  );
  return (
    <AccountCard companyId={String(crm.objectId)} load={load} record={record} format={format} />
  );
}
