import type { ReadingVersion } from '../../ports/records.ts';
import { moment } from './goal-record.ts';

/** A version of a reading on the wire, and whether it is the one that holds. */
export function readingVersion(reading: ReadingVersion, holds: boolean) {
  const { measuredAt, value, source, evidence, version, recordedAt, recordedBy, via } = reading;
  return {
    measuredAt: moment(measuredAt),
    ...{ value, source, evidence, version, holds },
    recordedAt: moment(recordedAt),
    ...{ recordedBy, via },
  };
}
