import type { IssuedReportBody } from '@attain/shared/contract/issued-report-routes';
import type { ReportKind } from '@attain/shared/reports/report';
import { Alert, Button, Divider, Flex, Heading, Link, List, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import { ActionForm } from '../form/ActionForm.tsx';
import { ActionPanel, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { Loaded } from '../form/Loaded.tsx';
import { useForm } from '../form/useForm.ts';
import { REPORT_KIND } from '../../words/told.ts';
import type { Slot } from '../slots.ts';

type MakeReportProps = Slot & { kind: ReportKind };

/** Makes a report and puts it on the record: PDF and slides at a note. */
export function MakeReport({
  id,
  label,
  look,
  ...props
}: MakeReportProps & Trigger & { id: string }) {
  return (
    <ActionPanel id={id} label={label} title={label} look={look}>
      {(panel) => <Reports {...props} panel={panel} />}
    </ActionPanel>
  );
}

function Reports({ kind, panel, ...slot }: MakeReportProps & { panel: PanelControl }) {
  const { ask, format, companyId, onDone } = slot;
  const path = `/api/companies/${companyId}/reports`;
  const [made, setMade] = useState<IssuedReportBody>();
  const form = useForm<object, IssuedReportBody>({
    ask,
    initial: {},
    check: () => ({}),
    fieldOf: () => null,
    send: (_draft, send) => send('report', { method: 'POST', path, body: { kind } }),
    onSent(report) {
      setMade(report);
      panel.whenClosed(() => onDone(`${REPORT_KIND[kind]} is made.`));
    },
  });
  return (
    <Flex direction="column" gap="md">
      {made === undefined ? (
        <ActionForm form={form} label="Make the report" close={panel.close}>
          <Text>
            {REPORT_KIND[kind]} of the latest figures: a PDF and slides, attached to a note on this
            record and its renewal deals, in place of the last one.
          </Text>
        </ActionForm>
      ) : (
        <Alert title={`${REPORT_KIND[kind]} is made`} variant="success">
          It is on the record within seconds.
        </Alert>
      )}
      <Divider />
      <Loaded<{ reports: readonly IssuedReportBody[] }>
        key={made?.id}
        ask={ask}
        path={path}
        what="reports"
      >
        {({ reports }, again) => (
          <Flex direction="column" gap="sm">
            <Heading>Latest reports</Heading>
            {reports.length === 0 && <Text>None was made yet.</Text>}
            {reports.slice(0, SHOWN).map((report) => (
              <Made key={report.id} {...{ report, format }} />
            ))}
            <Flex>
              <Button variant="secondary" size="xs" onClick={again}>
                Look again
              </Button>
            </Flex>
          </Flex>
        )}
      </Loaded>
    </Flex>
  );
}

const SHOWN = 5;

const STATES: Readonly<Record<IssuedReportBody['state'], string>> = {
  waiting: 'On its way to the record',
  on_record: 'On the record',
  replaced: 'Replaced by a newer one',
  refused: 'Not on the record',
};

function Made({ report, format }: { report: IssuedReportBody; format: Slot['format'] }) {
  const { kind, day, state, url, notice, draft } = report;
  const title = `${REPORT_KIND[kind]}, ${format.date(day)}`;
  return (
    <Flex direction="column" gap="flush">
      {url === null ? <Text>{title}</Text> : <Link href={url}>{title}</Link>}
      <Text variant="microcopy">
        {notice === null ? STATES[state] : `${STATES[state]}: ${notice}`}
      </Text>
      {draft.length > 0 && (
        <>
          <Text variant="microcopy">A draft, not for the customer yet:</Text>
          <List>{draft.map(({ text }) => text)}</List>
        </>
      )}
    </Flex>
  );
}
