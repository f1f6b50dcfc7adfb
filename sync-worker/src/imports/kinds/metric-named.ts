import { comparable } from '@attain/shared/domain/basics/comparable';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';

import { refuse } from '../refuse.ts';
import { goalNamed } from './goal-named.ts';

type Named = { metric: string; goal: string | null };

/** The one metric of a company that a row means. @throws {RowRefusedError} for none, or several. */
export function metricNamed(goals: readonly Goal[], { metric: name, goal }: Named): Metric {
  const searched = goal === null ? goals : [goalNamed(goals, goal)];
  const sameName = searched.flatMap((candidate) =>
    candidate.metrics
      .filter((metric) => comparable(metric.name) === comparable(name))
      .map((metric) => ({ goal: candidate, metric })),
  );
  // A metric may go on under a new goal after the old one has ended.
  const live = sameName.filter((found) => !found.goal.ended);
  const found = live.length > 0 ? live : sameName;
  const [only] = found;
  if (only === undefined) return refuse(unknownMetric(name, searched));
  if (found.length > 1) {
    const titles = found.map((candidate) => `"${candidate.goal.title}"`).join(', ');
    refuse(`metric "${name}" is part of several goals (${titles}): add the column goal`);
  }
  return only.metric;
}

function unknownMetric(name: string, goals: readonly Goal[]): string {
  const known = goals.flatMap(({ metrics }) => metrics.map((metric) => `"${metric.name}"`));
  return known.length === 0
    ? `metric "${name}" is unknown, the company has no metrics yet: import its goals first`
    : `metric "${name}" is unknown, the company has ${known.join(', ')}: correct the name or import its goal first`;
}
