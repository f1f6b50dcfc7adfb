import type { EmailDraftsBody } from '@attain/shared/contract/email-draft-routes';
import { Alert, Flex, Input, List, TextArea } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';

import { CopyButton } from '../form/CopyButton.tsx';
import { addresseeOf } from '../form/contact.ts';

type EmailTextProps = {
  draft: EmailDraftsBody['drafts'][number];
  companyId: string;
  contactId: string | null;
};

/** Subject and text, to be copied or opened in HubSpot's own e-mail; what could not be filled is told with what to do. */
export function EmailText({ draft, companyId, contactId }: EmailTextProps) {
  const { subject, body, notes } = draft;
  const context = { initialEmailSubject: subject, initialEmailBody: body };
  return (
    <Flex direction="column" gap="md">
      {notes.length > 0 && (
        <Alert title="Before you send it" variant="warning">
          <List>{[...notes]}</List>
        </Alert>
      )}
      <Input name="subject" label="Subject" value={subject} readOnly={true} />
      <TextArea name="body" label="Text" value={body} rows={16} readOnly={true} />
      <Flex gap="sm" wrap={true}>
        <CrmActionButton
          actionType="SEND_EMAIL"
          actionContext={{ ...addresseeOf(companyId, contactId), ...context }}
          variant="primary"
        >
          Write the e-mail
        </CrmActionButton>
        <CopyButton what="subject" text={subject} />
        <CopyButton what="text" text={body} />
      </Flex>
    </Flex>
  );
}
