import type { SettingsView } from '@attain/shared/contract/settings-routes';
import { Alert, Flex, Tab, Tabs, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import { useAction } from '../hooks/useAction.ts';
import { useDraft } from '../hooks/useDraft.ts';
import { whoInWords } from '../words/values.ts';
import { ConnectionTab } from './connection/ConnectionTab.tsx';
import { CustomersTab } from './CustomersTab.tsx';
import { HealthTab } from './health/HealthTab.tsx';
import { HistoryTab } from './history/HistoryTab.tsx';
import { RolesTab } from './RolesTab.tsx';
import { SaveForm } from './save/SaveForm.tsx';
import type { PageProps } from './page-props.ts';
import { ThresholdsTab } from './thresholds/ThresholdsTab.tsx';
import { UsageTab } from './usage/UsageTab.tsx';

type EditorProps = PageProps & { settings: SettingsView; reload: () => void };

/** The tabs, and below them what is not saved yet: one draft over all tabs. */
export function Editor({ settings, reload, api, format, userId, copy }: EditorProps) {
  const [tab, setTab] = useState<string | number>('connection');
  const draft = useDraft(settings.settings);
  const saving = useAction();
  const isReadOnly = settings.mayNotSave !== null || saving.isRunning;
  const editing = { draft, format, trouble: saving.trouble, isReadOnly };

  return (
    <Flex direction="column" gap="md">
      <Standing settings={settings} format={format} userId={userId} />
      <Tabs selected={tab} onSelectedChange={setTab} variant="enclosed">
        <Tab tabId="connection" title="Connection">
          {tab === 'connection' && <ConnectionTab api={api} format={format} />}
        </Tab>
        <Tab tabId="customers" title="Customers and contracts">
          {tab === 'customers' && <CustomersTab api={api} editing={editing} />}
        </Tab>
        <Tab tabId="health" title="Health">
          {tab === 'health' && <HealthTab settings={settings.settings} editing={editing} />}
        </Tab>
        <Tab tabId="thresholds" title="Thresholds and alerts">
          {tab === 'thresholds' && <ThresholdsTab settings={settings.settings} editing={editing} />}
        </Tab>
        <Tab tabId="usage" title="Usage sources and keys">
          {tab === 'usage' && <UsageTab api={api} editing={editing} copy={copy} />}
        </Tab>
        <Tab tabId="roles" title="Roles">
          {tab === 'roles' && <RolesTab editing={editing} userId={userId} />}
        </Tab>
        <Tab tabId="history" title="History">
          {tab === 'history' && (
            <HistoryTab
              {...{ api, format, userId, reload, isReadOnly }}
              latest={settings.latest}
              holds={settings.holds?.version ?? 0}
            />
          )}
        </Tab>
      </Tabs>
      {draft.changes.length > 0 && (
        <SaveForm
          {...{ api, draft, format, saving, reload }}
          latest={settings.latest}
          mayNotSave={settings.mayNotSave}
        />
      )}
    </Flex>
  );
}

function Standing({
  settings: { holds, unfit, latest, mayNotSave },
  format,
  userId,
}: Pick<PageProps, 'format' | 'userId'> & { settings: SettingsView }) {
  return (
    <Flex direction="column" gap="sm">
      {mayNotSave !== null && (
        <Alert title="You can look, and not save" variant="info">
          {mayNotSave}
        </Alert>
      )}
      {unfit.length > 0 && (
        <Alert title={`Version ${latest} of the settings no longer fits`} variant="warning">
          {`${unfit.map(({ field, message }) => `${field}: ${message}`).join('; ')}. ${
            holds === null ? 'The configuration file holds' : `Version ${holds.version} holds`
          } until the settings are saved again.`}
        </Alert>
      )}
      <Text variant="microcopy">
        {holds === null
          ? 'Nothing was saved yet: defaults and the configuration file hold.'
          : `Version ${holds.version}, saved ${format.moment(holds.savedAt)} by ${whoInWords(holds.savedBy, userId)}: ${holds.reason}`}
      </Text>
    </Flex>
  );
}
