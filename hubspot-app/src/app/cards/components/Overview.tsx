import type { AccountView } from '@attain/shared/contract/account-view';
import type { AccountFigures } from '@attain/shared/crm/account-figures';
import type { Formats } from '@attain/ui/words/formats';
import { AutoGrid, Flex } from '@hubspot/ui-extensions';

import { AgreementsFigure } from './figures/AgreementsFigure.tsx';
import { HealthFigure } from './figures/HealthFigure.tsx';
import { RenewalFigure } from './figures/RenewalFigure.tsx';
import { SuccessFigure } from './figures/SuccessFigure.tsx';
import { ConfirmedValueFigure, EstimatedValueFigure } from './figures/ValueFigures.tsx';
import { WhatIsMissing } from './WhatIsMissing.tsx';
import { WhyMoved } from './WhyMoved.tsx';

type OverviewProps = {
  figures: AccountFigures;
  /** `null` where only the record's figures are known. */
  view: AccountView | null;
  format: Formats;
};

/** Six figures in rows of three, or of two where it is narrow. */
const TILE_WIDTH = 230;

/** Where the account stands: six figures, and what moved the health score. */
export function Overview({ figures, view, format }: OverviewProps) {
  const currency = view?.currency ?? null;
  const { driver } = figures.health;
  return (
    <Flex direction="column" gap="sm">
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
          goals={view === null ? null : { scored: view.goals.scored, atRisk: view.goals.atRisk }}
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
      <WhyMoved
        driver={isTold(driver, view) ? null : driver}
        move={view?.healthMove ?? null}
        judgement={view?.healthJudgement ?? null}
        format={format}
      />
      {view !== null && figures.health.band === 'insufficient_data' && (
        <WhatIsMissing components={view.healthComponents} />
      )}
    </Flex>
  );
}

/** Where health is a risk, its driver stands with the risk. */
function isTold(driver: string | null, view: AccountView | null): boolean {
  return driver !== null && !!view?.executive.risks.some(({ text }) => text.includes(driver));
}
