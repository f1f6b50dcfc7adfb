import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

import { overlayOpened } from '../overlays.ts';

type Children = { children?: ReactNode };

const Close = createContext<() => void>(() => {});

/**
 * What opens a panel or modal: the overlay is drawn only while it is open, as in HubSpot.
 *
 * @returns what a click does, and the overlay to draw beside the button.
 */
export function useOverlay(overlay: ReactNode): { show: () => void; drawn: ReactNode } {
  const [isOpen, setOpen] = useState(false);
  return {
    show: () => {
      if (overlay !== undefined) setOpen(true);
    },
    // Beside the page, so that it is seen where the button that opened it is hidden by then, as in a menu.
    drawn: isOpen
      ? createPortal(
          <Close.Provider value={() => setOpen(false)}>{overlay}</Close.Provider>,
          document.body,
        )
      : null,
  };
}

type OverlayProps = Children & {
  id: string;
  title?: string;
  width?: string;
  'aria-label'?: string;
  onOpen?: () => void;
  onClose?: () => void;
};

/** Opened and closed once each, whatever is drawn again in between; Escape closes it. */
function useLifecycle(id: string, onOpen?: () => void, onClose?: () => void): () => void {
  const close = useContext(Close);
  const callbacks = useRef({ close, onClose });
  callbacks.current = { close, onClose };
  const leave = useRef(() => {
    callbacks.current.close();
    callbacks.current.onClose?.();
  });
  useEffect(() => {
    onOpen?.();
    const forget = overlayOpened(id, leave.current);
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') leave.current();
    };
    addEventListener('keydown', onKey);
    return () => {
      forget();
      removeEventListener('keydown', onKey);
    };
  }, [id]);
  return leave.current;
}

function overlay(kind: 'panel' | 'modal') {
  return function Overlay({
    id,
    title,
    width = 'md',
    onOpen,
    onClose,
    children,
    ...rest
  }: OverlayProps) {
    const close = useLifecycle(id, onOpen, onClose);
    return (
      <div className={`overlay overlay--${kind}`} onClick={(event) => event.stopPropagation()}>
        <div
          className={`overlay__box overlay__box--${width}`}
          role="dialog"
          aria-modal="true"
          aria-label={rest['aria-label'] ?? title}
        >
          <header className="overlay__head">
            <h2 className="heading">{title}</h2>
            <button className="overlay__close" aria-label="Close" onClick={close}>
              ×
            </button>
          </header>
          <div className="overlay__content">{children}</div>
        </div>
      </div>
    );
  };
}

export const Panel = overlay('panel');
export const Modal = overlay('modal');

export function OverlayBody({ children }: Children) {
  return <div className="overlay__body">{children}</div>;
}

export function OverlayFooter({ children }: Children) {
  return <footer className="overlay__footer">{children}</footer>;
}

export function PanelSection({ children }: Children) {
  return <section className="overlay__section">{children}</section>;
}
