import { hypothesisView } from '@attain/shared/domain/growth/hypothesis';
import { nextHypothesis } from '@attain/shared/domain/growth/next-hypothesis';
import { promiseKept, shareKept } from '@attain/shared/domain/growth/promise-kept';
import type { ValueHypothesis } from '@attain/shared/domain/lifecycle/inputs';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { ValueResult } from '@attain/shared/domain/value/results';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asOf, confirmedAt, someAccount, someContract, someValueLine, USD } from '../builders.ts';

const HYPOTHESIS: ValueHypothesis = {
  painPoints: ['Reports take four hours'],
  drivers: [
    {
      description: 'Hours saved',
      yearlyValue: 200_000_00,
      probability: 0.8,
      assumption: 'Ten reports a week',
    },
    {
      description: 'Fewer errors',
      yearlyValue: 100_000_00,
      probability: 0.5,
      assumption: 'Ten reports a week',
    },
    {
      description: 'Tools retired',
      yearlyValue: 45_000_00,
      probability: 1,
      assumption: 'Contracts can be ended',
    },
  ],
  yearlyCost: 150_000_00,
};

describe('the hypothesis (L05, L23)', () => {
  it('expects each driver at its value x probability, and projects the net ROI of their sum', () => {
    const view = hypothesisView(HYPOTHESIS);
    expect(view?.drivers.map(({ expected }) => expected)).toEqual([
      160_000_00, 50_000_00, 45_000_00,
    ]);
    expect(view).toMatchObject({
      painPoints: ['Reports take four hours'],
      yearlyValue: 255_000_00,
      yearlyCost: 150_000_00,
      roiProjection: 0.7,
      reason: null,
    });
  });

  it('lists the assumptions that it rests on, each once', () => {
    expect(hypothesisView(HYPOTHESIS)?.assumptions).toEqual([
      'Ten reports a week',
      'Contracts can be ended',
    ]);
  });

  it('is worked out anew on other assumptions, and keeps the recorded ones', () => {
    const adjusted = hypothesisView(HYPOTHESIS, {
      drivers: { 0: { probability: 0.25 }, 2: { yearlyValue: 60_000_00 } },
      yearlyCost: 100_000_00,
    });
    expect(adjusted?.drivers.map(({ expected }) => expected)).toEqual([
      50_000_00, 50_000_00, 60_000_00,
    ]);
    expect(adjusted).toMatchObject({ yearlyValue: 160_000_00, roiProjection: 0.6 });
    expect(hypothesisView(HYPOTHESIS)?.yearlyValue).toBe(255_000_00);
  });

  it.each([
    { probability: 1.5, expected: 200_000_00 },
    { probability: -0.5, expected: 0 },
  ])(
    'takes a probability of $probability for the nearest that exists',
    ({ probability, expected }) => {
      const view = hypothesisView(HYPOTHESIS, { drivers: { 0: { probability } } });
      expect(view?.drivers[0]?.expected).toBe(expected);
    },
  );

  it('rounds what a driver is expected to be worth to whole cents', () => {
    const drivers = [
      { description: 'A third', yearlyValue: 100, probability: 1 / 3, assumption: 'Luck' },
      { description: 'Half', yearlyValue: 101, probability: 0.5, assumption: 'Luck' },
    ];
    const view = hypothesisView({ painPoints: [], drivers, yearlyCost: 1 });
    expect(view?.drivers.map(({ expected }) => expected)).toEqual([33, 51]);
  });

  it.each([
    { name: 'without drivers', change: { drivers: [] }, reason: 'nothing_expected' },
    {
      name: 'of drivers that nobody believes',
      change: { drivers: [{ ...HYPOTHESIS.drivers[0]!, probability: 0 }] },
      reason: 'nothing_expected',
    },
    { name: 'without a cost', change: { yearlyCost: 0 }, reason: 'no_cost' },
  ])('projects no ROI $name', ({ change, reason }) => {
    expect(hypothesisView({ ...HYPOTHESIS, ...change })).toMatchObject({
      roiProjection: null,
      reason,
    });
  });

  it('is null where nothing was recorded', () => {
    expect(hypothesisView(null)).toBeNull();
  });
});

describe('the share of a promise that is kept', () => {
  it.each([
    { realised: 780_000_00, promised: 2_300_000_00, is: 0.339, name: 'L17: 780K of 2.3M' },
    { realised: 2_700_000_00, promised: 2_300_000_00, is: 1.174, name: 'L22: 2.7M of 2.3M' },
    { realised: 0, promised: 100, is: 0, name: 'nothing of something' },
  ])('is $is for $name', ({ realised, promised, is }) => {
    expect(shareKept(realised, promised)).toBeCloseTo(is, 3);
  });

  it.each([
    { realised: null, promised: 100 },
    { realised: 100, promised: 0 },
    { realised: 100, promised: -5 },
  ])('is unknown for $realised of $promised', ({ realised, promised }) => {
    expect(shareKept(realised, promised)).toBeNull();
  });
});

