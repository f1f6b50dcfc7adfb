import { type ReactNode, useState } from 'react';

type Children = { children?: ReactNode };
type ButtonProps = Children & {
  variant?: string;
  size?: string;
  disabled?: boolean;
  onClick?: (event: object, reactions: object) => void;
};

export function Button({
  variant = 'secondary',
  size = 'md',
  disabled,
  onClick,
  children,
}: ButtonProps) {
  return (
    <button
      className={`button button--${variant} button--${size}`}
      disabled={disabled}
      onClick={() => onClick?.({}, {})}
    >
      {children}
    </button>
  );
}

type AccordionProps = Children & {
  title: string;
  open?: boolean;
  defaultOpen?: boolean;
  onClick?: () => void;
};

export function Accordion({ title, open, defaultOpen = false, onClick, children }: AccordionProps) {
  const [isOpen, setOpen] = useState(defaultOpen);
  const shown = open ?? isOpen;
  return (
    <section className="accordion">
      <button
        className="accordion__title"
        aria-expanded={shown}
        onClick={() => {
          setOpen(!shown);
          onClick?.();
        }}
      >
        {title}
      </button>
      {shown && <div className="accordion__body">{children}</div>}
    </section>
  );
}
