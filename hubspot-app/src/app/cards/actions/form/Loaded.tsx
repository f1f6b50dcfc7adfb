import { Button, ErrorState, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';

import type { Ask } from '../slots.ts';
import { useAnswer } from './useAnswer.ts';

type LoadedProps<Body> = {
  ask: Ask;
  path: string;
  /** "the goal", after "Loading". */
  what: string;
  /** `again` reads it once more; what was typed stays. */
  children: (body: Body, again: () => void) => ReactNode;
  /** In place of the failed face, where there is nothing of the kind yet. */
  absent?: (again: () => void) => ReactNode;
};

/** What a panel is about, read when it opens: a form must rest on what is stored, not on what the card showed. */
export function Loaded<Body>({ ask, path, what, children, absent }: LoadedProps<Body>) {
  const read = useAnswer<Body>(ask, path);
  if (read.status === 'loading') {
    return <LoadingSpinner label={`Loading ${what}`} showLabel={true} layout="centered" />;
  }
  if (read.status === 'ready') return children(read.body, read.again);
  const { answer } = read;
  const isAbsent = answer.kind === 'refused' && answer.code === 'not_found';
  if (isAbsent && absent !== undefined) return absent(read.again);
  return (
    <ErrorState title={`Could not load ${what}`}>
      <Text>
        {answer.kind === 'refused' ? answer.message : 'There was no answer. Nothing was changed.'}
      </Text>
      <Button variant="secondary" onClick={read.again}>
        Try again
      </Button>
    </ErrorState>
  );
}
