import type { ReportLinksView, ReportLinkView } from '@attain/shared/contract/report-link-routes';
import type { SignOffLinkView } from '@attain/shared/contract/sign-off-link-routes';
import { Alert, Button, Flex, Input, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import { ActionForm } from '../form/ActionForm.tsx';
import { CopyButton } from '../form/CopyButton.tsx';
import type { PanelControl } from '../form/ActionPanel.tsx';
import { ownFields } from '../form/fields.ts';
import { FormFields } from '../form/FormFields.tsx';
import { Loaded } from '../form/Loaded.tsx';
import { useForm } from '../form/useForm.ts';
import { REPORT_KIND } from '../../words/told.ts';
import type { Slot } from '../slots.ts';
import { reportBody, type ReportDraft, reportFaults, reportFields } from './report-form.ts';

type ReportFormProps = Slot & {
  panel: PanelControl;
  modal: PanelControl;
  shared: ReportsShared;
  again: () => void;
  path: string;
};
type ReportsShared = Pick<ReportLinksView, 'linkDays' | 'longestDays'>;

/** Shares a report, and shows its link until it is sent. */
export function ReportForm(props: ReportFormProps) {
  return (
    <Loaded<{ links: readonly SignOffLinkView[] }>
      ask={props.ask}
      path={`/api/companies/${props.companyId}/sign-off-links`}
      what="links"
    >
      {({ links }) => <Fields {...props} pages={links.filter(({ url }) => url !== null)} />}
    </Loaded>
  );
}

function Fields(props: ReportFormProps & { pages: readonly SignOffLinkView[] }) {
  const { ask, view, format, panel, modal, shared, again, path, pages, onDone } = props;
  const [made, setMade] = useState<ReportLinkView>();
  const fields = reportFields(pages.map(({ id, contact }) => ({ value: id, label: contact })));
  const form = useForm<ReportDraft, ReportLinkView>({
    ask,
    initial: {
      ...{ kind: 'outcome', asOf: null, withCode: 'no', signOffLinkId: '' },
      expiresInDays: shared.linkDays,
    },
    check: (draft) => reportFaults(draft, view.today),
    fieldOf: ownFields(fields),
    send: (draft, send) => send('share', { method: 'POST', path, body: reportBody(draft) }),
    onSent(link) {
      setMade(link);
      modal.whenClosed(again);
      panel.whenClosed(() => onDone(`${REPORT_KIND[link.kind]} is shared.`));
    },
  });
  if (made !== undefined) return <Shared {...{ made, format, close: modal.close }} />;
  return (
    <ActionForm form={form} label="Share" close={modal.close}>
      <Text>
        The customer reads it as it is now, without what is internal. A draft cannot be shared.
      </Text>
      <FormFields form={form} fields={fields} />
    </ActionForm>
  );
}

type SharedProps = Pick<Slot, 'format'> & { made: ReportLinkView; close: () => void };

function Shared({ made: { url, code, expiresAt }, format, close }: SharedProps) {
  if (url === null) {
    return (
      <Alert title="It was shared" variant="warning">
        Its link was shown once and is kept nowhere: take it back, and share the report again.
      </Alert>
    );
  }
  return (
    <Flex direction="column" gap="md">
      <Alert title="The report is shared" variant="success">
        Copy it now: it is shown once. It is good until {format.moment(expiresAt)}.
      </Alert>
      <Input name="url" label="Link" value={url} readOnly={true} />
      {code !== null && (
        <Input
          name="code"
          label="Code"
          value={code}
          readOnly={true}
          description="Send it another way than the link, by phone or chat. It is good once."
        />
      )}
      <Flex gap="sm">
        <CopyButton what="link" text={url} />
        <Button variant="secondary" onClick={close}>
          Done
        </Button>
      </Flex>
    </Flex>
  );
}
