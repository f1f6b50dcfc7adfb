import type { ReactNode } from 'react';

type Children = { children?: ReactNode };
type CellProps = Children & { align?: 'left' | 'center' | 'right'; colSpan?: number };

export function Table({ density, children }: Children & { density?: string }) {
  return (
    <div className="scroll-x">
      <table className={`table table--${density ?? 'default'}`}>{children}</table>
    </div>
  );
}

export function TableHead({ children }: Children) {
  return <thead>{children}</thead>;
}

export function TableBody({ children }: Children) {
  return <tbody>{children}</tbody>;
}

export function TableFooter({ children }: Children) {
  return <tfoot>{children}</tfoot>;
}

export function TableRow({ children }: Children) {
  return <tr>{children}</tr>;
}

export function TableHeader({ align, children }: CellProps) {
  return (
    <th scope="col" style={{ textAlign: align }}>
      {children}
    </th>
  );
}

export function TableCell({ align, colSpan, children }: CellProps) {
  return (
    <td colSpan={colSpan} style={{ textAlign: align }}>
      {children}
    </td>
  );
}
