import type { GoalView, MetricView } from '@attain/shared/contract/account-view';
import { LineChart, Text } from '@hubspot/ui-extensions';

import { withUnit } from '../../words/quantity.ts';
import { type Curve, curveRows } from './curve-rows.ts';

type MetricCurveProps = { metric: MetricView; goal: GoalView; curve: Curve | undefined };

/** The way that a metric took, beside the path that was agreed. */
export function MetricCurve({ metric, goal, curve }: MetricCurveProps) {
  if (curve === undefined) return null;
  const title = withUnit(metric.name, metric.unit);
  if (curve.values.length < 2) {
    return (
      <Text variant="microcopy">{title}: a curve needs two readings, and there is one so far.</Text>
    );
  }
  return (
    <LineChart
      data={curveRows(curve, goal)}
      axes={{
        x: { field: 'day', fieldType: 'datetime', label: 'Day' },
        y: { field: 'value', fieldType: 'linear', label: metric.unit || 'Value' },
        options: { groupFieldByColor: 'line' },
      }}
      options={{ title, showLegend: true }}
    />
  );
}
