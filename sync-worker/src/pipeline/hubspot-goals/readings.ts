import type { Instant } from '@attain/shared/domain/basics/time';

import type { PropertyVersions } from '../../ports/crm.ts';
import type { Adopted } from '../../ports/adoptions.ts';
import type { StoredReading } from '../../ports/records.ts';
import { numberField } from '../normalise/fields.ts';
import type { Figure } from './deal-readings.ts';
import type { Observation } from './observations.ts';

/** Where a value was read, so that the same value is not read again. */
export function keyOf({ metric, record, property }: Observation): string {
  return `${metric.id} ${record.type} ${record.id} ${property}`;
}

const figureKey = ({ metric, source }: Figure) => `${metric.id} ${source}`;

/** What tells that a value is another one than before. */
const signatureOf = ({ text, measuredAt }: Observation) =>
  measuredAt === null ? text : `${text} at ${measuredAt}`;

/** Values that differ from those that were last taken. */
export function news(
  observations: readonly Observation[],
  seen: Adopted['seen'],
): readonly Observation[] {
  return observations.filter((each) => seen[keyOf(each)] !== signatureOf(each));
}

export function seenOf(observations: readonly Observation[], figures: readonly Figure[]) {
  return Object.fromEntries([
    ...observations.map((each) => [keyOf(each), signatureOf(each)] as const),
    ...figures.map((each) => [figureKey(each), String(each.value)] as const),
  ]);
}

/**
 * The readings of a new value. Where HubSpot holds the day of the measurement it is that one; else the property's own
 * history tells the value of every day, also from before the first sync. Days that have a reading keep it: it may be
 * a correction.
 */
export function readingsOf(
  observation: Observation,
  versions: PropertyVersions | undefined,
): readonly StoredReading[] {
  const { metric, property, measuredAt, text } = observation;
  const reading = (value: number, at: Instant): StoredReading => ({
    metricId: metric.id,
    value,
    measuredAt: at,
    source: `HubSpot: ${property}`,
    evidence: null,
  });
  if (measuredAt !== null) {
    const { value } = numberField(property, text);
    return value === undefined ? [] : [reading(value, measuredAt)];
  }
  const known = new Set(metric.readings.map((each) => each.measuredAt));
  return (versions ?? []).flatMap(({ value: past, at }) => {
    const { value } = numberField(property, past);
    return value === undefined || known.has(at) ? [] : [reading(value, at)];
  });
}

/** The readings of figures over deals that differ from the last ones. */
export function figureReadings(
  figures: readonly Figure[],
  seen: Adopted['seen'],
  now: Instant,
): readonly StoredReading[] {
  return figures
    .filter((each) => seen[figureKey(each)] !== String(each.value))
    .map(({ metric, value, measuredAt, source }) => ({
      metricId: metric.id,
      value,
      measuredAt: measuredAt ?? now,
      source,
      evidence: null,
    }));
}
