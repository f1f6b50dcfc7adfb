import type { ValueLineView } from '@attain/shared/contract/account-view';
import {
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

import type { Formats } from '@attain/ui/words/formats';
import { LEDGER } from '@attain/ui/words/standing';

type ValueLinesProps = { lines: readonly ValueLineView[]; currency: string; format: Formats };

/** Each line with its ledger and its calculation, so that a reader can redo it. */
export function ValueLines({ lines, currency, format }: ValueLinesProps) {
  if (lines.length === 0) return <Text>No value is recorded for this period.</Text>;
  return (
    <Table density="condensed" bordered={true}>
      <TableHead>
        <TableRow>
          <TableHeader>Value line</TableHeader>
          <TableHeader>Ledger</TableHeader>
          <TableHeader align="right">Counts</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {lines.map(({ id, description, formula, notice, ledger, counted }) => (
          <TableRow key={id}>
            <TableCell>
              <Text>{description}</Text>
              <Text variant="microcopy">{formula}</Text>
              {notice !== null && <Text variant="microcopy">{notice}</Text>}
            </TableCell>
            <TableCell>
              <StatusTag variant={LEDGER[ledger].variant}>{LEDGER[ledger].label}</StatusTag>
            </TableCell>
            <TableCell align="right">{format.money(counted, currency)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
