import { goalChanges } from '@attain/shared/domain/agreements/goal-changes';
import { expect, it } from 'vitest';

import { someGoal, someMetric } from '../builders.ts';

const milestone = { id: '1', title: 'Pilot', due: null, done: false };
const goal = someGoal({ metrics: [someMetric()], milestones: [milestone] });

it('a new goal has changed nothing', () => {
  expect(goalChanges(undefined, goal)).toEqual([]);
});

it('the same goal has changed nothing', () => {
  expect(goalChanges(goal, { ...goal })).toEqual([]);
});

it.each([
  [
    'a target',
    { metrics: [someMetric({ target: 90 })] },
    'target of "Reports created" from 100 to 90',
  ],
  ['a weight', { weight: 2 }, 'weight from 1 to 2'],
  ['an owner', { owner: null }, 'owner from Sarah Chen to nothing'],
  [
    'a source',
    { metrics: [someMetric({ source: 'CRM' })] },
    'source of "Reports created" from nothing to CRM',
  ],
  [
    'a milestone that is done',
    { milestones: [{ ...milestone, done: true }] },
    'milestone "Pilot" done',
  ],
])('%s is told with old and new', (_, change, words) => {
  expect(goalChanges(goal, { ...goal, ...change })).toEqual([words]);
});

it('a milestone is told as open again', () => {
  const done = { ...goal, milestones: [{ ...milestone, done: true }] };
  expect(goalChanges(done, goal)).toEqual(['milestone "Pilot" open again']);
});
