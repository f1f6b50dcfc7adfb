import type { AccountFigures } from '@attain/shared/crm/account-figures';

import type { Formats } from '@attain/ui/words/formats';
import { HEALTH_BAND, TREND } from '@attain/ui/words/standing';
import { Figure } from './Figure.tsx';

type HealthFigureProps = { health: AccountFigures['health']; format: Formats };

export function HealthFigure({ health, format }: HealthFigureProps) {
  return (
    <Figure
      label="Health"
      value={health.score === null ? null : format.number(health.score)}
      tag={health.band && HEALTH_BAND[health.band]}
      notes={[
        health.trend && `Trend: ${TREND[health.trend]}`,
        health.coverage === null
          ? null
          : `Coverage: ${format.percent(health.coverage)} of its points have fresh input`,
      ]}
    />
  );
}
