import type { PortfolioChange } from '@attain/shared/contract/portfolio/overview';
import type { Formats } from '@attain/ui/words/formats';
import {
  Link,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@hubspot/ui-extensions';

import { recordAddress } from '../../data/page.ts';
import { changeInWords, DIRECTION } from '../../words/changes.ts';

type ChangesTableProps = {
  changes: readonly PortfolioChange[];
  format: Formats;
  portalId: number;
};

export function ChangesTable({ changes, format, portalId }: ChangesTableProps) {
  return (
    <Table bordered={true} density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader>Day</TableHeader>
          <TableHeader>Company</TableHeader>
          <TableHeader>Change</TableHeader>
          <TableHeader>Direction</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {changes.map((change) => {
          const { companyId, name, on, kind, direction, goal } = change;
          const tag = DIRECTION[direction];
          return (
            <TableRow key={`${on} ${companyId} ${kind} ${goal?.id ?? ''}`}>
              <TableCell>{format.date(on)}</TableCell>
              <TableCell>
                <Link href={recordAddress(portalId, companyId)}>
                  {name ?? `Company ${companyId}`}
                </Link>
              </TableCell>
              <TableCell>{changeInWords(change)}</TableCell>
              <TableCell>
                <StatusTag variant={tag.variant}>{tag.label}</StatusTag>
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
