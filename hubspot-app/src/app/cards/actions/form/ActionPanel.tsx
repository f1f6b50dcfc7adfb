import { Button, Panel, PanelBody, PanelSection, useExtensionActions } from '@hubspot/ui-extensions';
import { type ReactNode, useState } from 'react';

export type ButtonLook = {
  label: string;
  variant?: 'primary' | 'secondary' | 'transparent';
  size?: 'xs' | 'sm' | 'md';
};

type ActionPanelProps = ButtonLook & {
  /** Unique on the page. */
  id: string;
  title: string;
  children: (close: () => void) => ReactNode;
};

/**
 * A button that opens a panel. What is in the panel begins anew with each opening, and is there only while it is open, so that
 * nothing is loaded, and no key of a request made, for what nobody looks at.
 */
export function ActionPanel(props: ActionPanelProps) {
  const { id, title, label, variant = 'secondary', size = 'xs', children } = props;
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>();
  const [opening, setOpening] = useState({ count: 0, isOpen: false });
  const close = () => closeOverlay(id);
  return (
    <Button
      testId={id}
      variant={variant}
      size={size}
      onClick={() => setOpening(({ count }) => ({ count: count + 1, isOpen: true }))}
      overlay={
        <Panel
          id={id}
          title={title}
          width="md"
          onClose={() => setOpening(({ count }) => ({ count, isOpen: false }))}
        >
          <PanelBody>
            <PanelSection key={opening.count}>{opening.isOpen && children(close)}</PanelSection>
          </PanelBody>
        </Panel>
      }
    >
      {label}
    </Button>
  );
}
