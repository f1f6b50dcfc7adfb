import type { ReactNode } from 'react';

type Children = { children?: ReactNode };

type TextProps = Children & {
  variant?: 'bodytext' | 'microcopy';
  inline?: boolean;
  format?: { fontWeight?: string; italic?: boolean };
};

const WEIGHT: Readonly<Record<string, number>> = { regular: 400, demibold: 600, bold: 700 };

export function Text({ variant = 'bodytext', inline, format, children }: TextProps) {
  const Element = inline ? 'span' : 'div';
  return (
    <Element
      className={`text text--${variant}`}
      style={{
        fontWeight: WEIGHT[format?.fontWeight ?? ''],
        fontStyle: format?.italic ? 'italic' : undefined,
      }}
    >
      {children}
    </Element>
  );
}

export function Heading({ inline, children }: Children & { inline?: boolean }) {
  return inline ? (
    <span className="heading">{children}</span>
  ) : (
    <h2 className="heading">{children}</h2>
  );
}

type StatusTagProps = Children & { variant?: string; hollow?: boolean };

export function StatusTag({ variant = 'default', hollow, children }: StatusTagProps) {
  return (
    <span className={`status-tag status-tag--${variant}${hollow ? ' status-tag--hollow' : ''}`}>
      {children}
    </span>
  );
}

export function Tag({ variant = 'default', children }: Children & { variant?: string }) {
  return <span className={`tag tag--${variant}`}>{children}</span>;
}

export function DescriptionList({
  direction = 'column',
  children,
}: Children & { direction?: 'row' | 'column' }) {
  return <dl className={`description-list description-list--${direction}`}>{children}</dl>;
}

export function DescriptionListItem({ label, children }: Children & { label: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
