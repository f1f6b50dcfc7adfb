import type { AgreementView, GoalView, MetricView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { Text } from '@hubspot/ui-extensions';

import { MetricRow } from './MetricRow.tsx';
import { ListTable } from '../ListTable.tsx';

type GoalMetricsProps = {
  goal: GoalView;
  agreement: AgreementView | null;
  metrics: readonly MetricView[];
  format: Formats;
};

/** What a goal is measured by: from where, to where, where it is now, and how fast it goes. */
export function GoalMetrics({ goal, agreement, metrics, format }: GoalMetricsProps) {
  if (metrics.length === 0) return <Text variant="microcopy">It has no metric.</Text>;
  return (
    <ListTable
      columns={[
        'Metric',
        ['Baseline', 'right'],
        ['Current', 'right'],
        ['Target', 'right'],
        'Status',
        'Pace',
        [' ', 'right'],
      ]}
    >
      {metrics.map((metric) => (
        <MetricRow
          key={metric.id}
          goal={goal}
          agreement={agreement}
          metric={metric}
          format={format}
        />
      ))}
    </ListTable>
  );
}
