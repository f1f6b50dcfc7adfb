import type { SignOffRules } from '@attain/shared/contract/sign-off-rules-route';
import { Alert } from '@hubspot/ui-extensions';

import { type AboutGoal, type GoalAction, GoalPanel } from '../form/GoalPanel.tsx';
import { Loaded } from '../form/Loaded.tsx';
import { SignatureForm } from './SignatureForm.tsx';
import { isSignedForUs, versionToSign } from './waiting.ts';

/** Signs for us, where the reader is one of the executives that the configuration names (V29). */
export function SignForUs(props: GoalAction) {
  return (
    <GoalPanel {...props} title="Sign for us">
      {(about) => (
        <Loaded<SignOffRules> ask={about.ask} path="/api/sign-off-rules" what="who signs">
          {({ mayCallerSign }) =>
            mayCallerSign ? (
              <SignPanel {...about} />
            ) : (
              <Alert title="Only our executives sign" variant="info">
                You are none of those that your administrator named. Ask one of them to open this
                record and sign.
              </Alert>
            )
          }
        </Loaded>
      )}
    </GoalPanel>
  );
}

function SignPanel(props: AboutGoal) {
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
