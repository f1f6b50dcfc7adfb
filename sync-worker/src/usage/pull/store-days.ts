import type { Instant } from '@attain/shared/domain/basics/time';

import type { PortalStore } from '../../ports/store.ts';
import type { OutcomeCounts, UsageOutcome } from '../../ports/usage.ts';
import type { GatheredDay } from './gathered-day.ts';
import { type Place, savePlace } from './place.ts';

type Received = { source: string; at: Instant; today: number; lookBackDays: number };

/**
 * Stores the days on which a source says something else than the last time, and how far the pull has come, in one
 * transaction. Days that are as they were are left alone, so that the same answer again marks nobody for scoring and makes
 * no silent source look alive.
 */
export async function storeDays(
  store: PortalStore,
  gathered: ReadonlyMap<number, GatheredDay>,
  before: Place,
  { source, at, today, lookBackDays }: Received,
): Promise<{ place: Place; changedDays: number }> {
  const lastAsked = Math.max(...gathered.keys());
  const throughDay = Math.max(before.throughDay ?? -Infinity, Math.min(lastAsked, today - 1));
  const digests = new Map(
    Object.entries(before.digests).map(([day, digest]) => [Number(day), digest]),
  );
  const changed: number[] = [];
  for (const [number, day] of gathered) {
    const digest = day.digest();
    const known = digests.get(number);
    const wasStored = known !== undefined || number <= (before.throughDay ?? -Infinity);
    if (digest !== known && (wasStored || day.size() > 0)) changed.push(number);
    digests.set(number, digest);
  }
  const place: Place = {
    throughDay: Number.isFinite(throughDay) ? throughDay : null,
    digests: Object.fromEntries([...digests].filter(([day]) => day > throughDay - lookBackDays)),
  };
  await store.transaction(async (inside) => {
    for (const { firstDay, lastDay } of runsOf(changed)) {
      const days = [...gathered].filter(([day]) => day >= firstDay && day <= lastDay);
      await inside.usage.replaceDays({
        source,
        receivedAt: at,
        receivedOn: today,
        firstDay,
        lastDay,
        cells: days.flatMap(([, day]) => day.cells()),
        userDays: days.flatMap(([, day]) => day.userDays()),
      });
    }
    await inside.usage.count(source, today, newOutcomes(gathered, before, throughDay));
    await savePlace(inside.cursors, source, place);
  });
  return { place, changedDays: changed.length };
}

/** What else became of events of days that are complete now and were not before, so that each counts once. */
function newOutcomes(
  gathered: ReadonlyMap<number, GatheredDay>,
  before: Place,
  throughDay: number,
): OutcomeCounts {
  const counts: Partial<Record<UsageOutcome, number>> = {};
  for (const [number, day] of gathered) {
    if (number <= (before.throughDay ?? -Infinity) || number > throughDay) continue;
    for (const [name, count] of Object.entries(day.outcomes())) {
      const outcome = name as UsageOutcome;
      if (outcome !== 'stored') counts[outcome] = (counts[outcome] ?? 0) + count;
    }
  }
  return counts;
}

function* runsOf(days: readonly number[]): Generator<{ firstDay: number; lastDay: number }> {
  const sorted = [...days].sort((a, b) => a - b);
  let firstDay = sorted[0];
  if (firstDay === undefined) return;
  let lastDay = firstDay;
  for (const day of sorted.slice(1)) {
    if (day !== lastDay + 1) {
      yield { firstDay, lastDay };
      firstDay = day;
    }
    lastDay = day;
  }
  yield { firstDay, lastDay };
}
