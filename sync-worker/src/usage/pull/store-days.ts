import { isDeepStrictEqual } from 'node:util';

import type { Instant } from '@attain/shared/domain/basics/time';

import { breathe } from '../../breathe.ts';
import type { PortalStore } from '../../ports/store.ts';
import type { OutcomeCounts, UsageOutcome } from '../../ports/usage.ts';
import type { GatheredDay } from './gathered-day.ts';
import { type Place, savePlace } from './place.ts';

type Received = { source: string; at: Instant; today: number; lookBackDays: number };

/**
 * Stores the days on which a source says something else than the last time, each with how far the pull has come in one
 * transaction, so that cards and webhooks wait for a day at most. Days that are as they were are left alone: the same
 * answer again marks nobody for scoring and makes no silent source look alive.
 */
export async function storeDays(
  store: PortalStore,
  gathered: ReadonlyMap<number, GatheredDay>,
  before: Place,
  { source, at, today, lookBackDays }: Received,
): Promise<{ place: Place; changedDays: number }> {
  let place = before;
  let saved = before;
  let changedDays = 0;
  for (const [number, day] of gathered) {
    const isKnown = number <= (place.throughDay ?? -Infinity);
    const digest = day.digest();
    const known = place.digests[number];
    const isNews = digest !== known && (isKnown || known !== undefined || day.size() > 0);
    place = placeAfter(place, { number, digest, today, lookBackDays });
    // Of a day that is complete now and was not before, so that each counts once.
    const isComplete = !isKnown && number < today;
    const outcomes = day.outcomes();
    if (!isNews && !(isComplete && Object.keys(outcomes).length > 0)) continue;
    await store.transaction(async (inside) => {
      await inside.usage.replaceDays({
        source,
        receivedAt: at,
        receivedOn: today,
        firstDay: number,
        lastDay: number,
        cells: day.cells(),
        userDays: day.userDays(),
        ...(isComplete && { outcomes: withoutStored(outcomes) }),
      });
      await savePlace(inside.cursors, source, place);
    });
    if (isNews) changedDays += 1;
    saved = place;
    await breathe();
  }
  if (!isDeepStrictEqual(place, saved)) await savePlace(store.cursors, source, place);
  return { place, changedDays };
}

type Stored = { number: number; digest: string; today: number; lookBackDays: number };

function placeAfter(place: Place, { number, digest, today, lookBackDays }: Stored): Place {
  const throughDay = Math.max(place.throughDay ?? -Infinity, Math.min(number, today - 1));
  const digests: Place['digests'] = { ...place.digests, [number]: digest };
  const isAskedAgain = (day: string) => Number(day) > throughDay - lookBackDays;
  return {
    throughDay,
    digests: Object.fromEntries(Object.entries(digests).filter(([day]) => isAskedAgain(day))),
  };
}

/** What is stored is counted by the store. */
function withoutStored(outcomes: OutcomeCounts): OutcomeCounts {
  const rest: Partial<Record<UsageOutcome, number>> = { ...outcomes };
  delete rest.stored;
  return rest;
}
