import { workerAt } from '@attain/ui/data/worker';
import { workerOrigin } from '@attain/ui/data/worker-origin';
import { formats } from '@attain/ui/words/formats';
import { hubspot, useExtensionActions, useExtensionContext } from '@hubspot/ui-extensions';
import { useMemo } from 'react';

import { SettingsPage } from './components/SettingsPage.tsx';
import { settingsApi } from './data/settings-api.ts';

hubspot.extend<'settings'>(() => <AttainSettings />);

/** Wires the page to the worker, the reader's locale and the clipboard. Everything it draws is in `components/`. */
export function AttainSettings() {
  const { user, portal, variables } = useExtensionContext<'settings'>();
  const { copyTextToClipboard } = useExtensionActions<'settings'>();
  const origin = workerOrigin(variables);
  const api = useMemo(() => settingsApi(workerAt(origin, hubspot.fetch)), [origin]);
  const format = useMemo(
    () => formats(user.locale, portal.timezone),
    [user.locale, portal.timezone],
  );
  return (
    <SettingsPage api={api} format={format} userId={String(user.id)} copy={copyTextToClipboard} />
  );
}