describe('the promise against the confirmed ledger (C04)', () => {
  const value = (confirmed: number | null, to = '2026-06-30'): ValueResult => {
    const line = someValueLine({ confirmed: confirmed === null ? null : confirmedAt(confirmed) });
    return scoreAccount(
      someAccount({
        contract: someContract(),
        valueLines: confirmed === null ? [] : [line],
      }),
      asOf(to),
      DEFAULT_SETTINGS,
      USD,
    ).value;
  };

  it('compares equal days: 181 of the 365 days of 2026', () => {
    expect(promiseKept(365_000, value(90_500))).toEqual({
      promisedAYear: 365_000,
      promisedToDate: 181_000,
      confirmed: 90_500,
      shareOfYear: 0.247945205479,
      shareToDate: 0.5,
      shortfall: 90_500,
    });
  });

  it('is kept after a whole year when the year is paid back', () => {
    expect(promiseKept(365_000, value(365_000, '2026-12-31'))).toMatchObject({
      promisedToDate: 365_000,
      shareOfYear: 1,
      shareToDate: 1,
      shortfall: 0,
    });
  });

  it('has no shortfall where more was confirmed than promised', () => {
    expect(promiseKept(365_000, value(400_000)).shortfall).toBe(0);
  });

  it('says unknown, not 0 %, where no line counts; all of it is missing', () => {
    expect(promiseKept(365_000, value(null))).toMatchObject({
      confirmed: null,
      shareOfYear: null,
      shareToDate: null,
      shortfall: 181_000,
    });
  });

  it('never promises more to date than by the end of the year', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        fc.integer({ min: 1, max: 364 }),
        (promised, day) => {
          const to = new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
          const period: ValueResult['period'] = {
            from: '2026-01-01',
            to,
            label: 'contract to date',
          };
          const kept = promiseKept(promised, { period, figures: value(null).figures });
          expect(kept.promisedToDate).toBeLessThanOrEqual(promised);
          expect(kept.promisedToDate).toBeCloseTo((promised * day) / 365, -0.1);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the next hypothesis (L02)', () => {
  const opportunities = [
    {
      id: 'o1',
      goalId: null,
      description: 'Roll out to sales',
      potential: 40_000_00,
      effort: 'medium' as const,
      recommendation: 'Plan a workshop.',
    },
  ];
  const next = (confirmed: number | null) => {
    const line = someValueLine({ confirmed: confirmed === null ? null : confirmedAt(confirmed) });
    const { value } = scoreAccount(
      someAccount({ contract: someContract(), opportunities, valueLines: [line] }),
      asOf('2026-06-30'),
      DEFAULT_SETTINGS,
      USD,
    );
    return nextHypothesis({ value }, promiseKept(365_000, value));
  };

  it('believes an opportunity as much as the last promise was kept', () => {
    expect(next(90_500)).toEqual([
      {
        description: 'Roll out to sales',
        yearlyValue: 40_000_00,
        probability: 0.5,
        assumption: 'As much comes true as of the last promise: 50 %.',
      },
    ]);
  });

  it('believes it in full at most', () => {
    expect(next(10_000_000)[0]).toMatchObject({
      probability: 1,
      assumption: 'As much comes true as of the last promise: 100 %.',
    });
  });

  it('leaves the probability to a person where no promise tells', () => {
    const { value } = scoreAccount(someAccount({ opportunities }), asOf(), DEFAULT_SETTINGS, USD);
    expect(nextHypothesis({ value }, null)).toEqual([
      {
        description: 'Roll out to sales',
        yearlyValue: 40_000_00,
        probability: null,
        assumption: 'Nothing tells yet how much of a promise comes true.',
      },
    ]);
  });

  it('leaves out an opportunity of which nobody can say the worth', () => {
    const unusable = opportunities.map((each) => ({ ...each, potential: -5 }));
    const { value } = scoreAccount(
      someAccount({ opportunities: unusable }),
      asOf(),
      DEFAULT_SETTINGS,
      USD,
    );
    expect(nextHypothesis({ value }, null)).toEqual([]);
  });

  it('takes what people recorded, not what the ledger suggests', () => {
    expect(next(null).map(({ description }) => description)).toEqual(['Roll out to sales']);
  });
});
