import { Dropdown } from '@hubspot/ui-extensions';

import { Escalate } from './account/Escalate.tsx';
import { JudgeHealth } from './account/JudgeHealth.tsx';
import { Onboarding } from './account/Onboarding.tsx';
import { RecordAdvocacy } from './account/RecordAdvocacy.tsx';
import { DraftEmail } from './emails/DraftEmail.tsx';
import { AddGoal } from './goals/AddGoal.tsx';
import { MakeReport } from './reports/MakeReport.tsx';
import { ShareWithCustomer } from './sharing/ShareWithCustomer.tsx';
import type { AccountSlot } from './slots.ts';
import { CreateTask } from './tasks/CreateTask.tsx';

const EMPTY_TASK = { text: '', reason: '', dueOn: null };

/** What can be done about the account as a whole, in the row of its first action: what is used most as buttons, the rest in a menu. */
export function AccountActions(slot: AccountSlot) {
  return (
    <>
      <AddGoal {...slot} id="add-goal" label="Add goal" look={{ size: 'sm' }} />
      <ShareWithCustomer {...slot} id="share" label="Share with customer" look={{ size: 'sm' }} />
      <MakeReport
        {...slot}
        id="value-report"
        kind="outcome"
        label="Generate value report"
        look={{ size: 'sm' }}
      />
      <MakeReport {...slot} id="qbr" kind="success" label="Export for QBR" look={{ size: 'sm' }} />
      <DraftEmail {...slot} id="email" label="Draft an e-mail" look={{ size: 'sm' }} />
      <Dropdown buttonText="More" buttonSize="sm" variant="secondary">
        <CreateTask {...slot} id="task" label="Create a task" look="menu" proposal={EMPTY_TASK} />
        <Onboarding {...slot} id="onboarding" label="Onboarding checklist" look="menu" />
        <Escalate {...slot} id="escalations" label="Escalations" look="menu" />
        <JudgeHealth {...slot} id="judge-health" label="Judge the health" look="menu" />
        <RecordAdvocacy {...slot} id="advocacy" label="Record advocacy" look="menu" />
      </Dropdown>
    </>
  );
}
