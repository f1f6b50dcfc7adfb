import type { Instant } from '@attain/shared/domain/basics/time';

import { RecordNotFoundError } from '../ports/errors.ts';
import type { ReadingVersion, StoredReading } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';
import { pastInstant, text } from './checks.ts';
import { type Fault, faultsOf, type Moment, refuseFaults } from './faults.ts';
import type { RecordOrder } from './record-rules.ts';

export type ReadingsOrder = Pick<RecordOrder, 'companyId' | 'by'> & {
  readings: readonly StoredReading[];
};

/** What is wrong with one reading, field by field; empty = nothing. */
export function readingFaults(
  { value, measuredAt, source, evidence }: Omit<StoredReading, 'metricId'>,
  moment: Pick<Moment, 'now'>,
): readonly Fault[] {
  return faultsOf({
    value: Number.isFinite(value) ? null : 'is not a number',
    measuredAt: pastInstant(measuredAt, moment),
    source: text(source),
    evidence: text(evidence),
  });
}

/**
 * Adds readings of metrics of one company, all or none. One of an instant that has a reading corrects it; the same again
 * is a no-op.
 *
 * @returns the versions that hold, in the order of the request
 * @throws {RecordNotFoundError} for a metric that is not the company's
 * @throws {RefusedError} with every fault, by the place of the reading
 */
export function addReadings(
  store: PortalStore,
  { companyId, by, readings }: ReadingsOrder,
): Promise<readonly ReadingVersion[]> {
  return store.transaction(async ({ records }) => {
    const goals = (await records.goals([companyId])).get(companyId) ?? [];
    const known = new Set(goals.flatMap(({ metrics }) => metrics.map(({ id }) => id)));
    const stranger = readings.find(({ metricId }) => !known.has(metricId));
    if (stranger !== undefined) {
      throw new RecordNotFoundError(`Company ${companyId} has no metric ${stranger.metricId}.`);
    }
    refuseFaults([
      ...readings.flatMap((reading, index) =>
        readingFaults(reading, { now: by.at }).map(({ field, message }) => ({
          field: `readings.${index}.${field}`,
          message,
        })),
      ),
      ...repeatedReadings(readings),
    ]);
    await records.addReadings(companyId, readings, by);
    // Of one instant the last version holds, and a later entry replaces an earlier one.
    const held = new Map<string, Map<Instant, ReadingVersion>>();
    for (const metricId of new Set(readings.map((reading) => reading.metricId))) {
      const versions = await records.readings(companyId, metricId);
      held.set(metricId, new Map(versions.map((version) => [version.measuredAt, version])));
    }
    return readings.flatMap(
      ({ metricId, measuredAt }) => held.get(metricId)?.get(measuredAt) ?? [],
    );
  });
}

function repeatedReadings(readings: readonly StoredReading[]): Fault[] {
  return readings.flatMap(({ metricId, measuredAt }, index) => {
    const first = readings.findIndex(
      (other) => other.metricId === metricId && other.measuredAt === measuredAt,
    );
    const message = `is of the metric and time of reading ${first}: keep one`;
    return first === index ? [] : [{ field: `readings.${index}.measuredAt`, message }];
  });
}
