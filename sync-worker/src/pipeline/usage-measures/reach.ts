import { dayNumber } from '@attain/shared/domain/basics/time';
import type { UsageReach } from '@attain/shared/domain/usage/usage-reach';

import type { Calendar } from '../../calendar.ts';
import type { UsageSeries } from '../../ports/usage-series.ts';

/** How far the usage of companies is known. Companies without an event are left out. */
export async function reachOf(
  series: UsageSeries,
  companyIds: readonly string[],
  calendar: Pick<Calendar, 'dayAt'>,
): Promise<ReadonlyMap<string, UsageReach>> {
  if (companyIds.length === 0) return new Map();
  const known = await series.known(companyIds);
  if (known.size === 0) return new Map();
  const days = await series.deliveredDays();
  const bySources = new Map<string, readonly number[]>();
  return new Map(
    [...known].map(([id, { firstAt, sources }]) => {
      const key = JSON.stringify(sources.toSorted());
      const delivered = bySources.get(key) ?? together(sources.map((name) => days.get(name) ?? []));
      bySources.set(key, delivered);
      return [id, { firstDay: dayNumber(calendar.dayAt(firstAt)), delivered }];
    }),
  );
}

function together(lists: readonly (readonly number[])[]): readonly number[] {
  if (lists.length === 1) return lists[0] ?? [];
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}
