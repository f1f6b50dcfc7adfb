import type { SignOffLinkView } from '@attain/shared/contract/sign-off-link-routes';
import { Alert, Button, Flex, Input } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';

import { addresseeOf } from '../form/contact.ts';
import { CopyButton } from '../form/CopyButton.tsx';
import type { Slot } from '../slots.ts';
import { invitation } from './invitation.ts';

type LinkMadeProps = Pick<Slot, 'companyId' | 'format'> & {
  link: SignOffLinkView;
  url: string;
  close: () => void;
};

/** A link that is good now: to be copied, or sent by an e-mail that is written already. */
export function LinkMade({ companyId, format, link, url, close }: LinkMadeProps) {
  const { subject, body } = invitation(link, url, format);
  const addressee = addresseeOf(companyId, link.contactId);
  return (
    <Flex direction="column" gap="md">
      <Alert title={`The link for ${link.contact} is ready`} variant="success">
        Whoever has it can sign: send it to {link.contact} alone. It is good until{' '}
        {format.moment(link.expiresAt)}.
      </Alert>
      <Input name="url" label="Link" value={url} readOnly={true} />
      <Flex gap="sm">
        <CrmActionButton
          actionType="SEND_EMAIL"
          actionContext={{ ...addressee, initialEmailSubject: subject, initialEmailBody: body }}
          variant="primary"
        >
          Write the e-mail
        </CrmActionButton>
        <CopyButton what="link" text={url} />
        <Button variant="secondary" onClick={close}>
          Done
        </Button>
      </Flex>
    </Flex>
  );
}
