import { accountFigures, figuresLastChanged } from '@attain/shared/crm/account-figures';
import { formats } from '@attain/ui/words/formats';
import { hubspot, useExtensionContext } from '@hubspot/ui-extensions';
import { useMemo } from 'react';

import { SidebarCard } from './components/sidebar/SidebarCard.tsx';
import { useSidebarProperties } from './hooks/useSidebarProperties.ts';

hubspot.extend<'crm.record.sidebar'>(() => <AccountSidebar />);

/** Wires the narrow card to the record. It lives on the record's properties alone, so that it is there at once and without the worker. */
export function AccountSidebar() {
  const { crm, user, portal } = useExtensionContext<'crm.record.sidebar'>();
  const { properties, isLoading, error } = useSidebarProperties();
  const format = useMemo(
    () => formats(user.locale, portal.timezone),
    [user.locale, portal.timezone],
  );
  return (
    <SidebarCard
      companyId={Number(crm.objectId)}
      record={{ status: recordStatus(isLoading, error), figures: accountFigures(properties) }}
      reportUrl={properties['attain_report_url'] || null}
      lastChanged={figuresLastChanged(properties)}
      format={format}
    />
  );
}

function recordStatus(isLoading: boolean, error: unknown): 'loading' | 'failed' | 'ready' {
  if (isLoading) return 'loading';
  return error ? 'failed' : 'ready';
}
