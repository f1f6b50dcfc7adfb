import { COMPONENT_NAME } from '../basics/plain-words.ts';
import type { Goal } from '../goals/goal.ts';
import type { HealthComponentKey } from '../health/health-components.ts';
import type { HealthComponentResult } from '../health/results.ts';
import type { Settings } from '../settings.ts';
import type { Blocker } from './results.ts';

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
): Blocker[] {
  const named = (commitment?.dependencies ?? '').split(/[,;\n]/).map((name) => name.trim());
  const open: Blocker[] = [];
  for (const name of named) {
    if (name === '') continue;
    const milestone = milestones.find(({ title }) => mentions(title, name));
    const why =
      milestone === undefined
        ? shortInput(name, components, advice.dependencyMetFrom)
        : milestone.done
          ? null
          : `the milestone "${milestone.title}" is open`;
    if (why !== null) {
      const text = `Dependency "${name}": ${why}.`;
      open.push({ code: 'dependency_open', about: name, points: null, text });
    }
  }
  return open;
}

function shortInput(
  name: string,
  components: readonly HealthComponentResult[],
  metFrom: number,
): string | null {
  const key = SHOWN_BY.find(([words]) => words.test(name))?.[1];
  if (key === undefined) return 'nothing on record shows that it is met';
  const component = components.find((each) => each.key === key);
  if (component === undefined || component.points === null) {
    return `no ${COMPONENT_NAME[key].toLowerCase()} is measured`;
  }
  if (component.points >= component.maxPoints * metFrom) return null;
  return component.detail.replace(/\.$/, '');
}

function mentions(title: string, name: string): boolean {
  return title.toLowerCase().includes(name.toLowerCase());
}
