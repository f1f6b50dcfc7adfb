import { comparable } from '@attain/shared/domain/basics/comparable';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';

/** The metrics of a name, of the active goals of a title; `null` = of any title. */
export function metricsNamed(
  goals: readonly Goal[],
  name: string,
  title: string | null,
): readonly Metric[] {
  return goals
    .filter((goal) => !goal.ended)
    .filter((goal) => title === null || comparable(goal.title) === comparable(title))
    .flatMap((goal) => goal.metrics.filter((each) => comparable(each.name) === comparable(name)));
}
