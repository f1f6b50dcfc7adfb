import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { Commitment, Goal, Metric } from '@attain/shared/domain/goals/goal';
import { timeToValue } from '@attain/shared/domain/lifecycle/time-to-value';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import {
  asOf,
  at,
  readings,
  someAccount,
  someCommitment,
  someContract,
  someGoal,
  someMetric,
  someUsage,
} from '../builders.ts';

const contract = someContract({ firstStart: '2026-01-01' });
const used = someUsage({ firstEventAt: at('2026-01-15') });
const time = (overrides: Parameters<typeof someAccount>[0]) =>
  timeToValue(someAccount({ contract, ...overrides }), asOf(), DEFAULT_SETTINGS);

const achieved = (metrics: readonly Metric[], goal: Partial<Goal> = {}) =>
  someGoal({ commitment: someCommitment({ state: 'achieved' }), metrics, ...goal });
const reaching = (overrides: Partial<Metric> = {}) =>
  someMetric({
    readings: readings(['2026-02-01', 40], ['2026-03-02', 100], ['2026-04-01', 90]),
    ...overrides,
  });

describe('time to the first use (A54, C17)', () => {
  it('runs from the start of the first contract', () => {
    expect(time({ usage: used })).toEqual({
      from: '2026-01-01',
      clock: 'contract_start',
      firstUse: { on: '2026-01-15', days: 14 },
      firstAchieved: null,
    });
  });

  it('runs from the creation of a company whose contract is unknown', () => {
    const unknown = someContract({ start: null });
    expect(time({ contract: unknown, createdOn: '2025-12-01', usage: used })).toMatchObject({
      from: '2025-12-01',
      clock: 'company_created',
      firstUse: { on: '2026-01-15', days: 45 },
    });
  });

  it('goes by the first term, whatever term runs today', () => {
    const renewed = someContract({ firstStart: '2026-01-01', start: '2026-06-01' });
    expect(time({ contract: renewed, usage: used })?.firstUse?.days).toBe(14);
  });

  it.each([
    { first: '2026-01-01', days: 0 },
    { first: '2026-01-02', days: 1 },
    { first: '2025-11-01', days: 0 },
  ])('is $days days with the first use on $first', ({ first, days }) => {
    expect(time({ usage: someUsage({ firstEventAt: at(first) }) })?.firstUse).toEqual({
      on: first,
      days,
    });
  });

  it('counts days of the calendar, not spans of 24 hours', () => {
    const late = someUsage({ firstEventAt: at('2026-01-03') - 1 });
    expect(time({ usage: late })?.firstUse).toEqual({ on: '2026-01-02', days: 1 });
  });

  it('is unknown before the first use', () => {
    expect(time({ usage: null })).toBeNull();
    expect(time({ usage: someUsage({ firstEventAt: null }) })).toBeNull();
  });
});

describe('time to the first achieved agreement (V37, C17)', () => {
  it('ends with the first reading at the target', () => {
    expect(time({ goals: [achieved([reaching()])] })).toEqual({
      from: '2026-01-01',
      clock: 'contract_start',
      firstUse: null,
      firstAchieved: { on: '2026-03-02', days: 60 },
    });
  });

  it('waits for the last of its metrics', () => {
    const later = reaching({ readings: readings(['2026-03-12', 120]) });
    const latest = [reaching(), later, reaching()];
    expect(time({ goals: [achieved(latest)] })?.firstAchieved?.days).toBe(70);
  });

  it('is that of the first of several agreements', () => {
    const later = achieved([reaching({ readings: readings(['2026-03-12', 120]) })]);
    const both = [later, achieved([reaching()]), later];
    expect(time({ goals: both })?.firstAchieved?.days).toBe(60);
  });

  it.each(['draft', 'proposed', 'signed', 'active', 'revised', 'missed', 'ended'] as const)(
    'does not count an agreement that is %s, though its target was met',
    (state: Commitment['state']) => {
      const goal = someGoal({ commitment: someCommitment({ state }), metrics: [reaching()] });
      expect(time({ goals: [goal] })).toBeNull();
    },
  );

  it('does not count a goal that nobody agreed on', () => {
    expect(time({ goals: [someGoal({ metrics: [reaching()] })] })).toBeNull();
  });

  it('keeps what was achieved after the goal has ended', () => {
    expect(time({ goals: [achieved([reaching()], { ended: true })] })?.firstAchieved?.days).toBe(
      60,
    );
  });

  it('is unknown where a metric never met its target by its readings', () => {
    const short = reaching({ readings: readings(['2026-03-01', 99.9]) });
    expect(time({ goals: [achieved([reaching(), short])] })).toBeNull();
    expect(time({ goals: [achieved([reaching({ readings: [] })])] })).toBeNull();
    expect(time({ goals: [achieved([reaching(), reaching({ readings: [] })])] })).toBeNull();
    expect(time({ goals: [achieved([])] })).toBeNull();
  });

  it('is not hidden by another agreement whose day is unknown', () => {
    const unknown = achieved([reaching({ readings: [] })]);
    const goals = [unknown, achieved([reaching()]), unknown];
    expect(time({ goals })?.firstAchieved?.days).toBe(60);
  });

  it('leaves out a metric that cannot be scored', () => {
    const noTarget = reaching({ target: null });
    const noBaseline = reaching({ baseline: null });
    expect(
      time({ goals: [achieved([noTarget, noBaseline, reaching()])] })?.firstAchieved?.days,
    ).toBe(60);
    expect(time({ goals: [achieved([noTarget, noBaseline])] })).toBeNull();
    const wrongSide = reaching({ direction: 'lower_is_better' });
    expect(time({ goals: [achieved([wrongSide])] })).toBeNull();
  });

  it('reads what needs no baseline without one', () => {
    const ratio = reaching({ mode: 'ratio_to_target', baseline: null, baselineAt: null });
    expect(time({ goals: [achieved([ratio])] })?.firstAchieved?.days).toBe(60);
  });

  it('goes down where lower is better', () => {
    const lower = reaching({
      direction: 'lower_is_better',
      baseline: 12,
      target: 2,
      readings: readings(['2026-02-01', 3], ['2026-02-11', 2]),
    });
    expect(time({ goals: [achieved([lower])] })?.firstAchieved?.days).toBe(41);
  });

  it('reads nothing up to the baseline', () => {
    const atBaseline = { value: 100, measuredAt: at('2026-02-01') };
    const metric = (measuredAt: number) =>
      reaching({ baselineAt: at('2026-02-01'), readings: [{ ...atBaseline, measuredAt }] });
    expect(time({ goals: [achieved([metric(at('2026-02-01'))])] })).toBeNull();
    expect(time({ goals: [achieved([metric(at('2026-02-01') + 1)])] })?.firstAchieved?.days).toBe(
      31,
    );
  });

  it('stands beside the first use', () => {
    expect(time({ usage: used, goals: [achieved([reaching()])] })).toMatchObject({
      firstUse: { days: 14 },
      firstAchieved: { days: 60 },
    });
  });

  it('is not negative for what was achieved before the contract', () => {
    const early = reaching({
      baselineAt: at('2025-10-01'),
      readings: [{ value: 100, measuredAt: at('2025-12-01') + DAY_MS / 2 }],
    });
    expect(time({ goals: [achieved([early])] })?.firstAchieved).toEqual({
      on: '2025-12-01',
      days: 0,
    });
  });
});
