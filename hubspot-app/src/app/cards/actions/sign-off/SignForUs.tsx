import type { GoalRecord } from '@attain/shared/contract/goal-record';
import type { SignOffRules } from '@attain/shared/contract/sign-off-rules-route';
import { Alert } from '@hubspot/ui-extensions';

import { ActionPanel, type Trigger } from '../form/ActionPanel.tsx';
import { Loaded } from '../form/Loaded.tsx';
import type { Slot } from '../slots.ts';
import { SignatureForm, type SignatureFormProps } from './SignatureForm.tsx';
import { isSignedForUs, versionToSign } from './waiting.ts';

/** Signs for us, where the reader is one of the executives that the configuration names (V29). */
export function SignForUs(props: Slot & Trigger & { id: string; goalId: string }) {
  const { id, label, look, goalId, ...slot } = props;
  const path = `/api/companies/${slot.companyId}/goals/${goalId}`;
  return (
    <ActionPanel
      id={id}
      label={label}
      title="Sign for us"
      {...(look === undefined ? {} : { look })}
    >
      {(panel) => (
        <Loaded<SignOffRules> ask={slot.ask} path="/api/sign-off-rules" what="who signs">
          {({ mayCallerSign }) =>
            mayCallerSign ? (
              <Loaded<GoalRecord> ask={slot.ask} path={path} what="the goal">
                {(goal, again) => <SignPanel {...{ ...slot, panel, goal, path, again }} />}
              </Loaded>
            ) : (
              <Alert title="Only our executives sign" variant="info">
                You are none of those that your administrator named. Ask one of them to open this
                record and sign.
              </Alert>
            )
          }
        </Loaded>
      )}
    </ActionPanel>
  );
}

type SignPanelProps = Omit<SignatureFormProps, 'termsVersion'>;

function SignPanel(props: SignPanelProps) {
  const { goal } = props;
  const termsVersion = versionToSign(goal);
  if (termsVersion === null || isSignedForUs(goal)) {
    return (
      <Alert title="There is nothing for us to sign" variant="info">
        {termsVersion === null
          ? 'Nothing was offered to the customer yet, or it is signed by all.'
          : 'It is signed for us already. The customer’s signature is missing.'}
      </Alert>
    );
  }
  return <SignatureForm {...props} termsVersion={termsVersion} />;
}
