import type { AgreementView, GoalView, MetricView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { DEADLINE_RISK, METRIC_STATUS, TREND } from '@attain/ui/words/standing';
import { StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';

import { MetricPlace } from '../../slots/places.tsx';
import { quantity, withUnit } from '../../words/quantity.ts';

type MetricRowProps = {
  goal: GoalView;
  agreement: AgreementView | null;
  metric: MetricView;
  format: Formats;
};

export function MetricRow({ goal, agreement, metric, format }: MetricRowProps) {
  const { name, unit, baseline, current, target, standing } = metric;
  return (
    <TableRow>
      <TableCell>
        <Text>{withUnit(name, unit)}</Text>
        <Text variant="microcopy">{reading(metric, format)}</Text>
      </TableCell>
      <TableCell align="right">{quantity(baseline, unit, format)}</TableCell>
      <TableCell align="right">{quantity(current, unit, format)}</TableCell>
      <TableCell align="right">{quantity(target, unit, format)}</TableCell>
      <TableCell>
        {standing.kind === 'scored' ? (
          <StatusTag variant={METRIC_STATUS[standing.status].variant} hollow={true}>
            {METRIC_STATUS[standing.status].label}
          </StatusTag>
        ) : (
          <Text variant="microcopy">{standing.notice}</Text>
        )}
      </TableCell>
      <TableCell>
        <Text variant="microcopy">{pace(metric, format)}</Text>
      </TableCell>
      <TableCell align="right">
        <MetricPlace goal={goal} agreement={agreement} metric={metric} />
      </TableCell>
    </TableRow>
  );
}

function reading({ measuredAt, stale, trend }: MetricView, format: Formats): string {
  if (measuredAt === null) return 'Never measured';
  return [`Measured ${format.moment(measuredAt)}`, stale && 'too old', trend && TREND[trend]]
    .filter(Boolean)
    .join(' · ');
}

function pace(metric: MetricView, format: Formats): string {
  const { standing, expectedProgress, deadlineRisk, projectedFinish, projectedLatest } = metric;
  if (standing.kind === 'not_scored') return '–';
  return [
    `${format.percent(standing.progress)} of the way`,
    expectedProgress !== null && `${format.percent(expectedProgress)} expected by then`,
    deadlineRisk !== 'unknown' && DEADLINE_RISK[deadlineRisk].label.toLowerCase(),
    projectedFinish && `projected ${format.date(projectedFinish)}`,
    projectedLatest &&
      projectedLatest !== projectedFinish &&
      `at the latest ${format.date(projectedLatest)}`,
    metric.outlook === 'not_moving' && 'does not move towards its target',
    metric.outlook === 'too_few_readings' && 'too few readings to project a finish',
  ]
    .filter(Boolean)
    .join(', ');
}
