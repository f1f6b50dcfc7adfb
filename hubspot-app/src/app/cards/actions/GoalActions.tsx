import { Flex } from '@hubspot/ui-extensions';

import { agreementState } from './agreement-state.ts';
import { RequestSignOff } from './sign-off/RequestSignOff.tsx';
import { SignForUs } from './sign-off/SignForUs.tsx';
import { TakeOfferBack } from './sign-off/TakeOfferBack.tsx';
import type { GoalSlot } from './slots.ts';
import { ChangeTarget } from './targets/ChangeTarget.tsx';
import { SettleRevision } from './targets/SettleRevision.tsx';

/** What can be done about a goal now: only that is offered. */
export function GoalActions({ goal, agreement, ...slot }: GoalSlot) {
  const goalId = goal.id;
  const common = { ...slot, goalId };
  const idOf = (action: string) => `${action}-${goalId}`;
  switch (agreementState({ goal, agreement, view: slot.view })) {
    case null:
    case 'draft':
      return (
        <Flex gap="xs" wrap={true}>
          <RequestSignOff {...common} id={idOf('sign-off')} label="Ask for sign-off" />
          <ChangeTarget {...common} id={idOf('targets')} label="Change targets" />
        </Flex>
      );
    case 'proposed':
      return (
        <Flex gap="xs" wrap={true}>
          <RequestSignOff {...common} id={idOf('sign-off')} label="Send to sign" />
          <SignForUs {...common} id={idOf('sign')} label="Sign for us" />
          <TakeOfferBack {...common} id={idOf('take-back')} label="Take the offer back" />
        </Flex>
      );
    case 'signed':
    case 'active':
      return <ChangeTarget {...common} id={idOf('targets')} label="Propose a change" />;
    case 'revised':
      return (
        <Flex gap="xs" wrap={true}>
          <SettleRevision {...common} id={idOf('revision')} label="Settle the change" />
          <RequestSignOff {...common} id={idOf('sign-off')} label="Send to sign" />
          <SignForUs {...common} id={idOf('sign')} label="Sign for us" />
        </Flex>
      );
    case 'achieved':
    case 'missed':
    case 'ended':
      return null;
  }
}
