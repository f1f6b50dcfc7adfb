import type { PortfolioRenewals } from '@attain/shared/contract/portfolio/overview';
import type { Formats } from '@attain/ui/words/formats';
import { RENEWAL_PLAY } from '@attain/ui/words/standing';
import {
  Button,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

import type { Choice } from '../../data/choice.ts';
import { quarterInWords } from '../../words/figures.ts';

type RenewalsTableProps = {
  view: PortfolioRenewals;
  format: Formats;
  showAccounts: (choice: Choice) => void;
};

type Group = Pick<
  PortfolioRenewals['quarters'][number],
  'accounts' | 'atRisk' | 'yearlyValue' | 'valued'
>;

export function RenewalsTable({ view, format, showAccounts }: RenewalsTableProps) {
  const { currency } = view;
  const row = (title: string, group: Group, choice: Choice, isTotal: boolean) => (
    <TableRow key={JSON.stringify(choice)}>
      <TableCell>
        <Text format={{ fontWeight: isTotal ? 'demibold' : 'regular' }}>{title}</Text>
      </TableCell>
      <TableCell align="right">{format.number(group.accounts)}</TableCell>
      <TableCell align="right">
        {group.atRisk === 0 ? (
          format.number(0)
        ) : (
          <StatusTag variant="warning">{`${format.number(group.atRisk)} at risk`}</StatusTag>
        )}
      </TableCell>
      <TableCell align="right">
        {group.valued === 0 ? 'Not known' : format.money(group.yearlyValue, currency)}
        {group.valued > 0 && group.valued < group.accounts && (
          <Text variant="microcopy">
            {`Known of ${format.number(group.valued)} of ${format.number(group.accounts)}`}
          </Text>
        )}
      </TableCell>
      <TableCell align="right">
        <Button
          size="xs"
          variant="secondary"
          testId={`show-${choice.quarter ?? ''}-${choice.play ?? 'all'}`}
          onClick={() => showAccounts(choice)}
        >
          Show accounts
        </Button>
      </TableCell>
    </TableRow>
  );
  return (
    <Table bordered={true} density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader>Quarter and play</TableHeader>
          <TableHeader align="right">Accounts</TableHeader>
          <TableHeader align="right">At risk or critical</TableHeader>
          <TableHeader align="right">Yearly contract value</TableHeader>
          <TableHeader align="right">List</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {view.quarters.flatMap(({ quarter, plays, ...total }) => [
          row(quarterInWords(quarter), total, { quarter }, true),
          ...plays.map(({ play, ...group }) =>
            row(`- ${RENEWAL_PLAY[play]}`, group, { quarter, play }, false),
          ),
        ])}
      </TableBody>
    </Table>
  );
}
