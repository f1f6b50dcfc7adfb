import {
  createContext,
  type MouseEvent,
  type ReactNode,
  useContext,
  useEffect,
  useState,
} from 'react';

import { useOverlay } from './overlay.tsx';

type Children = { children?: ReactNode };
type OnClick = (event: object, reactions: object) => void;

export type ButtonProps = Children & {
  variant?: string;
  size?: string;
  type?: 'button' | 'submit' | 'reset';
  disabled?: boolean;
  overlay?: ReactNode;
  onClick?: OnClick;
  'aria-label'?: string;
  testId?: string;
};

export function Button({
  variant = 'secondary',
  size = 'md',
  type = 'button',
  disabled,
  overlay,
  onClick,
  children,
  testId,
  ...rest
}: ButtonProps) {
  const { show, drawn } = useOverlay(overlay);
  return (
    <>
      <button
        className={`button button--${variant} button--${size}`}
        type={type}
        disabled={disabled}
        aria-label={rest['aria-label']}
        data-testid={testId}
        onClick={() => {
          onClick?.({}, {});
          show();
        }}
      >
        {children}
      </button>
      {drawn}
    </>
  );
}

export function LoadingButton({
  loading,
  children,
  ...props
}: ButtonProps & { loading?: boolean }) {
  return (
    <Button {...props} disabled={props.disabled === true || loading === true}>
      {loading === true && (
        <span className="spinner__wheel spinner__wheel--small" aria-hidden="true" />
      )}
      {children}
    </Button>
  );
}

type LinkProps = Children & {
  href?: string | { url: string; external?: boolean };
  overlay?: ReactNode;
  preventDefault?: boolean;
  onClick?: OnClick;
};

export function Link({ href, overlay, preventDefault, onClick, children }: LinkProps) {
  const { show, drawn } = useOverlay(overlay);
  const url = typeof href === 'string' ? href : href?.url;
  const isExternal = typeof href === 'object' && href.external === true;
  return (
    <>
      <a
        href={url ?? '#'}
        {...(isExternal ? { target: '_blank', rel: 'noreferrer' } : {})}
        onClick={(event: MouseEvent) => {
          if (preventDefault === true || url === undefined || overlay !== undefined)
            event.preventDefault();
          onClick?.({}, {});
          show();
        }}
      >
        {children}
      </a>
      {drawn}
    </>
  );
}

export function ButtonRow({ children }: Children) {
  return <div className="button-row">{children}</div>;
}

const CloseMenu = createContext<() => void>(() => {});

type DropdownProps = Children & {
  buttonText?: string;
  variant?: string;
  buttonSize?: string;
  disabled?: boolean;
  options?: { label: string; onClick?: () => void }[];
};

export function Dropdown({
  buttonText,
  variant = 'secondary',
  buttonSize = 'md',
  disabled,
  options,
  children,
}: DropdownProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    // The click that opened it is still on its way up to here.
    const openedAt = performance.now();
    const close = ({ timeStamp }: Event) => {
      if (timeStamp > openedAt) setOpen(false);
    };
    addEventListener('click', close);
    return () => removeEventListener('click', close);
  }, [isOpen]);
  return (
    <span className="dropdown">
      <button
        className={`button button--${variant} button--${buttonSize}`}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {buttonText} ▾
      </button>
      <CloseMenu.Provider value={() => setOpen(false)}>
        <span className="dropdown__menu" role="menu" hidden={!isOpen}>
          {options?.map(({ label, onClick }) => (
            <button
              key={label}
              role="menuitem"
              className="dropdown__item"
              onClick={() => onClick?.()}
            >
              {label}
            </button>
          ))}
          {children}
        </span>
      </CloseMenu.Provider>
    </span>
  );
}

/** Its overlay outlives the menu, which closes under it. */
export function DropdownButtonItem({ overlay, onClick, children }: ButtonProps) {
  const { show, drawn } = useOverlay(overlay);
  const closeMenu = useContext(CloseMenu);
  return (
    <>
      <button
        role="menuitem"
        className="dropdown__item"
        onClick={() => {
          onClick?.({}, {});
          show();
          closeMenu();
        }}
      >
        {children}
      </button>
      {drawn}
    </>
  );
}

/** What HubSpot itself does, named on the button: here it is told, not done. */
export function CrmActionButton({
  actionType,
  variant,
  size,
  disabled,
  children,
}: ButtonProps & { actionType?: string; actionContext?: unknown }) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button
        variant={variant ?? 'secondary'}
        size={size ?? 'md'}
        disabled={disabled === true}
        onClick={() => setAsked(true)}
      >
        {children}
      </Button>
      {asked && (
        <p className="notice notice--info" role="status">
          HubSpot opens here: {actionType}
        </p>
      )}
    </>
  );
}
