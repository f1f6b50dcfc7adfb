import type { DaySpan } from '@attain/shared/domain/usage/day-span';
import {
  countedIn,
  type CountedMeasure,
  keyOfCounted,
  type NamedMeasure,
  NO_TALLY,
  type Tally,
} from '@attain/shared/domain/usage/measure';
import { measureValue, type Measured } from '@attain/shared/domain/usage/measure-value';

import type { UsageSeries } from '../../ports/usage-series.ts';

/** A measure of a company over some days. */
export type Want = {
  companyId: string;
  measure: NamedMeasure;
  span: DaySpan;
  /** `null`: not known. */
  seats: number | null;
};

/** The measures in their order. Each thing that they count is asked for once, for all companies and days together. */
export async function evaluate(
  series: UsageSeries,
  wants: readonly Want[],
): Promise<readonly Measured[]> {
  const tallies = new Map<string, ReadonlyMap<number, Tally>>();
  for (const [key, { counted, places }] of countedBy(wants)) {
    const spans = places.flatMap((at) => {
      const want = wants[at];
      return want ? { companyId: want.companyId, ...want.span } : [];
    });
    const found = await series.tallies(counted, spans);
    tallies.set(key, new Map(places.map((at, slot) => [at, found[slot] ?? NO_TALLY])));
  }
  return wants.map(({ measure, seats }, at) =>
    measureValue(measure.measure, {
      seats,
      tallyOf: (counted) => tallies.get(keyOfCounted(counted))?.get(at) ?? NO_TALLY,
    }),
  );
}

/** What is counted, and the places of the wants that it is counted for. */
function countedBy(wants: readonly Want[]) {
  const groups = new Map<string, { counted: CountedMeasure; places: number[] }>();
  wants.forEach(({ measure }, at) => {
    for (const counted of countedIn(measure.measure)) {
      const key = keyOfCounted(counted);
      const group = groups.get(key);
      if (group) group.places.push(at);
      else groups.set(key, { counted, places: [at] });
    }
  });
  return groups;
}
