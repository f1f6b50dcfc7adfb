import { type GoalAction, GoalPanel } from '../form/GoalPanel.tsx';
import { ReasonForm } from '../form/ReasonForm.tsx';

/** Takes back what was offered to the customer, so that it can be changed before anybody signs. */
export function TakeOfferBack(props: GoalAction) {
  return (
    <GoalPanel {...props} as="modal" title="Take the offer back">
      {({ goal, panel, base, onDone }) => (
        <ReasonForm
          {...{ panel, base, onDone }}
          step="/proposal/withdrawal"
          says="It is a draft again. Links that were sent for it show the customer nothing to sign."
          label="Take it back"
          isDestructive={true}
          hint="Why."
          done={`“${goal.title}” is a draft again.`}
        />
      )}
    </GoalPanel>
  );
}
