import { Flex } from '@hubspot/ui-extensions';

import type { ValueLineSlot } from './slots.ts';
import { AskToConfirm } from './value/AskToConfirm.tsx';
import { ConfirmValue } from './value/ConfirmValue.tsx';
import { DisputeValue } from './value/DisputeValue.tsx';
import { ExcludeValue } from './value/ExcludeValue.tsx';

/** What can be decided about a value line, by where it stands. */
export function ValueLineActions({ line, ...slot }: ValueLineSlot) {
  const common = { ...slot, lineId: line.id };
  const idOf = (action: string) => `${action}-${line.id}`;
  const isDouble = slot.view.value.doubleCounts.some(
    ({ first, second }) => first === line.description || second === line.description,
  );
  switch (line.ledger) {
    case 'estimated':
      return (
        <Flex gap="xs" wrap={true}>
          <ConfirmValue {...common} id={idOf('confirm')} label="They confirmed it" />
          <AskToConfirm {...slot} line={line} id={idOf('ask')} label="Ask them to confirm" />
          <DisputeValue {...common} id={idOf('dispute')} label="They dispute it" />
          {isDouble && <ExcludeValue {...common} id={idOf('exclude')} label="Leave it out" />}
        </Flex>
      );
    case 'disputed':
      return <ConfirmValue {...common} id={idOf('confirm')} label="They confirmed it" />;
    case 'confirmed':
      return (
        <Flex gap="xs" wrap={true}>
          <DisputeValue {...common} id={idOf('dispute')} label="They dispute it" />
          {isDouble && <ExcludeValue {...common} id={idOf('exclude')} label="Leave it out" />}
        </Flex>
      );
    case 'excluded':
      return <ExcludeValue {...common} id={idOf('exclude')} label="Count it again" />;
    case 'incomplete':
      return null;
  }
}
