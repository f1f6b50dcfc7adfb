import type { EmailDraftsBody } from '@attain/shared/contract/email-draft-routes';
import { Flex, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import { ActionPanel, type Trigger } from '../form/ActionPanel.tsx';
import { FieldInput } from '../form/FieldInput.tsx';
import { Loaded } from '../form/Loaded.tsx';
import type { AccountSlot, Slot } from '../slots.ts';
import { ContactChoice, NOBODY_GREETED } from './ContactChoice.tsx';
import { EmailText } from './EmailText.tsx';
import { draftsPath, EMAILS, type EmailKind, fittingEmail } from './email-kinds.ts';

/** An e-mail to the customer, filled from the record, for a person to read, change and send (A64-A66). */
export function DraftEmail({ id, label, look, ...slot }: AccountSlot & Trigger & { id: string }) {
  return (
    <ActionPanel id={id} label={label} title={label} look={look}>
      {() => <Draft {...slot} />}
    </ActionPanel>
  );
}

function Draft({ ask, companyId, view }: Slot) {
  const [kind, setKind] = useState<EmailKind>(() => fittingEmail(view));
  const [greeted, setGreeted] = useState(NOBODY_GREETED);
  return (
    <Flex direction="column" gap="md">
      <Text>Filled from the record. Nothing is sent until you send it.</Text>
      <FieldInput
        field={{ as: 'choice', name: 'kind', label: 'E-mail', options: EMAILS }}
        path="kind"
        value={kind}
        fault={undefined}
        onChange={(choice) => setKind(choice as EmailKind)}
      />
      <ContactChoice greeted={greeted} onChange={setGreeted} />
      <Loaded<EmailDraftsBody>
        ask={ask}
        path={draftsPath(companyId, greeted.firstName)}
        what="the draft"
      >
        {({ drafts }) => {
          const draft = drafts.find((each) => each.kind === kind);
          if (draft === undefined) return <Text>Attain does not write this e-mail yet.</Text>;
          return <EmailText key={kind} {...{ draft, companyId }} contactId={greeted.id} />;
        }}
      </Loaded>
    </Flex>
  );
}
