import { highWater, OVERLAP_MS } from '@attain/sync-worker/pipeline/high-water';
import { expect, it } from 'vitest';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const SETTLED = NOON - OVERLAP_MS;

it.each([
  { newest: 0, next: SETTLED, why: 'nothing was seen, and what is younger may still be indexed' },
  { newest: NOON, next: SETTLED, why: 'a record just changed, and others beside it may follow' },
  { newest: SETTLED + 1, next: SETTLED, why: 'the newest is younger than the lag' },
  { newest: SETTLED, next: SETTLED, why: 'the newest is as old as the lag' },
  { newest: SETTLED - 1, next: SETTLED - 1, why: 'nothing newer was seen' },
  { newest: NOON + 60_000, next: SETTLED, why: 'records are stamped by a faster clock' },
  {
    newest: NOON - 86_400_000,
    next: NOON - 86_400_000,
    why: 'records are stamped by a slower clock, or nothing happened for a day',
  },
])('the next pull begins at $next when the newest is $newest: $why', ({ newest, next }) => {
  expect(highWater(NOON, newest)).toBe(next);
});

it('begins at no time before 1970', () => {
  expect(highWater(60_000, 0)).toBe(0);
});
