import {
  Button,
  Dropdown,
  Modal,
  ModalBody,
  Panel,
  PanelBody,
  PanelSection,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import { Fragment, type ReactNode, useState } from 'react';

/** How the button of a panel looks: small in rows, or an item of a menu. */
export type Trigger = {
  label: string;
  look?: { variant?: 'primary' | 'secondary'; size?: 'xs' | 'sm' | 'md' } | 'menu' | undefined;
};

/** What the content of a panel may ask of it. */
export type PanelControl = {
  close: () => void;
  /** To be called once the panel is closed, however that happens; a later one takes the place of an earlier one. */
  whenClosed: (run: () => void) => void;
};

type ActionPanelProps = Trigger & {
  /** Unique on the page. */
  id: string;
  /** A modal may open from a panel, and is for what is short. */
  as?: 'panel' | 'modal';
  title: string;
  children: (panel: PanelControl) => ReactNode;
};

/**
 * A button that opens a panel or modal. What is in it begins anew with each opening, and is there only while it is open, so that
 * nothing is loaded, and no key of a request made, for what nobody looks at.
 */
export function ActionPanel({
  id,
  title,
  label,
  look = {},
  as = 'panel',
  children,
}: ActionPanelProps) {
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>();
  const [opening, setOpening] = useState({ count: 0, isOpen: false });
  const [afterwards, setAfterwards] = useState<() => void>();
  const closed = () => {
    setOpening(({ count }) => ({ count, isOpen: false }));
    afterwards?.();
  };
  const control: PanelControl = {
    close: () => {
      closeOverlay(id);
      closed();
    },
    whenClosed: (run) => setAfterwards(() => once(run)),
  };
  const content = opening.isOpen && <Fragment key={opening.count}>{children(control)}</Fragment>;
  const overlay =
    as === 'panel' ? (
      <Panel id={id} title={title} width="md" onClose={closed}>
        <PanelBody>
          <PanelSection>{content}</PanelSection>
        </PanelBody>
      </Panel>
    ) : (
      <Modal id={id} title={title} width="sm" onClose={closed}>
        <ModalBody>{content}</ModalBody>
      </Modal>
    );
  const open = () => {
    setAfterwards(undefined);
    setOpening(({ count }) => ({ count: count + 1, isOpen: true }));
  };
  const trigger = { testId: id, onClick: open, overlay };
  if (look === 'menu') return <Dropdown.ButtonItem {...trigger}>{label}</Dropdown.ButtonItem>;
  const { variant = 'secondary', size = 'xs' } = look;
  return (
    <Button variant={variant} size={size} {...trigger}>
      {label}
    </Button>
  );
}

/** For a modal that settles what its panel is about: the panel has nothing left to show, and closes with it. */
export function inside(modal: PanelControl, panel: PanelControl): PanelControl {
  return {
    whenClosed: modal.whenClosed,
    close: () => {
      modal.close();
      panel.close();
    },
  };
}

/** HubSpot tells of a panel that we closed too. */
function once(run: () => void): () => void {
  let hasRun = false;
  return () => {
    if (hasRun) return;
    hasRun = true;
    run();
  };
}
