import { withoutNoise } from '../basics/rounding.ts';
import type { ActivityVolume } from './inputs.ts';
import type { ActivityValue, ValueLineResult } from './results.ts';

/**
 * What one activity in the product was worth: the counted value of the line that it drives / its volume (O29). A view of
 * existing lines: its figures are in no ledger and are never added up, since that would count the lines twice (C05).
 */
export function activityValues(
  volumes: readonly ActivityVolume[],
  lines: readonly ValueLineResult[],
): ActivityValue[] {
  return volumes.map(({ activity, volume, valueLineId }) => {
    const line = lines.find(({ id }) => id === valueLineId);
    const counted = line?.counted ?? 0;
    const hasVolume = volume !== null && Number.isFinite(volume) && volume > 0;
    return {
      activity,
      volume: hasVolume ? volume : null,
      valueLineId,
      outcome: line?.description ?? null,
      valuePerUnit: hasVolume && counted > 0 ? withoutNoise(counted / volume) : null,
      reason: hasVolume ? (counted > 0 ? null : 'no_value') : missingVolume(volume),
    };
  });
}

function missingVolume(volume: number | null): 'volume_unknown' | 'no_volume' {
  return volume === null ? 'volume_unknown' : 'no_volume';
}
