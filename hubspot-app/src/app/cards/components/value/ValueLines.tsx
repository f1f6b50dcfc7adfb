import type { ValueLineView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { LEDGER } from '@attain/ui/words/standing';
import { Flex, StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';

import { ValueLinePlace } from '../../slots/places.tsx';
import { ValueLineButton } from './ValueLineButton.tsx';
import { ListTable } from '../ListTable.tsx';

type ValueLinesProps = { lines: readonly ValueLineView[]; currency: string; format: Formats };

/** The lines of one ledger, each of which opens to what it rests on. */
export function ValueLines({ lines, currency, format }: ValueLinesProps) {
  return (
    <ListTable columns={['Value line', 'Standing', ['Counts', 'right'], [' ', 'right']]}>
      {lines.map((line) => (
        <TableRow key={line.id}>
          <TableCell>
            <Text>{line.description}</Text>
            {line.notice !== null && <Text variant="microcopy">{line.notice}</Text>}
          </TableCell>
          <TableCell>
            <StatusTag variant={LEDGER[line.ledger].variant}>{LEDGER[line.ledger].label}</StatusTag>
          </TableCell>
          <TableCell align="right">{format.money(line.counted, currency)}</TableCell>
          <TableCell align="right">
            <Flex direction="row" gap="xs" justify="end" wrap={true}>
              <ValueLineButton line={line} currency={currency} format={format} />
              <ValueLinePlace line={line} />
            </Flex>
          </TableCell>
        </TableRow>
      ))}
    </ListTable>
  );
}
