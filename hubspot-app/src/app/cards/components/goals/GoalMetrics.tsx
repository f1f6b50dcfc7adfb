import type { AgreementView, GoalView, MetricView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { Table, TableBody, TableHead, TableHeader, TableRow, Text } from '@hubspot/ui-extensions';

import { MetricRow } from './MetricRow.tsx';

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
    <Table density="condensed" bordered={true}>
      <TableHead>
        <TableRow>
          <TableHeader>Metric</TableHeader>
          <TableHeader align="right">Baseline</TableHeader>
          <TableHeader align="right">Current</TableHeader>
          <TableHeader align="right">Target</TableHeader>
          <TableHeader>Status</TableHeader>
          <TableHeader>Pace</TableHeader>
          <TableHeader align="right"> </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {metrics.map((metric) => (
          <MetricRow
            key={metric.id}
            goal={goal}
            agreement={agreement}
            metric={metric}
            format={format}
          />
        ))}
      </TableBody>
    </Table>
  );
}
