import { isByOtherRules, leftOn } from '@attain/sync-worker/pipeline/scored-by';
import { describe, expect, it } from 'vitest';

import { someSnapshot } from '../../contract/store/builders.ts';
import { standingOf } from '@attain/shared/domain/portfolio/account-changes';

const NOW = { rules: 'r1', customers: 'c1' };
const TODAY = '2026-07-01';
const scoredBy = (by: typeof NOW | null) => ({
  ...{ standing: standingOf(someSnapshot('1')), by, yearlyValue: null },
});

describe('what a company was scored by', () => {
  it.each([
    ['the same customers', scoredBy({ ...NOW, rules: 'r0' }), TODAY],
    ['other customers', scoredBy({ ...NOW, customers: 'c0' }), null],
    ['nobody knows whom', scoredBy(null), TODAY],
    ['nothing: never scored', null, TODAY],
  ])('%s: it left on %s', (_, listed, day) => {
    expect(leftOn(listed, NOW, TODAY)).toBe(day);
  });

  it.each([
    [scoredBy(NOW), false],
    [scoredBy({ ...NOW, rules: 'r0' }), true],
    [scoredBy(null), false],
    [null, false],
  ])('of %j other rules hold now: %s', (listed, other) => {
    expect(isByOtherRules(listed, NOW)).toBe(other);
  });
});
