import type { SignOffRules } from '@attain/shared/contract/sign-off-rules-route';
import { Text } from '@hubspot/ui-extensions';

import { ActionPanel, type Trigger } from '../form/ActionPanel.tsx';
import { Loaded } from '../form/Loaded.tsx';
import { LinkForm } from '../sign-off/LinkForm.tsx';
import type { ValueLineSlot } from '../slots.ts';

/** Lets the customer confirm a line by themselves, on a page behind their own link. */
export function AskToConfirm({
  id,
  label,
  look,
  line,
  ...slot
}: ValueLineSlot & Trigger & { id: string }) {
  return (
    <ActionPanel id={id} label={label} title="Ask the customer to confirm" look={look}>
      {(panel) => (
        <Loaded<SignOffRules> ask={slot.ask} path="/api/sign-off-rules" what="who confirms">
          {(rules) => (
            <LinkForm
              {...{ ...slot, panel, rules }}
              subject={{ goalIds: [], valueLineIds: [line.id] }}
              drafts={[]}
              what={`“${line.description}”`}
            >
              <Text format={{ fontWeight: 'bold' }}>{line.description}</Text>
              <Text>
                The customer sees how it was calculated, and confirms or corrects the amount.
              </Text>
            </LinkForm>
          )}
        </Loaded>
      )}
    </ActionPanel>
  );
}
