import type { SignOffRules } from '@attain/shared/contract/sign-off-rules-route';
import { Alert, Flex, Text } from '@hubspot/ui-extensions';

import { type AboutGoal, type GoalAction, GoalPanel } from '../form/GoalPanel.tsx';
import { Loaded } from '../form/Loaded.tsx';
import { LinkForm } from './LinkForm.tsx';
import { isUnoffered } from './make-link.ts';
import { CreateTask } from '../tasks/CreateTask.tsx';
import { SignatureForm } from './SignatureForm.tsx';
import { Terms } from './Terms.tsx';
import { isSignedByCustomer, isSignedForUs, versionToSign } from './waiting.ts';

/** Asks the customer to sign a goal, or the revision of one: offers it and makes their link. */
export function RequestSignOff(props: GoalAction) {
  return (
    <GoalPanel {...props} title="Ask for sign-off">
      {(about) => (
        <Loaded<SignOffRules> ask={about.ask} path="/api/sign-off-rules" what="who signs">
          {(rules) => <SignOffPanel {...about} rules={rules} />}
        </Loaded>
      )}
    </GoalPanel>
  );
}

type SignOffPanelProps = AboutGoal & { rules: SignOffRules };

function SignOffPanel(props: SignOffPanelProps) {
  const { goal, rules, base, ...slot } = props;
  const state = goal.agreement?.state;
  const isOpen = isUnoffered(goal) || state === 'proposed' || state === 'revised';
  if (!isOpen || goal.ended) {
    return (
      <Alert title="There is nothing to sign" variant="info">
        These terms are agreed or decided. Propose a change of the targets, and it can be signed.
      </Alert>
    );
  }
  if (isSignedByCustomer(goal)) {
    return <OurSignature {...props} />;
  }
  return (
    <LinkForm
      {...slot}
      rules={rules}
      subject={{ goalIds: [goal.id], valueLineIds: [] }}
      drafts={isUnoffered(goal) ? [goal] : []}
      what={`“${goal.title}”`}
      base={base}
    >
      <Text>
        The customer reads and signs on a page of its own, by a link that only they should have.
        {rules.parties.includes('executive') &&
          (isSignedForUs(goal)
            ? ' We have signed it already.'
            : ' One of our executives signs too.')}
      </Text>
      <Terms goal={goal} format={slot.format} />
    </LinkForm>
  );
}

/** Who may sign does so at once; everybody else has a task written for who does. */
function OurSignature(props: SignOffPanelProps) {
  const { goal, rules, ...slot } = props;
  const termsVersion = versionToSign(goal);
  if (rules.mayCallerSign && termsVersion !== null) {
    return <SignatureForm {...slot} goal={goal} termsVersion={termsVersion} />;
  }
  return (
    <Flex direction="column" gap="md">
      <Alert title="Only our own signature is missing" variant="info">
        The customer has signed. One of our executives, whom your administrator named, opens this
        record and presses “Sign for us” beside the goal.
      </Alert>
      <Flex>
        <CreateTask
          {...slot}
          as="modal"
          id={`sign-task-${goal.id}`}
          label="Create a task for it"
          look={{ size: 'md', variant: 'primary' }}
          proposal={{
            text: `sign “${goal.title}”`,
            reason: 'The customer has signed it. Open the record, and press “Sign for us”.',
            dueOn: null,
          }}
        />
      </Flex>
    </Flex>
  );
}
