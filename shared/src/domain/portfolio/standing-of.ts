import type { Account, AsOf } from '../account.ts';
import { agreements } from '../agreements/agreements.ts';
import { scoreGoal } from '../goals/goal-result.ts';
import { successScore } from '../goals/success-score.ts';
import { healthBand } from '../health/health-band.ts';
import {
  healthComponents,
  healthInputs,
  healthModelOf,
  healthScore,
} from '../health/health-score.ts';
import { sinceBaseline } from '../metrics/since-baseline.ts';
import type { Settings } from '../settings.ts';
import type { Standing } from './book-change.ts';

/** Where an account stands, by the rules of a scoring and without what nobody asks of a preview. */
export function standingOf(account: Account, asOf: AsOf, settings: Settings): Standing {
  const active = account.goals.filter(({ ended }) => !ended).map(sinceBaseline);
  const goals = active.map((goal) => scoreGoal(goal, asOf, settings));
  const model = healthModelOf(account.segment, settings);
  const components = healthComponents(healthInputs(account, asOf, settings), model);
  const { score } = healthScore(components, settings);
  return {
    health: { score, band: healthBand(score, settings.bands.health) },
    agreements: agreements(active, goals, asOf, settings).status,
    success: successScore(goals, settings).band,
  };
}
