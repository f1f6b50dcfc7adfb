import type { HealthOverrideRecord } from '@attain/shared/contract/person-input-routes';
import { Divider, Text } from '@hubspot/ui-extensions';

import { ActionForm, type Base } from '../form/ActionForm.tsx';
import { ActionPanel, inside, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { ownFields } from '../form/fields.ts';
import { FormFields } from '../form/FormFields.tsx';
import { Loaded } from '../form/Loaded.tsx';
import { ReasonForm } from '../form/ReasonForm.tsx';
import { useForm } from '../form/useForm.ts';
import type { Slot } from '../slots.ts';
import { heldOn, JUDGEMENT_FIELDS, judgement, judgementFaults } from './health-form.ts';

/** A person's judgement of health, which stands beside the computed score until it expires. */
export function JudgeHealth({ id, label, look, ...slot }: Slot & Trigger & { id: string }) {
  const { ask, format, view } = slot;
  const path = `/api/companies/${slot.companyId}/health-override`;
  return (
    <ActionPanel id={id} label={label} title="Judge the health yourself" look={look}>
      {(panel) => (
        <Loaded<HealthOverrideRecord>
          ask={ask}
          path={path}
          what="the judgement that holds"
          absent={() => <JudgementForm {...{ ...slot, panel, path }} held={null} />}
        >
          {(record, again) => {
            const held = heldOn(record, view.today);
            const base = { ask, format, path, version: record.version, again };
            return (
              <>
                <JudgementForm {...{ ...slot, panel, path, held, base }} />
                {held !== null && <TakeBack {...{ id, panel, base, onDone: slot.onDone }} />}
              </>
            );
          }}
        </Loaded>
      )}
    </ActionPanel>
  );
}

type JudgementFormProps = Slot & {
  panel: PanelControl;
  path: string;
  held: HealthOverrideRecord | null;
  base?: Base;
};

function JudgementForm({ panel, path, held, base, ...slot }: JudgementFormProps) {
  const { ask, view, format, onDone } = slot;
  const form = useForm({
    ask,
    initial: judgement(held, view.today),
    check: (draft) => judgementFaults(draft, view.today),
    fieldOf: ownFields(JUDGEMENT_FIELDS),
    async send({ reason, ...draft }, send) {
      const version = base === undefined ? {} : { version: base.version };
      const body = { ...draft, reason: reason.trim(), ...version };
      await send('judge', { method: 'PUT', path, body });
      return `Your judgement stands beside the score until ${format.date(draft.until ?? view.today)}.`;
    },
    onSent(done) {
      panel.close();
      onDone(done);
    },
  });
  return (
    <ActionForm form={form} label="Save the judgement" close={panel.close} base={base}>
      <Text>
        The computed score stays in sight, and goes on being computed. Your judgement stands beside
        it, with your reason.
      </Text>
      {held !== null && (
        <Text variant="microcopy">
          Holds now: by {held.by}, until {format.date(held.until)}
        </Text>
      )}
      <FormFields form={form} fields={JUDGEMENT_FIELDS} />
    </ActionForm>
  );
}

type TakeBackProps = Pick<Slot, 'onDone'> & { id: string; panel: PanelControl; base: Base };

function TakeBack({ id, panel, base, onDone }: TakeBackProps) {
  return (
    <>
      <Divider />
      <ActionPanel
        id={`${id}-take-back`}
        as="modal"
        label="Take the judgement back"
        look={{ size: 'sm' }}
        title="Take the judgement back"
      >
        {(modal) => (
          <ReasonForm
            {...{ base, panel: inside(modal, panel), onDone }}
            step="/withdrawal"
            says="The computed score stands alone again."
            label="Take it back"
            isDestructive={true}
            hint="Why it does not hold any more."
            done="The judgement is taken back."
          />
        )}
      </ActionPanel>
    </>
  );
}
