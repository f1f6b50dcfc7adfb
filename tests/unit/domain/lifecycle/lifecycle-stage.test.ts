import type { Account } from '@attain/shared/domain/account';
import type { CommitmentState, Goal } from '@attain/shared/domain/goals/goal';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import {
  asOf,
  at,
  confirmedAt,
  metricAt,
  readings,
  someAccount,
  someCommitment,
  someGoal,
  someMetric,
  someValueLine,
  USD,
} from '../builders.ts';

const stageOf = (account: Partial<Account>) =>
  scoreAccount(someAccount(account), asOf(), DEFAULT_SETTINGS, USD).lifecycleStage;

const goalIn = (state: CommitmentState | null, current: number | null, id = 'g1'): Goal =>
  someGoal({
    id,
    commitment: state === null ? null : someCommitment({ state }),
    metrics: [metricAt(0, 100, current)],
  });

describe('the stage of the lifecycle (L02)', () => {
  it('begins with define', () => {
    expect(stageOf({})).toBe('define');
  });

  it.each([
    { state: null, current: 50, is: 'define' },
    { state: 'draft', current: 50, is: 'define' },
    { state: 'proposed', current: 50, is: 'commit' },
    { state: 'signed', current: null, is: 'commit' },
    { state: 'active', current: null, is: 'commit' },
    { state: 'active', current: 50, is: 'execute' },
    { state: 'revised', current: 50, is: 'execute' },
    { state: 'missed', current: 50, is: 'execute' },
    { state: 'achieved', current: null, is: 'prove' },
    { state: 'achieved', current: 50, is: 'prove' },
    { state: 'ended', current: 50, is: 'define' },
  ] as const)(
    'is $is with a commitment that is $state and a reading of $current',
    ({ state, current, is }) => {
      expect(stageOf({ goals: [goalIn(state, current)] })).toBe(is);
    },
  );

  it('is that of the agreement that has come furthest', () => {
    const goals = [goalIn('proposed', null, 'a'), goalIn('active', 50, 'b'), goalIn(null, 1, 'c')];
    expect(stageOf({ goals })).toBe('execute');
    expect(stageOf({ goals: [...goals, goalIn('achieved', 50, 'd')] })).toBe('prove');
  });

  it('is execute with the first metric that is measured', () => {
    const metrics = [metricAt(0, 100, null), metricAt(0, 100, 50), metricAt(0, 100, null)];
    expect(stageOf({ goals: [someGoal({ commitment: someCommitment(), metrics })] })).toBe(
      'execute',
    );
  });

  it('takes no reading up to the baseline for one of the execution', () => {
    const metric = (day: string) =>
      someMetric({ baselineAt: at('2026-02-01'), readings: readings([day, 50]) });
    const goals = (day: string) => [
      someGoal({ commitment: someCommitment(), metrics: [metric(day)] }),
    ];
    expect(stageOf({ goals: goals('2026-02-01') })).toBe('commit');
    expect(stageOf({ goals: goals('2026-02-02') })).toBe('execute');
  });

  it('forgets goals that ended', () => {
    expect(stageOf({ goals: [{ ...goalIn('achieved', 50), ended: true }] })).toBe('define');
  });

  it('is prove once value is confirmed, and not while it is estimated or confirmed at nothing', () => {
    const confirmed = (amount: number) => ({
      valueLines: [someValueLine({ confirmed: confirmedAt(amount) })],
    });
    expect(stageOf(confirmed(1))).toBe('prove');
    expect(stageOf(confirmed(0))).toBe('define');
    expect(stageOf({ valueLines: [someValueLine()] })).toBe('define');
  });
});
