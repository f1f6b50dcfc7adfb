import { Dropdown } from '@hubspot/ui-extensions';

import type { ValueLineSlot } from './slots.ts';
import { AskToConfirm } from './value/AskToConfirm.tsx';
import { ConfirmValue } from './value/ConfirmValue.tsx';
import { DisputeValue } from './value/DisputeValue.tsx';
import { ExcludeValue } from './value/ExcludeValue.tsx';

/** What can be decided about a value line, by where it stands: one button, or one menu in its row. */
export function ValueLineActions({ line, ...slot }: ValueLineSlot) {
  const common = { ...slot, lineId: line.id };
  const idOf = (action: string) => `${action}-${line.id}`;
  const isDouble = slot.view.value.doubleCounts.some(
    ({ first, second }) => first === line.description || second === line.description,
  );
  const exclude = (
    <ExcludeValue {...common} id={idOf('exclude')} label="Leave it out" look="menu" />
  );
  const dispute = (
    <DisputeValue {...common} id={idOf('dispute')} label="They dispute it" look="menu" />
  );
  switch (line.ledger) {
    case 'estimated':
      return (
        <Dropdown buttonText="Confirm or dispute" buttonSize="xs" variant="secondary">
          <ConfirmValue {...common} id={idOf('confirm')} label="They confirmed it" look="menu" />
          <AskToConfirm
            {...slot}
            line={line}
            id={idOf('ask')}
            label="Ask them to confirm it"
            look="menu"
          />
          {dispute}
          {isDouble && exclude}
        </Dropdown>
      );
    case 'confirmed':
      return isDouble ? (
        <Dropdown buttonText="Dispute or leave out" buttonSize="xs" variant="secondary">
          {dispute}
          {exclude}
        </Dropdown>
      ) : (
        <DisputeValue {...common} id={idOf('dispute')} label="They dispute it" />
      );
    case 'disputed':
      return <ConfirmValue {...common} id={idOf('confirm')} label="They confirmed it" />;
    case 'excluded':
      return <ExcludeValue {...common} id={idOf('exclude')} label="Count it again" />;
    case 'incomplete':
      return null;
  }
}
