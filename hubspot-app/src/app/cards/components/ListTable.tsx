import { Table, TableBody, TableHead, TableHeader, TableRow } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';

/** A title, or one over figures, which stand to the right. */
type Column = string | readonly [title: string, align: 'right'];

type ListTableProps = { columns: readonly Column[]; children: ReactNode };

/** A list under the titles of its columns, one row a thing. */
export function ListTable({ columns, children }: ListTableProps) {
  return (
    <Table density="condensed" bordered={true}>
      <TableHead>
        <TableRow>
          {columns.map((column) =>
            typeof column === 'string' ? (
              <TableHeader key={column}>{column}</TableHeader>
            ) : (
              <TableHeader key={column[0]} align={column[1]}>
                {column[0]}
              </TableHeader>
            ),
          )}
        </TableRow>
      </TableHead>
      <TableBody>{children}</TableBody>
    </Table>
  );
}
