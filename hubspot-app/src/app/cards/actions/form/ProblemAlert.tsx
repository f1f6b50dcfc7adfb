import { Alert, Button, List, Text } from '@hubspot/ui-extensions';
import { useExtensionActions } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';

import type { Problem } from './problem.ts';

type ProblemAlertProps = {
  problem: Problem | null;
  /** What the other editor changed, and the way to go on from there. */
  conflict: ReactNode;
};

/** Why nothing was done, and what to do about it. What was typed stays in the form. */
export function ProblemAlert({ problem, conflict }: ProblemAlertProps) {
  switch (problem?.kind) {
    case undefined:
      return null;
    case 'faulty':
      return (
        <Alert title="Not saved yet" variant="danger">
          Correct the marked fields, and save again.
        </Alert>
      );
    case 'refused':
      return (
        <Alert title="Not saved" variant="danger">
          <Text>{problem.message}</Text>
          {problem.others.length > 0 && <List>{problem.others.map(withStop)}</List>}
        </Alert>
      );
    case 'conflict':
      return (
        <Alert title="Somebody else changed this meanwhile" variant="warning">
          {conflict ?? <Text>{problem.message}</Text>}
        </Alert>
      );
    case 'sent_before':
      return (
        <Alert title="This was saved already" variant="warning">
          The first try arrived after all. Close this and look at the card: what you typed since
          then is not saved.
        </Alert>
      );
    case 'outdated':
      return <Outdated />;
    case 'unanswered':
      return (
        <Alert title="Nobody knows whether this was saved" variant="warning">
          There was no answer. Save again: it is never done twice. If that does not help, try again
          in a few minutes.
        </Alert>
      );
  }
}

function Outdated() {
  const { reloadPage } = useExtensionActions<'crm.record.tab'>();
  return (
    <Alert title="This page is out of date" variant="warning">
      <Text>
        It was open for long, or Attain was updated meanwhile. Copy what you typed, reload the page
        and enter it again: nothing was saved.
      </Text>
      <Button size="xs" variant="secondary" onClick={() => reloadPage()}>
        Reload the page
      </Button>
    </Alert>
  );
}

function withStop(sentence: string): string {
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}
