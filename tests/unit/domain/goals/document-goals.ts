import type { Goal } from '@attain/shared/domain/goals/goal';

import { goalOf, metricAt, someGoal } from '../builders.ts';

const done = { title: 'Tool retired', due: null, done: true };

const named = (
  name: string,
  unit: string,
  values: readonly [baseline: number | null, target: number, current: number],
) => ({ ...metricAt(...values), name, unit });

/** The five goals of the success metrics document, as printed there. */
export const DOCUMENT_GOALS: readonly Goal[] = [
  goalOf(
    'Reduce reporting time',
    named('Time to create report', 'hours', [4, 2, 1.2]),
    named('Reports created/week', 'reports', [10, 25, 35]),
    named('Manual steps eliminated', 'steps', [0, 15, 18]),
  ),
  goalOf(
    'Improve data accuracy',
    named('Data error rate', 'percent', [12, 2, 3.8]),
    named('Manual corrections/week', 'corrections', [45, 5, 8]),
    named('Audit findings', 'findings', [15, 3, 4]),
  ),
  goalOf(
    'Increase team efficiency',
    named('Tasks/person/day', 'tasks', [15, 25, 18]),
    named('System adoption', 'percent', [40, 90, 65]),
    named('Process automation', 'workflows', [0, 10, 4]),
  ),
  goalOf('Enable self-service', named('Self-service', 'percent', [null, 90, 88])),
  someGoal({
    id: 'Consolidate tools',
    title: 'Consolidate tools',
    metrics: [],
    milestones: [1, 2, 3].map((n) => ({ id: String(n), ...done })),
  }),
];
