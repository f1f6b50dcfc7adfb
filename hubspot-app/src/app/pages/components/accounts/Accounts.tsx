import type { PortfolioAccounts } from '@attain/shared/contract/portfolio/accounts';
import { Button, EmptyState, Flex, Text, useDebounce } from '@hubspot/ui-extensions';
import { useState } from 'react';

import { type Choice, type Order, PAGE_SIZE } from '../../data/choice.ts';
import { address, type PageParts } from '../../data/page.ts';
import { useAsked } from '../../hooks/useAsked.ts';
import { useLatest } from '../../hooks/useLatest.ts';
import { Answered } from '../Answered.tsx';
import { AccountsTable } from './AccountsTable.tsx';
import { Filters } from './Filters.tsx';
import { Pager } from './Pager.tsx';

type AccountsProps = PageParts & { choice: Choice; choose: (choice: Choice) => void };

const MOST_URGENT_FIRST: Order = { sort: 'urgency', order: 'asc' };

/** The accounts, the most urgent first, with what chooses among them. Page, order and counts come from the worker. */
export function Accounts({ ask, choice, choose, ...parts }: AccountsProps) {
  const [order, setOrder] = useState(MOST_URGENT_FIRST);
  const [typed, setTyped] = useState('');
  const search = useDebounce(typed.trim());
  const list = JSON.stringify([choice, order, search]);
  const [places, setPlaces] = useState<{ list: string; after: readonly string[] }>({
    list,
    after: [],
  });
  // Another choice or order begins at its first page.
  const after = places.list === list ? places.after : [];

  const asked = useAsked<PortfolioAccounts>(
    address('accounts', {
      ...choice,
      ...order,
      search: search === '' ? undefined : search,
      after: after.at(-1),
      counts: after.length === 0 ? undefined : 'false',
      limit: PAGE_SIZE,
    }),
    ask,
  );
  // Later pages are not counted again: what the first one said holds.
  const counted = useLatest(asked.last?.counts ? asked.last : undefined);
  const counts = counted?.counts ?? undefined;
  const total = counted?.total ?? undefined;

  return (
    <Flex direction="column" gap="md">
      <Filters
        {...{ choice, choose, counts, typed }}
        search={setTyped}
        clear={() => {
          choose({});
          setTyped('');
        }}
      />
      <Answered asked={asked} label="Loading accounts">
        {(view) =>
          view.accounts.length === 0 ? (
            <NoAccounts chosen={search !== '' || Object.keys(choice).length > 0} />
          ) : (
            <>
              <OrderInWords order={order} toUrgency={() => setOrder(MOST_URGENT_FIRST)} />
              <AccountsTable {...parts} view={view} order={order} sort={setOrder} />
              <Pager
                format={parts.format}
                first={after.length * PAGE_SIZE + 1}
                shown={view.accounts.length}
                total={total}
                back={
                  after.length === 0
                    ? undefined
                    : () => setPlaces({ list, after: after.slice(0, -1) })
                }
                on={
                  view.next === null
                    ? undefined
                    : () => setPlaces({ list, after: [...after, view.next ?? ''] })
                }
              />
            </>
          )
        }
      </Answered>
    </Flex>
  );
}

/** No head of the table stands for urgency, so words do, and lead back to it. */
function OrderInWords({ order, toUrgency }: { order: Order; toUrgency: () => void }) {
  return order.sort === MOST_URGENT_FIRST.sort ? (
    <Text variant="microcopy">Escalated accounts first, then the lowest health.</Text>
  ) : (
    <Button testId="most-urgent-first" variant="transparent" size="xs" onClick={toUrgency}>
      Most urgent first
    </Button>
  );
}

function NoAccounts({ chosen }: { chosen: boolean }) {
  return (
    <EmptyState
      title={chosen ? 'No account matches' : 'No accounts yet'}
      layout="vertical"
      imageName={chosen ? 'emptyStateCharts' : 'building'}
    >
      <Text>
        {chosen
          ? 'Take a filter away, or search for another part of the name.'
          : 'Attain scores companies that are customers. They appear here after the next sync.'}
      </Text>
    </EmptyState>
  );
}
