import type { Goal, Metric } from '../goals/goal.ts';
import { changeInWords, termChanges, termsOf } from './terms.ts';

type Field = { name: string; of: (goal: Goal) => string | number | null };

const FIELDS: readonly Field[] = [
  { name: 'title', of: ({ title }) => title },
  { name: 'description', of: ({ description }) => description },
  { name: 'owner', of: ({ owner }) => owner },
  { name: 'category', of: ({ category }) => category },
  { name: 'weight', of: ({ weight }) => weight },
  { name: 'state', of: ({ commitment }) => commitment?.state ?? null },
  { name: 'dependencies', of: ({ commitment }) => commitment?.dependencies ?? null },
];

const METRIC_FIELDS = [
  'name',
  'weight',
  'frequency',
  'source',
] as const satisfies readonly (keyof Metric)[];

/**
 * What is different in a goal, in words: agreed terms first, then everything else that people edit (V32). Milestones that
 * were done since are told, too.
 *
 * @param before `undefined`: the goal is new, and nothing of it is a change
 */
export function goalChanges(before: Goal | undefined, after: Goal): string[] {
  if (before === undefined) return [];
  return [
    ...termChanges(termsOf(before), termsOf(after)).map((change) => changeInWords(change)),
    ...FIELDS.flatMap(({ name, of }) => changed(name, of(before), of(after))),
    ...after.metrics.flatMap((metric) => metricChanges(before, metric)),
    ...after.milestones.flatMap(({ id, title, done }) => {
      const was = before.milestones.find((milestone) => milestone.id === id);
      if (was === undefined || was.done === done) return [];
      return [`milestone "${title}" ${done ? 'done' : 'open again'}`];
    }),
  ];
}

function metricChanges(before: Goal, metric: Metric): string[] {
  const was = before.metrics.find(({ id }) => id === metric.id);
  if (was === undefined) return [];
  return METRIC_FIELDS.flatMap((field) =>
    changed(`${field} of "${was.name}"`, was[field], metric[field]),
  );
}

function changed(name: string, from: string | number | null, to: string | number | null): string[] {
  return from === to ? [] : [`${name} from ${from ?? 'nothing'} to ${to ?? 'nothing'}`];
}
