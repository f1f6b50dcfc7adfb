import type { CSSProperties, ReactNode } from 'react';

type Children = { children?: ReactNode };

const GAP: Readonly<Record<string, string>> = {
  flush: '0',
  xs: '4px',
  'extra-small': '4px',
  sm: '8px',
  small: '8px',
  md: '16px',
  medium: '16px',
  lg: '24px',
  large: '24px',
  xl: '32px',
};

const JUSTIFY: Readonly<Record<string, string>> = {
  start: 'flex-start',
  end: 'flex-end',
  center: 'center',
  around: 'space-around',
  between: 'space-between',
};

type FlexProps = Children & {
  direction?: 'row' | 'column';
  gap?: string;
  justify?: string;
  align?: string;
  wrap?: boolean | 'wrap' | 'nowrap';
};

export function Flex({
  direction = 'row',
  gap = 'flush',
  justify,
  align,
  wrap,
  children,
}: FlexProps) {
  const style: CSSProperties = {
    display: 'flex',
    flexDirection: direction,
    gap: GAP[gap] ?? '0',
    justifyContent: JUSTIFY[justify ?? 'start'],
    alignItems: align ?? (direction === 'row' ? 'center' : 'stretch'),
    flexWrap: wrap === true || wrap === 'wrap' ? 'wrap' : 'nowrap',
  };
  return <div style={style}>{children}</div>;
}

export function Inline(props: FlexProps) {
  return <Flex direction="row" wrap={true} gap="sm" {...props} />;
}

export function Box({ children, flex }: Children & { flex?: string | number }) {
  return <div style={{ flex: flex ?? 'initial' }}>{children}</div>;
}

type AutoGridProps = Children & { columnWidth: number; flexible?: boolean; gap?: string };

export function AutoGrid({ columnWidth, flexible, gap = 'flush', children }: AutoGridProps) {
  const width = flexible ? `minmax(min(${columnWidth}px, 100%), 1fr)` : `${columnWidth}px`;
  return (
    <div
      style={{
        display: 'grid',
        gridTemplateColumns: `repeat(auto-fit, ${width})`,
        gap: GAP[gap] ?? '0',
      }}
    >
      {children}
    </div>
  );
}

export function Tile({
  compact,
  flush,
  children,
}: Children & { compact?: boolean; flush?: boolean }) {
  return (
    <div className={`tile${compact ? ' tile--compact' : ''}${flush ? ' tile--flush' : ''}`}>
      {children}
    </div>
  );
}

export function Divider() {
  return <hr className="divider" />;
}
