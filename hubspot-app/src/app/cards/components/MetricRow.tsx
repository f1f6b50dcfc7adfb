import type { MetricView } from '@attain/shared/contract/account-view';
import { StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';

import type { Formats } from '@attain/ui/words/formats';
import { DEADLINE_RISK, METRIC_STATUS, TREND } from '@attain/ui/words/standing';

export function MetricRow({ metric, format }: { metric: MetricView; format: Formats }) {
  const { name, unit, baseline, current, target, standing } = metric;
  const quantity = (value: number | null) =>
    value === null ? '–' : unit === 'percent' ? format.percent(value) : format.number(value);
  return (
    <TableRow>
      <TableCell>
        <Text>{unit === 'percent' ? name : `${name} (${unit})`}</Text>
        <Text variant="microcopy">{reading(metric, format)}</Text>
      </TableCell>
      <TableCell align="right">{quantity(baseline)}</TableCell>
      <TableCell align="right">{quantity(current)}</TableCell>
      <TableCell align="right">{quantity(target)}</TableCell>
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
    </TableRow>
  );
}

function reading({ measuredAt, stale, trend }: MetricView, format: Formats): string {
  if (measuredAt === null) return 'Never measured';
  return [`Measured ${format.moment(measuredAt)}`, stale && 'stale', trend && TREND[trend]]
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
  ]
    .filter(Boolean)
    .join(', ');
}
