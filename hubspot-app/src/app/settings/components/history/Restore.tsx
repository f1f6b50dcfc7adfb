import { Alert, Button, Flex, Input } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { SettingsApi } from '../../data/settings-api.ts';
import { useAction } from '../../hooks/useAction.ts';

/** The form that saves an earlier version again; version 0 = the file alone. */
export function Restore({
  api,
  version,
  latest,
  reload,
}: {
  api: SettingsApi;
  version: number;
  latest: number;
  reload: () => void;
}) {
  const [reason, setReason] = useState('');
  const acting = useAction();
  const why = reason.trim();
  return (
    <Flex direction="column" gap="sm">
      {acting.trouble !== null && (
        <Alert title="Not restored" variant="error">
          {acting.trouble.message}
        </Alert>
      )}
      <Input
        label="Why you bring it back"
        name="restore-reason"
        value={reason}
        onInput={setReason}
        onChange={setReason}
      />
      <Button
        variant="secondary"
        testId="restore"
        disabled={why === '' || acting.isRunning}
        onClick={() =>
          acting.run(`${version} ${latest} ${why}`, async (requestId) => {
            await api.restore(version, { basedOn: latest, reason: why, requestId });
            reload();
          })
        }
      >
        {version === 0 ? 'Go back to the file alone' : `Save version ${version} again`}
      </Button>
    </Flex>
  );
}
