import { CrmActionButton } from '@hubspot/ui-extensions/crm';

import { RecordAdvocacy } from './account/RecordAdvocacy.tsx';
import { findMetric } from './find-metric.ts';
import { AddGoal } from './goals/AddGoal.tsx';
import { AddReading } from './readings/AddReading.tsx';
import { RequestSignOff } from './sign-off/RequestSignOff.tsx';
import type { RecommendationSlot } from './slots.ts';
import { ChangeTarget } from './targets/ChangeTarget.tsx';
import { CreateTask } from './tasks/CreateTask.tsx';
import { ConfirmValue } from './value/ConfirmValue.tsx';

const COMPANY = '0-2';

/** One button that does what is recommended. What cannot be done at once becomes a task with the recommendation's words. */
export function RecommendationButton({ recommendation, variant, ...slot }: RecommendationSlot) {
  const { action, text, reason } = recommendation;
  const size = variant === 'primary' ? 'md' : 'xs';
  const common = { ...slot, id: `do-${recommendation.id}`, look: { variant, size } } as const;
  const record = { objectTypeId: COMPANY, objectId: Number(slot.companyId) };
  const asTask = (dueOn: string | null) => (
    <CreateTask {...common} label="Create the task" proposal={{ text, reason, dueOn }} />
  );
  switch (action.kind) {
    case 'create_task':
      return asTask(action.dueOn);
    case 'schedule_meeting':
      return (
        <CrmActionButton
          {...{ variant, size }}
          actionType="SCHEDULE_MEETING"
          actionContext={record}
        >
          Schedule the meeting
        </CrmActionButton>
      );
    case 'enrol_workflow':
      return (
        <CrmActionButton
          {...{ variant, size }}
          actionType="OPEN_WORKFLOW_ENROLLMENT_MODAL"
          actionContext={record}
        >
          Enrol in a workflow
        </CrmActionButton>
      );
    case 'add_goal':
      return <AddGoal {...common} label="Add a goal" />;
    case 'add_reading': {
      const metric = findMetric(slot.view, action.metricId);
      return metric === undefined ? (
        asTask(null)
      ) : (
        <AddReading {...common} metric={metric} label="Add a reading" />
      );
    }
    case 'change_target':
      return <ChangeTarget {...common} goalId={action.goalId} label="Change the target" />;
    case 'request_sign_off':
      return <RequestSignOff {...common} goalId={action.goalId} label="Ask for sign-off" />;
    case 'confirm_value':
      return <ConfirmValue {...common} lineId={action.valueLineId} label="Confirm the value" />;
    case 'record_advocacy':
      return <RecordAdvocacy {...common} label="Record advocacy" />;
  }
}
