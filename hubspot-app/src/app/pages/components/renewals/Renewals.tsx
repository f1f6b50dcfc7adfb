import type { PortfolioRenewals } from '@attain/shared/contract/portfolio/overview';
import { EmptyState, Flex, Text } from '@hubspot/ui-extensions';

import type { Choice } from '../../data/choice.ts';
import { address, type PageParts } from '../../data/page.ts';
import { useAsked } from '../../hooks/useAsked.ts';
import { Answered } from '../Answered.tsx';
import { RenewalsTable } from './RenewalsTable.tsx';

type RenewalsProps = PageParts & { showAccounts: (choice: Choice) => void };

/** What comes up for renewal, quarter by quarter, and the play that each account is in. */
export function Renewals({ ask, format, showAccounts }: RenewalsProps) {
  const asked = useAsked<PortfolioRenewals>(address('renewals', {}), ask);
  return (
    <Answered asked={asked} label="Loading renewals">
      {(view) =>
        view.quarters.length === 0 ? (
          <EmptyState title="No renewal dates yet" layout="vertical" imageName="emptyStateCharts">
            <Text>
              Attain reads them from the company property for the renewal date, or from an open deal
              of the renewal pipeline.
            </Text>
          </EmptyState>
        ) : (
          <Flex direction="column" gap="md">
            <RenewalsTable view={view} format={format} showAccounts={showAccounts} />
          </Flex>
        )
      }
    </Answered>
  );
}
