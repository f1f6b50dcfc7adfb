import type { ReactNode } from 'react';

type Children = { children?: ReactNode };
type CellProps = Children & { align?: 'left' | 'center' | 'right'; colSpan?: number };

type TableProps = Children & {
  density?: string;
  paginated?: boolean;
  page?: number;
  pageCount?: number;
  onPageChange?: (page: number) => void;
};

export function Table({
  density,
  paginated,
  page = 1,
  pageCount = 1,
  onPageChange,
  children,
}: TableProps) {
  return (
    <div className="scroll-x">
      <table className={`table table--${density ?? 'default'}`}>{children}</table>
      {paginated === true && (
        <nav className="table__pages" aria-label="Pages">
          <button
            className="button button--secondary button--sm"
            disabled={page <= 1}
            onClick={() => onPageChange?.(page - 1)}
          >
            Prev
          </button>
          <span>
            Page {page} of {pageCount}
          </span>
          <button
            className="button button--secondary button--sm"
            disabled={page >= pageCount}
            onClick={() => onPageChange?.(page + 1)}
          >
            Next
          </button>
        </nav>
      )}
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

type SortDirection = 'ascending' | 'descending' | 'none' | 'never';
type HeaderProps = CellProps & {
  sortDirection?: SortDirection;
  onSortChange?: (value: SortDirection) => void;
};

const NEXT: Readonly<Record<SortDirection, SortDirection>> = {
  none: 'ascending',
  ascending: 'descending',
  descending: 'ascending',
  never: 'never',
};
const ARROW: Readonly<Record<SortDirection, string>> = {
  none: ' ↕',
  ascending: ' ↑',
  descending: ' ↓',
  never: '',
};

export function TableHeader({
  align,
  sortDirection = 'never',
  onSortChange,
  children,
}: HeaderProps) {
  return (
    <th
      scope="col"
      style={{ textAlign: align }}
      {...(sortDirection === 'never' ? {} : { 'aria-sort': sortDirection })}
    >
      {sortDirection === 'never' ? (
        children
      ) : (
        <button className="table__sort" onClick={() => onSortChange?.(NEXT[sortDirection])}>
          {children}
          <span aria-hidden="true">{ARROW[sortDirection]}</span>
        </button>
      )}
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
