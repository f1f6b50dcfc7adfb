import type { Formats } from '@attain/ui/words/formats';
import {
  Alert,
  Button,
  ButtonRow,
  Divider,
  Flex,
  Form,
  Heading,
  LoadingButton,
  TextArea,
} from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { SettingsApi } from '../../data/settings-api.ts';
import type { Action } from '../../hooks/useAction.ts';
import type { Draft } from '../../hooks/useDraft.ts';
import { BookPreview } from './BookPreview.tsx';
import { ChangeList } from './ChangeList.tsx';

type Props = {
  api: SettingsApi;
  draft: Draft;
  format: Formats;
  saving: Action;
  reload: () => void;
  latest: number;
  mayNotSave: string | null;
};

/** What is not saved yet, what it would move, and why it is to be saved. */
export function SaveForm({ api, draft, format, saving, reload, latest, mayNotSave }: Props) {
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { changes } = draft;
  const { trouble } = saving;

  const save = () => {
    const why = reason.trim();
    setIsMissing(why === '');
    if (why === '' || mayNotSave !== null) return;
    const order = { basedOn: latest, reason: why, changes };
    saving.run(JSON.stringify(order), async (requestId) => {
      await api.save({ ...order, requestId });
      setReason('');
      draft.clear();
      reload();
    });
  };

  return (
    <Form onSubmit={save} preventDefault={true}>
      <Flex direction="column" gap="md">
        <Divider />
        <Heading>
          {changes.length === 1
            ? 'One change is not saved'
            : `${changes.length} changes are not saved`}
        </Heading>
        <ChangeList draft={draft} format={format} />
        <BookPreview api={api} changes={changes} format={format} />
        {trouble !== null && (
          <Alert title={trouble.isStale ? 'Somebody else saved' : 'Not saved'} variant="error">
            {trouble.message}
          </Alert>
        )}
        <TextArea
          label="Why"
          name="reason"
          required={true}
          description="Shown in the history to whoever asks later"
          value={reason}
          {...(isMissing
            ? { error: true, validationMessage: 'Say why: it is shown in the history' }
            : {})}
          onInput={setReason}
          onChange={setReason}
        />
        <ButtonRow>
          <LoadingButton
            variant="primary"
            type="submit"
            loading={saving.isRunning}
            disabled={mayNotSave !== null}
            testId="save-settings"
          >
            Save settings
          </LoadingButton>
          {trouble?.isStale === true && (
            <Button
              variant="secondary"
              testId="load-theirs"
              onClick={() => {
                saving.forget();
                reload();
              }}
            >
              Show their settings, keep my changes
            </Button>
          )}
          <Button
            variant="secondary"
            testId="discard"
            onClick={() => {
              saving.forget();
              draft.clear();
            }}
          >
            Discard my changes
          </Button>
        </ButtonRow>
      </Flex>
    </Form>
  );
}
