import type { GoalRecord } from '@attain/shared/contract/goal-record';
import type { SignOffRules } from '@attain/shared/contract/sign-off-rules-route';
import { Alert } from '@hubspot/ui-extensions';
import { type ReactNode, useState } from 'react';

import { ActionForm, type Base } from '../form/ActionForm.tsx';
import type { PanelControl } from '../form/ActionPanel.tsx';
import { ContactFields } from '../form/ContactFields.tsx';
import { FormFields } from '../form/FormFields.tsx';
import { useForm } from '../form/useForm.ts';
import type { Slot } from '../slots.ts';
import { LINK_FIELDS, linkFaults, linkField, type LinkSubject, newLink } from './link-form.ts';
import { LinkMade } from './LinkMade.tsx';
import { type MadeLink, makeLink } from './make-link.ts';

type LinkFormProps = Slot & {
  panel: PanelControl;
  rules: SignOffRules;
  subject: LinkSubject;
  /** Those of the subject that are drafts, which are offered with the link. */
  drafts: readonly GoalRecord[];
  /** "Faster reporting", in the sentence that says what was done. */
  what: string;
  base?: Base;
  children?: ReactNode;
};

/** Makes a link for one contact of the customer, and shows it until it is sent. */
export function LinkForm(props: LinkFormProps) {
  const { panel, rules, subject, drafts, what, base, children, ...slot } = props;
  const [made, setMade] = useState<MadeLink>();
  const form = useForm({
    ask: slot.ask,
    initial: newLink(rules.linkDays),
    check: linkFaults,
    fieldOf: linkField,
    send: (draft, send) => makeLink(send, slot.companyId, draft, subject, drafts),
    onSent(link) {
      setMade(link);
      // The card draws itself anew, and the link must stay in sight until it is copied.
      panel.whenClosed(() => slot.onDone(`${link.link.contact} has a link to ${what}.`));
    },
  });
  if (made !== undefined) return <Made made={made} slot={slot} close={panel.close} />;
  return (
    <ActionForm form={form} label="Create the link" close={panel.close} base={base}>
      {children}
      <ContactFields
        form={form}
        label="Name"
        hint="They see it on the page, and sign with their own hand."
      />
      <FormFields form={form} fields={LINK_FIELDS} />
    </ActionForm>
  );
}

function Made({ made, slot, close }: { made: MadeLink; slot: Slot; close: () => void }) {
  const { link, url } = made;
  if (url !== null) return <LinkMade {...slot} link={link} url={url} close={close} />;
  return (
    <Alert title="The link is no longer good" variant="warning">
      It was made, and has ended or was taken back since. Open this again to make another one.
    </Alert>
  );
}
