import type { AccountView } from '@attain/shared/contract/account-view';

type Month = NonNullable<AccountView['present']>['months'][number];

/** The points of a chart of some figures by month; a month without a figure has no point, and never a 0. */
export function monthRows(
  months: readonly Month[],
  names: Readonly<Partial<Record<Exclude<keyof Month, 'day'>, string>>>,
): { day: string; value: number; line: string }[] {
  return Object.entries(names).flatMap(([figure, line]) =>
    months.flatMap((month) => {
      const value = month[figure as Exclude<keyof Month, 'day'>];
      return value === null ? [] : [{ day: month.day, value, line }];
    }),
  );
}
