import { Refused } from '@attain/ui/data/worker';
import { Alert, Button, ErrorState, Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';

import type { Asked } from '../hooks/useAsked.ts';

type AnsweredProps<Answer> = {
  asked: Asked<Answer>;
  /** What is loading, in words. */
  label: string;
  children: (answer: Answer) => ReactNode;
};

/**
 * The faces that every view shares: loading, failed, and what is there. An earlier answer stays on the screen while another one is awaited;
 * where that does not come, it says so.
 */
export function Answered<Answer>({ asked, label, children }: AnsweredProps<Answer>) {
  const { status, last, retry } = asked;
  if (status === 'failed') {
    return last === undefined ? (
      <Failed error={asked.error} retry={retry} />
    ) : (
      <Flex direction="column" gap="sm">
        <Alert title="This may be out of date" variant="warning">
          Attain does not answer now. You see what it answered before.
          <Button variant="secondary" size="xs" onClick={retry}>
            Try again
          </Button>
        </Alert>
        {children(last)}
      </Flex>
    );
  }
  if (last === undefined)
    return <LoadingSpinner label={label} showLabel={true} layout="centered" />;
  return (
    <>
      {status === 'loading' && <LoadingSpinner label={label} size="sm" />}
      {children(last)}
    </>
  );
}

function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const words =
    error instanceof Refused
      ? error.message
      : 'Attain does not answer. Your accounts and their records are unaffected.';
  return (
    <ErrorState title="The portfolio is not available">
      <Text>{words}</Text>
      <Button variant="secondary" onClick={retry}>
        Try again
      </Button>
    </ErrorState>
  );
}
