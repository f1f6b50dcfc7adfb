import type { PortfolioToday } from '@attain/shared/contract/portfolio/overview';
import { EmptyState, Flex, Text } from '@hubspot/ui-extensions';

import type { Choice } from '../../data/choice.ts';
import { address, type PageParts } from '../../data/page.ts';
import { useAsked } from '../../hooks/useAsked.ts';
import { Answered } from '../Answered.tsx';
import { CheckTile } from './CheckTile.tsx';

type TodayProps = PageParts & { showAccounts: (choice: Choice) => void };

/** The daily checklist: what is found, and the worst of each. Mails and notes are looked through in HubSpot itself. */
export function Today({ ask, showAccounts, ...parts }: TodayProps) {
  const asked = useAsked<PortfolioToday>(address('today', {}), ask);
  return (
    <Answered asked={asked} label="Loading today's checklist">
      {(view) => (
        <Flex direction="column" gap="md">
          <Text>{`What to look through on ${parts.format.date(view.today)}.`}</Text>
          {view.checks.every(({ accounts }) => accounts === 0) && <AllClear />}
          {view.checks.map((check) => (
            <CheckTile key={check.check} check={check} showAccounts={showAccounts} {...parts} />
          ))}
          <Text variant="microcopy">
            Then answer what customers wrote in your inbox, and note what was said on the records.
          </Text>
        </Flex>
      )}
    </Answered>
  );
}

function AllClear() {
  return (
    <EmptyState title="Nothing needs you today" layout="vertical" imageName="target">
      <Text>No escalation, no open follow-up, no falling score, and no check-in to plan.</Text>
    </EmptyState>
  );
}
