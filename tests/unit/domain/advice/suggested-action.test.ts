import {
  suggestedAction,
  suggestedGoalAction,
} from '@attain/shared/domain/advice/suggested-action';
import type { Account } from '@attain/shared/domain/account';
import type { GoalAction, Recommendation } from '@attain/shared/domain/advice/results';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, someAccount, someContract, someGoal, someValueLine, USD } from '../builders.ts';

const snapshotOf = (account: Partial<Account>) =>
  scoreAccount(someAccount(account), asOf(), DEFAULT_SETTINGS, USD);

const recommended = (
  code: Recommendation['code'],
  horizon: Recommendation['horizon'] = 'immediate',
  goalId: string | null = null,
): Recommendation => ({ code, horizon, goalId, text: 'Do it.', owner: null, reason: 'So it is.' });

const LATE = snapshotOf({
  contract: someContract(),
  goals: [someGoal({ targetDate: '2026-06-01' })],
  valueLines: [
    someValueLine({ id: 'small', amount: 10_000 }),
    someValueLine({ id: 'large', amount: 90_000 }),
  ],
});
const OPEN = snapshotOf({ goals: [someGoal({ targetDate: '2026-12-31' })] });
const EMPTY = snapshotOf({});
const NO_TASKS = new Set<string>();

describe('what a button does about a recommendation', () => {
  it.each([
    [
      recommended('sign_off_missing', 'this_week', 'g1'),
      { kind: 'request_sign_off', goalId: 'g1' },
    ],
    [recommended('value_unconfirmed'), { kind: 'confirm_value', valueLineId: 'large' }],
    [recommended('vla_will_miss', 'immediate', 'g1'), { kind: 'change_target', goalId: 'g1' }],
    [recommended('goal_at_risk', 'immediate', 'g1'), { kind: 'change_target', goalId: 'g1' }],
    [recommended('renewal'), { kind: 'schedule_meeting' }],
    [recommended('review_overdue', 'this_week', 'g1'), { kind: 'schedule_meeting' }],
    [recommended('unmet_promoter'), { kind: 'record_advocacy' }],
    [recommended('escalation'), { kind: 'create_task', dueOn: '2026-07-02' }],
    [recommended('supporting_action', 'this_week'), { kind: 'create_task', dueOn: '2026-07-08' }],
    [recommended('documentation', 'this_month'), { kind: 'create_task', dueOn: '2026-07-31' }],
    [recommended('none', 'this_month'), { kind: 'create_task', dueOn: '2026-07-31' }],
  ])('of code $code is the step itself, a meeting, or a task', (recommendation, action) => {
    expect(suggestedAction(recommendation, LATE, NO_TASKS)).toEqual(action);
  });

  it('is a meeting about an escalation that an open task is about already', () => {
    const escalated = snapshotOf({ escalationFlag: 'downtime' });
    const [reason] = escalated.escalationReasons;
    const actionWith = (cause: string) =>
      suggestedAction(recommended('escalation'), escalated, new Set([cause]));
    expect(actionWith(reason?.cause ?? '')).toEqual({ kind: 'schedule_meeting' });
    expect(actionWith('another')).toEqual({ kind: 'create_task', dueOn: '2026-07-02' });
  });

  it('is a meeting while the date of the goal is to come', () => {
    expect(
      suggestedAction(recommended('vla_will_miss', 'immediate', 'g1'), OPEN, NO_TASKS),
    ).toEqual({
      kind: 'schedule_meeting',
    });
  });

  it('is the first goal where there is none, and a task where there is nothing to confirm or sign', () => {
    expect(suggestedAction(recommended('none'), EMPTY, NO_TASKS)).toEqual({ kind: 'add_goal' });
    const task = { kind: 'create_task', dueOn: '2026-07-02' };
    expect(suggestedAction(recommended('value_unconfirmed'), EMPTY, NO_TASKS)).toEqual(task);
    expect(suggestedAction(recommended('sign_off_missing'), EMPTY, NO_TASKS)).toEqual(task);
  });
});

describe('what a button does about a step of a goal', () => {
  const step = (code: GoalAction['code']): GoalAction => ({
    code,
    horizon: 'this_week',
    text: 'Do it.',
    reason: 'So it is.',
  });
  const about = (metricId: string | null) => ({
    goalId: 'g1',
    situation: { code: 'reading_stale', metricId } as const,
    drivers: [],
    blockers: [],
    observations: [],
  });

  it.each([
    ['reading_stale', 'm1', { kind: 'add_reading', goalId: 'g1', metricId: 'm1' }],
    ['reading_missing', 'm1', { kind: 'add_reading', goalId: 'g1', metricId: 'm1' }],
    ['reading_missing', null, { kind: 'create_task', dueOn: '2026-07-08' }],
    ['past_date', null, { kind: 'change_target', goalId: 'g1' }],
    ['will_miss', null, { kind: 'schedule_meeting' }],
    ['achieved', null, { kind: 'schedule_meeting' }],
    ['behind', null, { kind: 'create_task', dueOn: '2026-07-08' }],
    ['not_measurable', 'm1', { kind: 'create_task', dueOn: '2026-07-08' }],
  ] as const)('%s on %s', (code, metricId, action) => {
    expect(suggestedGoalAction(step(code), about(metricId), OPEN)).toEqual(action);
  });
});
