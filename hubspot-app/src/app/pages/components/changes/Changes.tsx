import type { PortfolioChanges } from '@attain/shared/contract/portfolio/overview';
import { EmptyState, Flex, Select, Statistics, StatisticsItem, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import { PAGE_SIZE } from '../../data/choice.ts';
import { address, type PageParts } from '../../data/page.ts';
import { useAsked } from '../../hooks/useAsked.ts';
import { NEWS, type NewsId, newsCounts } from '../../words/changes.ts';
import { Pager } from '../accounts/Pager.tsx';
import { Answered } from '../Answered.tsx';
import { ChangesTable } from './ChangesTable.tsx';

const PERIODS = [
  { label: 'Last 7 days', value: 7 },
  { label: 'Last 28 days', value: 28 },
  { label: 'Last 90 days', value: 90 },
];

/** What changed lately: health and agreements for the worse first, then what got better. */
export function Changes({ ask, ...parts }: PageParts) {
  const [days, setDays] = useState(7);
  const [news, setNews] = useState<NewsId>('all');
  const [after, setAfter] = useState<readonly string[]>([]);
  const query = { days, ...NEWS[news].query, after: after.at(-1), limit: PAGE_SIZE };
  const asked = useAsked<PortfolioChanges>(address('changes', query), ask);
  const restart = (change: () => void) => {
    change();
    setAfter([]);
  };
  return (
    <Flex direction="column" gap="md">
      <Flex direction="row" gap="sm" align="end">
        <Select
          name="days"
          label="Time"
          testId="changes-days"
          options={PERIODS}
          value={days}
          onChange={(value) => restart(() => setDays(Number(value)))}
        />
        <Select
          name="news"
          label="What changed"
          testId="changes-news"
          options={Object.entries(NEWS).map(([value, { title: label }]) => ({ label, value }))}
          value={news}
          onChange={(value) => restart(() => setNews(value as NewsId))}
        />
      </Flex>
      <Answered asked={asked} label="Loading what changed">
        {(view) => (
          <>
            <Statistics>
              {newsCounts(view.counts).map(({ title, changes }) => (
                <StatisticsItem key={title} label={title} number={parts.format.number(changes)} />
              ))}
            </Statistics>
            {view.changes.length === 0 ? (
              <Nothing since={parts.format.date(view.since)} />
            ) : (
              <>
                <ChangesTable {...parts} changes={view.changes} />
                <Pager
                  format={parts.format}
                  first={after.length * PAGE_SIZE + 1}
                  shown={view.changes.length}
                  total={undefined}
                  back={after.length === 0 ? undefined : () => setAfter(after.slice(0, -1))}
                  on={view.next === null ? undefined : () => setAfter([...after, view.next ?? ''])}
                />
              </>
            )}
          </>
        )}
      </Answered>
    </Flex>
  );
}

function Nothing({ since }: { since: string }) {
  return (
    <EmptyState title="Nothing changed" layout="vertical" imageName="emptyStateCharts">
      <Text>{`No account changed in this way since ${since}.`}</Text>
    </EmptyState>
  );
}
