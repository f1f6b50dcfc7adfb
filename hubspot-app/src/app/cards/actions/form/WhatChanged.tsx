import { Button, Flex, List, LoadingSpinner, Text } from '@hubspot/ui-extensions';

import type { Ask, Format } from '../slots.ts';
import { useAnswer } from './useAnswer.ts';

/** A version of a goal or of a record, as far as they are told alike. */
type Version = {
  version: number;
  recordedAt: string;
  recordedBy: string;
  /** Of a goal. */
  action?: string;
  note?: string | null;
  changes?: readonly string[];
  /** Of a record. */
  change?: { action: string; note: string | null };
};

type WhatChangedProps = {
  ask: Ask;
  format: Format;
  /** Of the goal or record itself. */
  path: string;
  /** The version that the form rests on. */
  since: number;
  /** Takes the newest version as what the form rests on. */
  lookAgain: () => void;
};

/** What another editor did meanwhile, by whom and when, and the way to go on. */
export function WhatChanged({ ask, format, path, since, lookAgain }: WhatChangedProps) {
  const read = useAnswer<{ versions: readonly Version[] }>(ask, `${path}/history`);
  return (
    <Flex direction="column" gap="sm">
      {read.status === 'loading' && <LoadingSpinner label="Loading what was changed" />}
      {read.status === 'ready' && (
        <List>
          {read.body.versions
            .filter(({ version }) => version > since)
            .map((version) => inWords(version, format))}
        </List>
      )}
      <Text>What you typed is kept. Look at the change, then save again if it still holds.</Text>
      <Button size="xs" variant="secondary" onClick={lookAgain}>
        Go on with the newest version
      </Button>
    </Flex>
  );
}

function inWords(version: Version, format: Format): string {
  const { recordedBy, recordedAt, action = version.change?.action ?? 'changed' } = version;
  const said = version.changes?.length ? version.changes.join('; ') : action.replaceAll('_', ' ');
  const note = version.note ?? version.change?.note ?? null;
  const why = note === null || note === said ? '' : ` (${note})`;
  return `${recordedBy}, ${format.moment(recordedAt)}: ${said}${why}`;
}
