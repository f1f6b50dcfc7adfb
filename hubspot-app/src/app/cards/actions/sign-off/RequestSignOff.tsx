import type { GoalRecord } from '@attain/shared/contract/goal-record';
import type { SignOffRules } from '@attain/shared/contract/sign-off-rules-route';
import { Alert, Text } from '@hubspot/ui-extensions';

import { ActionPanel, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { Loaded } from '../form/Loaded.tsx';
import type { Slot } from '../slots.ts';
import { LinkForm } from './LinkForm.tsx';
import { isUnoffered } from './make-link.ts';
import { Terms } from './Terms.tsx';

/** Asks the customer to sign a goal, or the revision of one: offers it and makes their link. */
export function RequestSignOff(props: Slot & Trigger & { id: string; goalId: string }) {
  const { id, label, look, goalId, ...slot } = props;
  const path = `/api/companies/${slot.companyId}/goals/${goalId}`;
  return (
    <ActionPanel
      id={id}
      label={label}
      title="Ask for sign-off"
      {...(look === undefined ? {} : { look })}
    >
      {(panel) => (
        <Loaded<GoalRecord> ask={slot.ask} path={path} what="the goal">
          {(goal, again) => (
            <Loaded<SignOffRules> ask={slot.ask} path="/api/sign-off-rules" what="who signs">
              {(rules) => <SignOffPanel {...{ ...slot, panel, goal, rules, path, again }} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </ActionPanel>
  );
}

type SignOffPanelProps = Slot & {
  panel: PanelControl;
  goal: GoalRecord;
  rules: SignOffRules;
  path: string;
  again: () => void;
};

function SignOffPanel({ panel, goal, rules, path, again, ...slot }: SignOffPanelProps) {
  const { ask, format } = slot;
  const state = goal.agreement?.state;
  const isOpen = isUnoffered(goal) || state === 'proposed' || state === 'revised';
  if (!isOpen || goal.ended) {
    return (
      <Alert title="There is nothing to sign" variant="info">
        These terms are agreed or decided. Propose a change of the targets, and it can be signed.
      </Alert>
    );
  }
  return (
    <LinkForm
      {...slot}
      panel={panel}
      rules={rules}
      subject={{ goalIds: [goal.id], valueLineIds: [] }}
      drafts={isUnoffered(goal) ? [goal] : []}
      what={`“${goal.title}”`}
      base={{ ask, format, path, version: goal.version, again }}
    >
      <Text>
        The customer reads and signs on a page of its own, by a link that only they should have.
        {rules.parties.includes('executive') && ' One of our executives signs too.'}
      </Text>
      <Terms goal={goal} format={format} />
    </LinkForm>
  );
}
