import { workerAt } from '@attain/ui/data/worker';
import { workerOrigin } from '@attain/ui/data/worker-origin';
import { formats } from '@attain/ui/words/formats';
import { hubspot, useExtensionActions, useExtensionContext } from '@hubspot/ui-extensions';
import { useCallback, useMemo } from 'react';

import { AccountCard } from './components/AccountCard.tsx';
import { askOf } from './data/ask.ts';
import { loadAccountView } from './data/load-account-view.ts';
import { useRecordProperties } from './hooks/useRecordProperties.ts';
import { FILLED } from './slots/filled.ts';

/** The record's own figures are shown meanwhile, so a card does not wait long. */
const TIMEOUT_MS = 5_000;

hubspot.extend<'crm.record.tab'>(() => <AccountHealth />);

/** Wires the card to the record, to the worker and to the reader's locale. Everything it draws is in `components/`. */
export function AccountHealth() {
  const { crm, user, portal, variables } = useExtensionContext<'crm.record.tab'>();
  const { addAlert } = useExtensionActions<'crm.record.tab'>();
  const record = useRecordProperties();
  const origin = workerOrigin(variables);
  const worker = useMemo(() => workerAt(origin, hubspot.fetch, TIMEOUT_MS), [origin]);
  const load = useCallback((companyId: string) => loadAccountView(worker, companyId), [worker]);
  // A form waits longer than a first look.
  const ask = useMemo(() => askOf(workerAt(origin, hubspot.fetch)), [origin]);
  const tell = useCallback((message: string) => addAlert({ message, type: 'success' }), [addAlert]);
  const format = useMemo(
    () => formats(user.locale, portal.timezone),
    [user.locale, portal.timezone],
  );
  return (
    <AccountCard
      companyId={String(crm.objectId)}
      load={load}
      record={record}
      format={format}
      slots={FILLED}
      ask={ask}
      tell={tell}
    />
  );
}
