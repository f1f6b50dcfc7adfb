import { memberShares, type GoalMember } from '@attain/shared/domain/goals/goal-attainment';
import { goalAttainment } from '@attain/shared/domain/goals/goal-attainment';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const member = (weight: number, attainment = 0): GoalMember => ({
  metric: 0,
  attainment,
  progress: attainment,
  expected: null,
  weight,
});

describe('what the members of a goal weigh', () => {
  it.each([
    { weights: [20, 40, 30], shares: [2 / 9, 4 / 9, 3 / 9] },
    { weights: [1, 1], shares: [0.5, 0.5] },
    { weights: [0, 0], shares: [0.5, 0.5] },
    { weights: [-5, 5], shares: [0, 1] },
    { weights: [], shares: [] },
  ])('of $weights is $shares', ({ weights, shares }) => {
    const found = memberShares(weights.map((weight) => member(weight)));
    expect(found).toHaveLength(shares.length);
    shares.forEach((share, index) => expect(found[index]).toBeCloseTo(share, 12));
  });

  it('times their attainment is the attainment of the goal', () => {
    const weight = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e308, noNaN: true }));
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const members = fc.array(
      fc.tuple(weight, share).map(([w, a]) => member(w, a)),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(members, (all) => {
        const shares = memberShares(all);
        const sum = all.reduce(
          (total, { attainment }, i) => total + attainment * (shares[i] ?? 0),
          0,
        );
        expect(sum).toBeCloseTo(goalAttainment(all) ?? -1, 9);
      }),
    );
  });
});
