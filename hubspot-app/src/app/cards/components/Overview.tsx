import type { AccountView } from '@attain/shared/contract/account-view';
import type { AccountFigures } from '@attain/shared/crm/account-figures';
import { AutoGrid, Flex, Text } from '@hubspot/ui-extensions';

import type { Formats } from '@attain/ui/words/formats';
import { AgreementsFigure } from './figures/AgreementsFigure.tsx';
import { HealthFigure } from './figures/HealthFigure.tsx';
import { RenewalFigure } from './figures/RenewalFigure.tsx';
import { SuccessFigure } from './figures/SuccessFigure.tsx';
import { ConfirmedValueFigure, EstimatedValueFigure } from './figures/ValueFigures.tsx';

type OverviewProps = {
  figures: AccountFigures;
  /** `null` where only the record's figures are known. */
  view: AccountView | null;
  format: Formats;
};

const TILE_WIDTH = 240;

/** Where the account stands: what moved the health score, and six figures. */
export function Overview({ figures, view, format }: OverviewProps) {
  const { driver } = figures.health;
  const currency = view?.currency ?? null;
  return (
    <Flex direction="column" gap="sm">
      {driver !== null && (
        <Text>
          <Text inline={true} format={{ fontWeight: 'bold' }}>
            Why:
          </Text>{' '}
          {driver}
        </Text>
      )}
      <AutoGrid columnWidth={TILE_WIDTH} flexible={true} gap="sm">
        <HealthFigure health={figures.health} format={format} />
        <AgreementsFigure agreements={figures.agreements} view={view} format={format} />
        <RenewalFigure
          renewal={figures.renewal}
          daysLeft={view?.renewalDaysLeft ?? null}
          format={format}
        />
        <SuccessFigure
          success={figures.success}
          scored={view?.goals.scored ?? null}
          format={format}
        />
        <ConfirmedValueFigure
          value={figures.value}
          reason={view?.value.reason ?? null}
          currency={currency}
          format={format}
        />
        <EstimatedValueFigure value={figures.value} currency={currency} format={format} />
      </AutoGrid>
    </Flex>
  );
}
