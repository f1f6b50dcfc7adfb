import type { EscalationRecord } from '@attain/shared/contract/person-input-routes';
import { Flex, Text, Tile } from '@hubspot/ui-extensions';

import { ActionForm } from '../form/ActionForm.tsx';
import { ActionPanel, inside, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { ownFields } from '../form/fields.ts';
import { FormFields } from '../form/FormFields.tsx';
import { Loaded } from '../form/Loaded.tsx';
import { ReasonForm } from '../form/ReasonForm.tsx';
import { useForm } from '../form/useForm.ts';
import type { Slot } from '../slots.ts';
import { causeInWords } from '../words.ts';
import {
  ESCALATION_FIELDS,
  escalationBody,
  escalationFaults,
  newEscalation,
} from './escalation-form.ts';

/** Flags an escalation with its reason, and resolves those that people flagged (A46-A49). */
export function Escalate({ id, label, look, ...slot }: Slot & Trigger & { id: string }) {
  const path = `/api/companies/${slot.companyId}/escalations`;
  return (
    <ActionPanel id={id} label={label} title="Escalations" look={look}>
      {(panel) => (
        <Loaded<{ records: readonly EscalationRecord[] }>
          ask={slot.ask}
          path={path}
          what="the open escalations"
        >
          {({ records }, again) => (
            <Flex direction="column" gap="md">
              {records.map((record) => (
                <OpenEscalation key={record.id} {...{ ...slot, id, panel, record, again, path }} />
              ))}
              <EscalationForm {...slot} panel={panel} path={path} />
            </Flex>
          )}
        </Loaded>
      )}
    </ActionPanel>
  );
}

type OpenEscalationProps = Slot & {
  id: string;
  panel: PanelControl;
  record: EscalationRecord;
  path: string;
  again: () => void;
};

function OpenEscalation({ id, panel, record, path, again, ...slot }: OpenEscalationProps) {
  const { ask, format, onDone } = slot;
  const what = causeInWords(record.cause);
  const base = { ask, format, path: `${path}/${record.id}`, version: record.version, again };
  return (
    <Tile compact={true}>
      <Flex justify="between" align="center" gap="sm">
        <Flex direction="column" gap="flush">
          <Text format={{ fontWeight: 'bold' }}>{what}</Text>
          <Text>{record.reason}</Text>
          <Text variant="microcopy">
            Flagged by {record.recordedBy}, since {format.moment(record.since)}
          </Text>
        </Flex>
        <ActionPanel
          id={`${id}-resolve-${record.id}`}
          as="modal"
          label="Resolve"
          title="Resolve the escalation"
        >
          {(modal) => (
            <ReasonForm
              {...{ base, panel: inside(modal, panel), onDone }}
              step="/resolution"
              says={`${what}: its task is closed with a note, unless tickets tell the same.`}
              label="Resolve"
              isRequired={true}
              hint="What settled it."
              done={`Resolved: ${what}.`}
            />
          )}
        </ActionPanel>
      </Flex>
    </Tile>
  );
}

type EscalationFormProps = Slot & { panel: PanelControl; path: string };

function EscalationForm({ panel, path, view, ask, onDone }: EscalationFormProps) {
  const form = useForm<ReturnType<typeof newEscalation>, void>({
    ask,
    initial: newEscalation(view.today),
    check: (draft) => escalationFaults(draft, view.today),
    fieldOf: ownFields(ESCALATION_FIELDS),
    async send(draft, send) {
      await send('raise', { method: 'POST', path, body: escalationBody(draft) });
    },
    onSent() {
      panel.close();
      onDone('The escalation is flagged. Who has to act gets a task.');
    },
  });
  return (
    <ActionForm form={form} label="Flag the escalation" close={panel.close}>
      <FormFields form={form} fields={ESCALATION_FIELDS} />
    </ActionForm>
  );
}
