import type { Settings } from '../settings.ts';
import { healthBand } from './health-band.ts';
import {
  HEALTH_COMPONENTS,
  type HealthBand,
  type HealthComponentKey,
} from './health-components.ts';
import { measured, missing } from './health-input.ts';
import { healthComponents, healthModelOf, healthScore } from './health-score.ts';
import type { HealthComponentResult } from './results.ts';

/** What the components of an account have measured, without those that are missing or stale. */
export type FreshInputs = Readonly<Partial<Record<HealthComponentKey, number>>>;

/** What is enough of an account to judge its health by other weights, curves and edges. */
export type HealthBookEntry = { segment: string | null; inputs: FreshInputs };

export function freshInputs(components: readonly HealthComponentResult[]): FreshInputs {
  return Object.fromEntries(
    components.flatMap(({ key, state, input }) =>
      state === 'fresh' && input !== null ? [[key, input]] : [],
    ),
  );
}

const ABSENT = missing('');

/** The health that a scoring with the same inputs gives: by the same rules, so to the last digit. */
export function bookHealth(
  { segment, inputs }: HealthBookEntry,
  settings: Settings,
): { score: number | null; band: HealthBand } {
  const model = healthModelOf(segment, settings);
  const given = Object.fromEntries(
    HEALTH_COMPONENTS.map((key) => {
      const input = inputs[key];
      const known = input === undefined ? ABSENT : measured(input, '', { staleAt: null, now: 0 });
      return [key, known];
    }),
  ) as Parameters<typeof healthComponents>[0];
  const { score } = healthScore(healthComponents(given, model), settings);
  return { score, band: healthBand(score, settings.bands.health) };
}
