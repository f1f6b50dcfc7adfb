import type { SignOffLinkView } from '@attain/shared/contract/sign-off-link-routes';
import { Alert, Button, Flex, Input, Text, useExtensionActions } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';
import { useState } from 'react';

import type { Slot } from '../slots.ts';
import { invitation } from './invitation.ts';

const CONTACT = '0-1';
const COMPANY = '0-2';

type LinkMadeProps = Pick<Slot, 'companyId' | 'format'> & {
  link: SignOffLinkView;
  url: string;
  close: () => void;
};

/** A link that is good now: to be copied, or sent by an e-mail that is written already. */
export function LinkMade({ companyId, format, link, url, close }: LinkMadeProps) {
  const { subject, body } = invitation(link, url, format);
  const addressee =
    link.contactId === null
      ? { objectTypeId: COMPANY, objectId: Number(companyId) }
      : { objectTypeId: CONTACT, objectId: Number(link.contactId) };
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
        <CopyButton url={url} />
        <Button variant="secondary" onClick={close}>
          Done
        </Button>
      </Flex>
    </Flex>
  );
}

/** A browser may forbid copying; the address can then be copied by hand. */
export function CopyButton({ url, size = 'md' }: { url: string; size?: 'xs' | 'md' }) {
  const { copyTextToClipboard } = useExtensionActions<'crm.record.tab'>();
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const copy = () => {
    copyTextToClipboard(url).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  };
  return (
    <>
      <Button variant="secondary" size={size} onClick={copy}>
        {copied === 'yes' ? 'Copied' : 'Copy link'}
      </Button>
      {copied === 'no' && (
        <Text>The browser does not allow copying: mark the link and copy it.</Text>
      )}
    </>
  );
}
