import type { PortfolioAccounts } from '@attain/shared/contract/portfolio/accounts';
import type { Formats } from '@attain/ui/words/formats';
import { Table, TableBody, TableHead, TableHeader, TableRow } from '@hubspot/ui-extensions';

import type { Order } from '../../data/choice.ts';
import { AccountRow } from './AccountRow.tsx';

type AccountsTableProps = {
  view: PortfolioAccounts;
  order: Order;
  sort: (order: Order) => void;
  format: Formats;
  portalId: number;
};

/** `null`: nothing that a list can be put in order by. */
const COLUMNS: readonly { title: string; by: string | null }[] = [
  { title: 'Company', by: 'name' },
  { title: 'Health', by: 'health' },
  { title: 'Main reason', by: null },
  { title: 'Success', by: 'success' },
  { title: 'Agreements', by: 'attainment' },
  { title: 'Confirmed value', by: 'value' },
  { title: 'Renewal', by: 'renewal' },
  { title: 'Next', by: null },
];

export function AccountsTable({ view, order, sort, ...parts }: AccountsTableProps) {
  return (
    <Table bordered={true} density="condensed">
      <TableHead>
        <TableRow>
          {COLUMNS.map(({ title, by }) =>
            by === null ? (
              <TableHeader key={title}>{title}</TableHeader>
            ) : (
              <TableHeader
                key={title}
                testId={`sort-${by}`}
                sortDirection={directionOf(by, order)}
                onSortChange={(direction) =>
                  sort({ sort: by, order: direction === 'descending' ? 'desc' : 'asc' })
                }
              >
                {title}
              </TableHeader>
            ),
          )}
        </TableRow>
      </TableHead>
      <TableBody>
        {view.accounts.map((account) => (
          <AccountRow
            key={account.companyId}
            account={account}
            today={view.today}
            currency={view.currency}
            {...parts}
          />
        ))}
      </TableBody>
    </Table>
  );
}

function directionOf(by: string, { sort, order }: Order) {
  if (by !== sort) return 'none';
  return order === 'asc' ? 'ascending' : 'descending';
}
