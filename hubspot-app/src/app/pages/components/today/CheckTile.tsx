import type { PortfolioToday } from '@attain/shared/contract/portfolio/overview';
import type { Formats } from '@attain/ui/words/formats';
import {
  Button,
  Flex,
  Heading,
  Link,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
  Tile,
} from '@hubspot/ui-extensions';

import type { Choice } from '../../data/choice.ts';
import { recordAddress } from '../../data/page.ts';
import { CHECK } from '../../words/checks.ts';

type Check = PortfolioToday['checks'][number];
type CheckTileProps = {
  check: Check;
  format: Formats;
  portalId: number;
  showAccounts: (choice: Choice) => void;
};

/** One check: how many accounts it finds, and the worst of them with the reason. */
export function CheckTile({ check, format, portalId, showAccounts }: CheckTileProps) {
  const { title, todo } = CHECK[check.check];
  const urgent = check.check === 'escalated' ? 'danger' : 'warning';
  return (
    <Tile>
      <Flex direction="row" gap="sm" align="center">
        <Heading>{title}</Heading>
        <StatusTag variant={check.accounts === 0 ? 'success' : urgent}>
          {check.accounts === 0 ? 'None' : accountsInWords(check.accounts, format)}
        </StatusTag>
      </Flex>
      {check.accounts > 0 && (
        <>
          <Text>{todo}</Text>
          <Worst worst={check.worst} format={format} portalId={portalId} />
          <Button
            size="xs"
            variant="secondary"
            testId={`all-${check.check}`}
            onClick={() => showAccounts({ check: check.check })}
          >
            {check.accounts > check.worst.length
              ? `Show all ${format.number(check.accounts)}`
              : 'Show in the list'}
          </Button>
        </>
      )}
    </Tile>
  );
}

function accountsInWords(n: number, format: Formats): string {
  return `${format.number(n)} ${n === 1 ? 'account' : 'accounts'}`;
}

function Worst({
  worst,
  format,
  portalId,
}: Pick<CheckTileProps, 'format' | 'portalId'> & Pick<Check, 'worst'>) {
  return (
    <Table density="compact">
      <TableHead>
        <TableRow>
          <TableHeader>Company</TableHeader>
          <TableHeader>Health</TableHeader>
          <TableHeader>Why</TableHeader>
          <TableHeader>What to do</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {worst.map(({ companyId, name, health, reason, action }) => (
          <TableRow key={companyId}>
            <TableCell>
              <Link href={recordAddress(portalId, companyId)}>
                {name ?? `Company ${companyId}`}
              </Link>
            </TableCell>
            <TableCell>{health === null ? 'Insufficient data' : format.number(health)}</TableCell>
            <TableCell>{reason ?? '-'}</TableCell>
            <TableCell>{action ?? '-'}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
