import type { RenewalDeal } from '@attain/shared/contract/deal-routes';
import type { Formats } from '@attain/ui/words/formats';
import { AutoGrid, Flex, Text } from '@hubspot/ui-extensions';
import { CrmActionButton, CrmActionLink } from '@hubspot/ui-extensions/crm';

import { HealthFigure } from '../figures/HealthFigure.tsx';
import { RenewalFigure } from '../figures/RenewalFigure.tsx';
import { ConfirmedValueFigure, EstimatedValueFigure } from '../figures/ValueFigures.tsx';
import { CaseInOneSentence } from './CaseInOneSentence.tsx';
import { RenewalCalendar } from './RenewalCalendar.tsx';
import { WhatIsProven } from './WhatIsProven.tsx';
import { RenewalReport } from './RenewalReport.tsx';
import { RenewalRisks } from './RenewalRisks.tsx';

const COMPANY = '0-2';
const DEAL = '0-3';
const TILE_WIDTH = 200;

type RenewalDetailsProps = { dealId: string; renewal: RenewalDeal; format: Formats };

/** Why the customer should renew, what speaks against it, and what to do by when. */
export function RenewalDetails({ dealId, renewal, format }: RenewalDetailsProps) {
  const { company, figures, currency, outcome } = renewal;
  return (
    <Flex direction="column" gap="md">
      <CaseInOneSentence renewal={renewal} format={format} />
      <Flex direction="row" gap="sm" wrap={true} align="center">
        {outcome === 'open' && (
          <CrmActionButton
            actionType="SCHEDULE_MEETING"
            actionContext={{ objectTypeId: DEAL, objectId: Number(dealId) }}
            variant="primary"
          >
            Schedule the renewal conversation
          </CrmActionButton>
        )}
        <CrmActionLink
          actionType="PREVIEW_OBJECT"
          actionContext={{ objectTypeId: COMPANY, objectId: Number(company.id) }}
        >
          {company.name ?? 'The company'}: all figures
        </CrmActionLink>
      </Flex>
      <AutoGrid columnWidth={TILE_WIDTH} flexible={true} gap="sm">
        <ConfirmedValueFigure
          value={figures.value}
          reason={null}
          currency={currency}
          format={format}
        />
        <EstimatedValueFigure value={figures.value} currency={currency} format={format} />
        <RenewalFigure renewal={figures.renewal} daysLeft={renewal.daysLeft} format={format} />
        <HealthFigure health={figures.health} format={format} />
      </AutoGrid>
      <RenewalReport report={renewal.report} companyName={company.name} format={format} />
      <RenewalCalendar renewal={renewal} format={format} />
      <RenewalRisks risks={renewal.risks} currency={currency} format={format} />
      <WhatIsProven renewal={renewal} format={format} />
      <Text variant="microcopy">Calculated {format.moment(renewal.scoredAt)}.</Text>
    </Flex>
  );
}
