import type { PastHealth } from '../account.ts';
import type { Settings } from '../settings.ts';
import { healthBand } from './health-band.ts';
import { HEALTH_COMPONENTS, type HealthComponentKey } from './health-components.ts';
import type { HealthModel } from './health-models.ts';
import { componentPoints, healthModelOf, scoreOfPoints } from './health-score.ts';

/**
 * Past scores as the present settings judge the inputs of then, so that what an administrator changed is not taken for what
 * the customer did: trend, driver and renewal play compare like with like. What was told stands beside it. Rows of before
 * inputs were kept stay as they were, as do all where no settings were ever saved.
 */
export function rejudged(
  past: readonly PastHealth[],
  segment: string | null,
  settings: Settings,
): readonly PastHealth[] {
  if (settings.savedVersion === undefined) return past;
  const model = healthModelOf(segment, settings);
  return past.map((row) => judged(row, model, settings));
}

function judged(row: PastHealth, model: HealthModel, { bands }: Settings): PastHealth {
  const { inputs } = row;
  if (row.score === null || inputs === undefined || inputs === null) return row;
  const points: Partial<Record<HealthComponentKey, number>> = {};
  for (const key of HEALTH_COMPONENTS) {
    const input = inputs[key];
    if (input !== undefined) points[key] = componentPoints(model[key], input);
  }
  const score = scoreOfPoints(points, model) ?? row.score;
  const told = { score: row.score, band: row.band };
  return { ...row, points, score, band: healthBand(score, bands.health), told };
}
