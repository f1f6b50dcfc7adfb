import type { AccountView } from '@attain/shared/contract/account-view';

type Months = NonNullable<AccountView['present']>['months'];

/** The points of a chart of some figures by month; a month without a figure has no point, and never a 0. */
export function monthRows(
  { days, ...figures }: Months,
  names: Readonly<Partial<Record<Exclude<keyof Months, 'days'>, string>>>,
): { day: string; value: number; line: string }[] {
  return Object.entries(names).flatMap(([figure, line]) =>
    days.flatMap((day, month) => {
      const value = figures[figure as keyof typeof figures][month] ?? null;
      return value === null ? [] : [{ day, value, line }];
    }),
  );
}
