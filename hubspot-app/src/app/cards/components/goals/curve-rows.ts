import type { AccountView, GoalView } from '@attain/shared/contract/account-view';
import { addDays } from '@attain/shared/domain/basics/time';

type Curves = NonNullable<AccountView['present']>['curves'];
/** The line of one metric on its days. */
export type Curve = Omit<Curves[number], 'lines'> & Curves[number]['lines'][number];
export type CurveRow = { day: string; value: number; line: 'Measured' | 'Agreed path' };

/** `undefined` where the metric has no reading to draw. */
export function curveOf(curves: Curves, metricId: string): Curve | undefined {
  for (const { lines, ...days } of curves) {
    const line = lines.find((each) => each.metricId === metricId);
    if (line !== undefined) return { ...days, ...line };
  }
  return undefined;
}

/** The points of a chart: what was measured, and the two ends of the path where there is one. */
export function curveRows(
  { from, days, values, path }: Omit<Curve, 'metricId'>,
  { startDate, targetDate }: Pick<GoalView, 'startDate' | 'targetDate'>,
): CurveRow[] {
  const measured = values.map((value, index): CurveRow => {
    return { day: addDays(from, days[index] ?? 0), value, line: 'Measured' };
  });
  if (path === null || startDate === null || targetDate === null) return measured;
  return [
    ...measured,
    { day: startDate, value: path[0], line: 'Agreed path' },
    { day: targetDate, value: path[1], line: 'Agreed path' },
  ];
}
