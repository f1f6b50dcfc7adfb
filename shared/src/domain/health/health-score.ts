import type { Account, AsOf } from '../account.ts';
import { crmHealthInputs } from './crm-health-inputs.ts';
import { pointsOn, type Curve } from '../basics/curve.ts';
import { HEALTH_COMPONENTS, type HealthComponentKey } from './health-components.ts';
import type { HealthInput } from './health-input.ts';
import { HEALTH_MODELS, type HealthComponentModel, type HealthModel } from './health-models.ts';
import { memoised } from '../basics/memo.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { Settings } from '../settings.ts';
import type { HealthComponentResult } from './results.ts';
import { measuredHealthInputs } from './measured-health-inputs.ts';
import { usageHealthInputs } from './usage-health-inputs.ts';

/** The inputs of the nine components of an account. */
export function healthInputs(
  account: Account,
  asOf: AsOf,
  settings: Settings,
): Record<HealthComponentKey, HealthInput> {
  return {
    ...usageHealthInputs(account, asOf, settings),
    ...crmHealthInputs(account, asOf, settings),
    ...measuredHealthInputs(account, asOf, settings),
  };
}

/** The curves and weights of a segment, else the default ones. */
export function healthModelOf(
  segment: string | null,
  { health }: Pick<Settings, 'health'>,
): HealthModel {
  const named = segment === null ? undefined : health.modelBySegment[segment];
  return (
    health.models[named ?? health.defaultModel] ??
    health.models[health.defaultModel] ??
    HEALTH_MODELS.weekly
  );
}

/** Points of every component; what is missing or stale has none and is left out (C25). */
export function healthComponents(
  inputs: Readonly<Record<HealthComponentKey, HealthInput>>,
  model: HealthModel,
): HealthComponentResult[] {
  return HEALTH_COMPONENTS.map((key) => {
    const { state, input, lowConfidence, detail } = inputs[key];
    const points = state === 'fresh' && input !== null ? componentPoints(model[key], input) : null;
    return { key, maxPoints: model[key].points, input, state, points, lowConfidence, detail };
  });
}

/**
 * Health, 0-100: points earned over the points of the components with fresh input, x 100 (A10). `coverage` is the share
 * of all points that had fresh input, [0, 1]; below the floor there is no score.
 */
export function healthScore(
  components: readonly HealthComponentResult[],
  { health }: Pick<Settings, 'health'>,
): { score: number | null; coverage: number } {
  let earned = 0;
  let available = 0;
  let all = 0;
  for (const { maxPoints, points } of components) {
    all += maxPoints;
    if (points === null) continue;
    earned += points;
    available += maxPoints;
  }
  const coverage = all === 0 ? 0 : withoutNoise(available / all);
  const enough = available > 0 && coverage >= health.coverageFloor;
  return { score: enough ? shareOf(earned, available) : null, coverage };
}

/** The score of points by component, whatever its coverage; `null` where nothing could be had. */
export function scoreOfPoints(
  points: Readonly<Partial<Record<HealthComponentKey, number>>>,
  model: HealthModel,
): number | null {
  let earned = 0;
  let available = 0;
  for (const key of HEALTH_COMPONENTS) {
    const had = points[key];
    if (had === undefined) continue;
    earned += had;
    available += model[key].points;
  }
  return available > 0 ? shareOf(earned, available) : null;
}

function shareOf(earned: number, available: number): number {
  return withoutNoise((earned / available) * 100);
}

/** Curves come from the configuration: few, and the same for every company. */
const peakOf = memoised((curve: Curve) => curve.reduce((max, [, y]) => Math.max(max, y), 0));

/** Points that an input earns. A curve states points of its own scale; a changed weight stretches it. */
export function componentPoints({ points, curve }: HealthComponentModel, input: number): number {
  const peak = peakOf(curve);
  const earned = pointsOn(curve, input);
  return peak === points || peak === 0 ? earned : (earned * points) / peak;
}
