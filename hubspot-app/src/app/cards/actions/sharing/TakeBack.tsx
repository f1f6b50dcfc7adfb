import { Text } from '@hubspot/ui-extensions';

import { ActionForm } from '../form/ActionForm.tsx';
import { ActionPanel, type PanelControl } from '../form/ActionPanel.tsx';
import { useForm } from '../form/useForm.ts';
import type { Slot } from '../slots.ts';

type TakeBackProps = Pick<Slot, 'ask' | 'onDone'> & {
  id: string;
  /** Where it is asked for. */
  path: string;
  /** What becomes of it. */
  says: string;
  /** Said once it is done. */
  done: string;
  panel: PanelControl;
  again: () => void;
};

/** Makes a link invalid that is out. */
export function TakeBack({ id, ...props }: TakeBackProps) {
  return (
    <ActionPanel id={id} as="modal" label="Take back" title="Take the link back">
      {(modal) => <TakeBackForm {...props} modal={modal} />}
    </ActionPanel>
  );
}

function TakeBackForm({ modal, ...props }: Omit<TakeBackProps, 'id'> & { modal: PanelControl }) {
  const { ask, path, says, done, panel, again, onDone } = props;
  const form = useForm<object, void>({
    ask,
    initial: {},
    check: () => ({}),
    fieldOf: () => null,
    async send(_draft, send) {
      await send('revoke', { method: 'POST', path, body: {} });
    },
    onSent() {
      modal.close();
      panel.whenClosed(() => onDone(done));
      again();
    },
  });
  return (
    <ActionForm form={form} label="Take it back" close={modal.close} isDestructive={true}>
      <Text>{says}</Text>
    </ActionForm>
  );
}
