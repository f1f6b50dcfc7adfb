import type { AccountFigures } from '@attain/shared/crm/account-figures';
import { Alert, Button, Flex } from '@hubspot/ui-extensions';

import type { Formats } from '@attain/ui/words/formats';
import { NextAction } from './NextAction.tsx';
import { Overview } from './Overview.tsx';

type StoredAccountProps = {
  figures: AccountFigures;
  lastChanged: number | null;
  retry: () => void;
  format: Formats;
};

/** What the record itself holds, while the worker does not answer: the figures without what they rest on, and how old they are. */
export function StoredAccount({ figures, lastChanged, retry, format }: StoredAccountProps) {
  const age =
    lastChanged === null
      ? 'It is not known when they last changed.'
      : `Figures last changed ${format.moment(lastChanged)}.`;
  return (
    <Flex direction="column" gap="md">
      <Alert
        title="Attain does not answer: these are the figures stored on the record"
        variant="warning"
      >
        {age} What they rest on is shown again once Attain answers.
      </Alert>
      <NextAction figures={figures} />
      <Overview figures={figures} view={null} format={format} />
      <Flex>
        <Button variant="secondary" size="sm" onClick={retry}>
          Try again
        </Button>
      </Flex>
    </Flex>
  );
}
