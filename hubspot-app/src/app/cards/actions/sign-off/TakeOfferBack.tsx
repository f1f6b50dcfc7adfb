import type { GoalRecord } from '@attain/shared/contract/goal-record';

import { ActionPanel, type Trigger } from '../form/ActionPanel.tsx';
import { Loaded } from '../form/Loaded.tsx';
import { ReasonForm } from '../form/ReasonForm.tsx';
import type { Slot } from '../slots.ts';

/** Takes back what was offered to the customer, so that it can be changed before anybody signs. */
export function TakeOfferBack(props: Slot & Trigger & { id: string; goalId: string }) {
  const { id, label, look, goalId, ask, format, companyId, onDone } = props;
  const path = `/api/companies/${companyId}/goals/${goalId}`;
  return (
    <ActionPanel
      id={id}
      as="modal"
      label={label}
      title="Take the offer back"
      {...(look === undefined ? {} : { look })}
    >
      {(panel) => (
        <Loaded<GoalRecord> ask={ask} path={path} what="the goal">
          {({ title, version }, again) => (
            <ReasonForm
              {...{ panel, onDone, base: { ask, format, path, version, again } }}
              step="/proposal/withdrawal"
              says="It is a draft again. Links that were sent for it show the customer nothing to sign."
              label="Take it back"
              isDestructive={true}
              hint="Why."
              done={`“${title}” is a draft again.`}
            />
          )}
        </Loaded>
      )}
    </ActionPanel>
  );
}
