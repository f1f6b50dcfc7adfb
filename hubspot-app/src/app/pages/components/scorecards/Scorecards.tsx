import type { PortfolioScorecards } from '@attain/shared/contract/portfolio/overview';
import { Alert, EmptyState, Flex, Heading, Text } from '@hubspot/ui-extensions';

import { address, type PageParts } from '../../data/page.ts';
import { useAsked } from '../../hooks/useAsked.ts';
import { Answered } from '../Answered.tsx';
import { KpiTable } from './KpiTable.tsx';
import { ScorecardTile } from './ScorecardTile.tsx';

/** Every figure over all accounts with its target, and the two scorecards that weigh them. */
export function Scorecards({ ask, format }: PageParts) {
  const asked = useAsked<PortfolioScorecards>(address('scorecards', {}), ask);
  return (
    <Answered asked={asked} label="Loading scorecards">
      {({ report, today }) =>
        report === null ? (
          <EmptyState title="No figures yet" layout="vertical" imageName="emptyStateCharts">
            <Text>They are computed after the first sync of the day.</Text>
          </EmptyState>
        ) : (
          <Flex direction="column" gap="md">
            {report.asOf.slice(0, 10) < today && (
              <Alert title="Not computed today" variant="info">
                {`The latest figures are of ${format.moment(report.asOf)}. Today's come with the next sync.`}
              </Alert>
            )}
            <Text variant="microcopy">
              {`As of ${format.moment(report.asOf)}, over ${format.number(report.accounts)} accounts.`}
            </Text>
            <Flex direction="row" gap="md">
              <ScorecardTile
                title="Monthly scorecard"
                card={report.scorecards.monthly}
                kpis={report.kpis}
                format={format}
              />
              <ScorecardTile
                title="Success scorecard"
                card={report.scorecards.success}
                kpis={report.kpis}
                format={format}
              />
            </Flex>
            <Heading>All figures</Heading>
            <KpiTable kpis={report.kpis} format={format} />
          </Flex>
        )
      }
    </Answered>
  );
}
