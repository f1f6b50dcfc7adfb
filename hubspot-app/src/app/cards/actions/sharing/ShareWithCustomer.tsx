import type { GoalRecord } from '@attain/shared/contract/goal-record';
import type { SignOffLinkView } from '@attain/shared/contract/sign-off-link-routes';
import type { SignOffRules } from '@attain/shared/contract/sign-off-rules-route';
import { Alert, Divider, Flex, Heading, Text } from '@hubspot/ui-extensions';

import { ActionPanel, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { Loaded } from '../form/Loaded.tsx';
import { LinkForm } from '../sign-off/LinkForm.tsx';
import type { Slot } from '../slots.ts';
import { Links } from './Links.tsx';
import { SharedReports } from './SharedReports.tsx';
import { subjectInWords, waitingForCustomer } from './share-subject.ts';

/** The customer's own page: what waits for them by a new link, and the links that are out. */
export function ShareWithCustomer({ id, label, look, ...slot }: Slot & Trigger & { id: string }) {
  const { ask, companyId } = slot;
  const company = `/api/companies/${companyId}`;
  return (
    <ActionPanel id={id} label={label} title="Share with the customer" look={look}>
      {(panel) => (
        <Flex direction="column" gap="md">
          <Loaded<{ goals: readonly GoalRecord[] }>
            ask={ask}
            path={`${company}/goals`}
            what="what waits for the customer"
          >
            {({ goals }) => (
              <Loaded<SignOffRules> ask={ask} path="/api/sign-off-rules" what="who signs">
                {(rules) => <NewLink {...{ ...slot, panel, goals, rules }} />}
              </Loaded>
            )}
          </Loaded>
          <Divider />
          <Heading>Links that were made</Heading>
          <Loaded<{ links: readonly SignOffLinkView[] }>
            ask={ask}
            path={`${company}/sign-off-links`}
            what="the links"
          >
            {({ links }, again) => <Links {...{ ...slot, id, panel, links, again }} />}
          </Loaded>
          <Divider />
          <SharedReports {...{ ...slot, id, panel }} />
        </Flex>
      )}
    </ActionPanel>
  );
}

type NewLinkProps = Slot & {
  panel: PanelControl;
  goals: readonly GoalRecord[];
  rules: SignOffRules;
};

function NewLink({ goals, ...props }: NewLinkProps) {
  const subject = waitingForCustomer(goals, props.view);
  const { goalIds, valueLineIds } = subject;
  const words = subjectInWords({ goals: goalIds.length, lines: valueLineIds.length });
  if (goalIds.length + valueLineIds.length === 0) {
    return (
      <Alert title="Nothing waits for the customer" variant="info">
        Every offered goal is signed, and every value is confirmed. Ask for sign-off beside a goal,
        or add a value line, and it can be shared here.
      </Alert>
    );
  }
  return (
    <LinkForm {...props} subject={subject} drafts={[]} what={words}>
      <Text>
        On a page of its own one contact reads, signs and confirms what waits: {words}. They see
        nothing else: no health score, no task and no note of yours.
      </Text>
    </LinkForm>
  );
}
