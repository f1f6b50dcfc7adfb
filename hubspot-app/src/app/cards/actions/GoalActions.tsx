import { Flex } from '@hubspot/ui-extensions';

import { agreementState } from './agreement-state.ts';
import { EndGoal } from './goals/EndGoal.tsx';
import { TickMilestones } from './goals/TickMilestones.tsx';
import { RequestSignOff } from './sign-off/RequestSignOff.tsx';
import { SignForUs } from './sign-off/SignForUs.tsx';
import { TakeOfferBack } from './sign-off/TakeOfferBack.tsx';
import type { GoalSlot, Slot } from './slots.ts';
import { ChangeTarget } from './targets/ChangeTarget.tsx';
import { SettleRevision } from './targets/SettleRevision.tsx';

/** What can be done about a goal now: only that is offered. */
export function GoalActions({ goal, agreement, ...slot }: GoalSlot) {
  const state = agreementState({ goal, agreement, view: slot.view });
  if (state === 'ended') return null;
  const common = { ...slot, goalId: goal.id };
  const idOf = (action: string) => `${action}-${goal.id}`;
  return (
    <Flex gap="xs" wrap={true}>
      {stepsOf(state, common, idOf)}
      {goal.milestones.total > 0 && (
        <TickMilestones {...common} id={idOf('milestones')} label="Milestones" />
      )}
      <EndGoal {...common} id={idOf('end')} label="End goal" />
    </Flex>
  );
}

/** The next steps of its agreement; one that is decided has none. */
function stepsOf(
  state: ReturnType<typeof agreementState>,
  common: Slot & { goalId: string },
  idOf: (action: string) => string,
) {
  switch (state) {
    case null:
    case 'draft':
      return (
        <>
          <RequestSignOff {...common} id={idOf('sign-off')} label="Ask for sign-off" />
          <ChangeTarget {...common} id={idOf('targets')} label="Change targets" />
        </>
      );
    case 'proposed':
      return (
        <>
          <RequestSignOff {...common} id={idOf('sign-off')} label="Send to sign" />
          <SignForUs {...common} id={idOf('sign')} label="Sign for us" />
          <TakeOfferBack {...common} id={idOf('take-back')} label="Take the offer back" />
        </>
      );
    case 'signed':
    case 'active':
      return <ChangeTarget {...common} id={idOf('targets')} label="Propose a change" />;
    case 'revised':
      return (
        <>
          <SettleRevision {...common} id={idOf('revision')} label="Settle the change" />
          <RequestSignOff {...common} id={idOf('sign-off')} label="Send to sign" />
          <SignForUs {...common} id={idOf('sign')} label="Sign for us" />
        </>
      );
    case 'achieved':
    case 'missed':
    case 'ended':
      return null;
  }
}
