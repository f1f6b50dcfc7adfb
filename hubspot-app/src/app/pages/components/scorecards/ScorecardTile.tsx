import type { KpiView, PortfolioScorecards } from '@attain/shared/contract/portfolio/overview';
import type { Formats } from '@attain/ui/words/formats';
import { ProgressBar, Statistics, StatisticsItem, Text, Tile } from '@hubspot/ui-extensions';

type Card = NonNullable<PortfolioScorecards['report']>['scorecards']['monthly'];

type ScorecardTileProps = {
  title: string;
  card: Card;
  kpis: readonly KpiView[];
  format: Formats;
};

/** A score, what it is made of, and how much of that had data. */
export function ScorecardTile({ title, card, kpis, format }: ScorecardTileProps) {
  const titleOf = (code: string) => kpis.find((kpi) => kpi.code === code)?.title ?? code;
  return (
    <Tile>
      <Statistics>
        <StatisticsItem
          label={title}
          number={card.score === null ? 'No data' : `${format.number(card.score)} of 100`}
        />
      </Statistics>
      {card.coverage < 1 && (
        <Text variant="microcopy">
          {`Figures with data make up ${format.percent(100 * card.coverage)} of the weights.`}
        </Text>
      )}
      {card.lines.map(({ kpi, weight, attained }) =>
        attained === null ? (
          <Text key={kpi} variant="microcopy">{`${titleOf(kpi)} (weight ${weight}): no data`}</Text>
        ) : (
          <ProgressBar
            key={kpi}
            title={`${titleOf(kpi)} (weight ${weight})`}
            value={Math.round(100 * attained)}
            valueDescription={`${format.percent(100 * attained)} of the target`}
            variant={attained >= 1 ? 'success' : 'warning'}
          />
        ),
      )}
    </Tile>
  );
}
