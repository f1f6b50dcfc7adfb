import type { AccountView, GoalView } from '@attain/shared/contract/account-view';
import { addDays } from '@attain/shared/domain/basics/time';

type Curve = NonNullable<AccountView['present']>['curves'][number];
export type CurveRow = { day: string; value: number; line: 'Measured' | 'Agreed path' };

/** The points of a chart: what was measured, and the two ends of the path where there is one. */
export function curveRows(
  { from, days, values, path }: Curve,
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
