import { type GoalAction, GoalPanel } from '../form/GoalPanel.tsx';
import { ReasonForm } from '../form/ReasonForm.tsx';

/** Ends a goal that is no longer pursued, and its agreement with it; who, when and why stay in its history. */
export function EndGoal(props: GoalAction) {
  return (
    <GoalPanel {...props} as="modal" title="End the goal">
      {({ goal, panel, base, onDone }) => (
        <ReasonForm
          {...{ panel, base, onDone }}
          step="/end"
          says={
            goal.agreement === null
              ? 'It counts in no figure any more. What was measured stays readable.'
              : 'It counts in no figure any more, and its agreement ends with it. What was agreed and measured stays readable.'
          }
          label="End the goal"
          isRequired={true}
          isDestructive={true}
          hint="Why, as it is to be read later."
          done={`“${goal.title}” has ended.`}
        />
      )}
    </GoalPanel>
  );
}
