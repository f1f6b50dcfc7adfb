import { useLoaded } from '@attain/ui/hooks/useLoaded';
import { Alert, Button, Flex, Heading, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { NewKey, SettingsApi } from '../../data/settings-api.ts';
import { useAction } from '../../hooks/useAction.ts';
import { Failed } from '../Failed.tsx';
import { type Editing, SettingField } from '../SettingField.tsx';
import type { Act } from './act.ts';
import { AddSource } from './AddSource.tsx';
import { Sources } from './Sources.tsx';
import { Unmatched } from './Unmatched.tsx';

const KEY_FEATURES = {
  key: 'usage.keyFeatures',
  label: 'Key features',
  hint: 'Names of events that stand for what an account should use',
};

type Props = { api: SettingsApi; editing: Editing; copy: (text: string) => Promise<unknown> };

/** Sources that send usage, their write keys, and accounts that lead to no company. Keys take effect at once, without a save. */
export function UsageTab({ api, editing, copy }: Props) {
  const loaded = useLoaded('usage', api.usage);
  const acting = useAction();
  const [shownOnce, setShownOnce] = useState<NewKey | null>(null);
  if (loaded.status === 'loading') {
    return <LoadingSpinner label="Loading sources" showLabel={true} layout="centered" />;
  }
  if (loaded.status === 'failed') {
    return <Failed what="Sources of usage" error={loaded.error} retry={loaded.retry} />;
  }
  const act: Act = (content, ask) =>
    acting.run(content, async (requestId) => {
      const answer = await ask(requestId);
      if (isKey(answer)) setShownOnce(answer);
      loaded.retry();
    });

  const { sources, unmatched, accounts } = loaded.value;
  return (
    <Flex direction="column" gap="md">
      <SettingField field={KEY_FEATURES} editing={editing} />
      <Heading>Sources</Heading>
      {shownOnce !== null && (
        <KeyOnce shown={shownOnce} copy={copy} done={() => setShownOnce(null)} />
      )}
      {acting.trouble !== null && (
        <Alert title="Not done" variant="error">
          {acting.trouble.message}
        </Alert>
      )}
      <Sources sources={sources} editing={editing} api={api} act={act} />
      <AddSource
        isReadOnly={editing.isReadOnly || acting.isRunning}
        add={(name) => act(`add ${name}`, (requestId) => api.addSource(name, requestId))}
      />
      <Unmatched unmatched={unmatched} accounts={accounts} format={editing.format} />
    </Flex>
  );
}

function isKey(answer: unknown): answer is NewKey {
  return typeof answer === 'object' && answer !== null && 'key' in answer;
}

function KeyOnce({
  shown: { key },
  copy,
  done,
}: {
  shown: NewKey;
  copy: (text: string) => Promise<unknown>;
  done: () => void;
}) {
  if (key === null) {
    return (
      <Alert title="The key was made before and is not shown again" variant="warning">
        Make another one if you did not keep it.
      </Alert>
    );
  }
  return (
    <Flex direction="column" gap="sm">
      <Alert title="Keep this write key: it is not shown again" variant="success">
        {key}
      </Alert>
      <Flex direction="row" gap="sm">
        <Button size="sm" variant="secondary" testId="copy-key" onClick={() => void copy(key)}>
          Copy key
        </Button>
        <Button size="sm" variant="secondary" testId="key-kept" onClick={done}>
          I have kept it
        </Button>
      </Flex>
      <Text variant="microcopy">
        Put it where your product sends its events from, never into a page that customers see the
        source of.
      </Text>
    </Flex>
  );
}
