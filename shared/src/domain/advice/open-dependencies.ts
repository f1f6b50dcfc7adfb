import { withoutNoise } from '../basics/rounding.ts';
import type { Goal } from '../goals/goal.ts';
import type { HealthComponentKey } from '../health/health-components.ts';
import type { HealthComponentResult } from '../health/results.ts';
import type { Settings } from '../settings.ts';
import type { Blocker } from './results.ts';

type OpenDependency = Extract<Blocker, { code: 'dependency_open' }>;

/** Words of a dependency, and the input of health that shows whether it is met. */
const SHOWN_BY: readonly (readonly [RegExp, HealthComponentKey])[] = [
  [/train/i, 'training_completion'],
  [/adopt|feature/i, 'feature_adoption'],
  [/usage|users|roll-?out/i, 'weekly_active_users'],
];

/**
 * The dependencies of an agreement (V08) that nothing shows to be met. A milestone of that name decides; else an input
 * of health that speaks of it, from 80 % of its points on.
 */
export function openDependencies(
  { commitment, milestones }: Goal,
  components: readonly HealthComponentResult[],
  { advice }: Pick<Settings, 'advice'>,
): OpenDependency[] {
  const open: OpenDependency[] = [];
  for (const part of (commitment?.dependencies ?? '').split(/[,;\n]/)) {
    const name = part.trim();
    if (name === '') continue;
    const code = 'dependency_open';
    const milestone = milestones.find(({ title }) => mentions(title, name));
    if (milestone !== undefined) {
      if (!milestone.done) open.push({ code, name, milestone: milestone.title, input: null });
      continue;
    }
    const input = SHOWN_BY.find(([words]) => words.test(name))?.[1] ?? null;
    const shown = components.find(({ key }) => key === input);
    const met =
      shown !== undefined &&
      shown.points !== null &&
      withoutNoise(shown.points) >= withoutNoise(shown.maxPoints * advice.dependencyMetFrom);
    if (!met) open.push({ code, name, milestone: null, input });
  }
  return open;
}

function mentions(title: string, name: string): boolean {
  return title.toLowerCase().includes(name.toLowerCase());
}
