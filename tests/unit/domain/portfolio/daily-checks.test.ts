import { checkInsUntil, checkSigns } from '@attain/shared/domain/portfolio/daily-checks';
import { dailyCheckReason } from '@attain/shared/domain/portfolio/daily-check-words';
import { quarterOf } from '@attain/shared/domain/portfolio/listed-account';
import type { OnboardingResult, SupportResult } from '@attain/shared/domain/lifecycle/results';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import { describe, expect, it } from 'vitest';

import { someSnapshot } from '../../../contract/store/builders.ts';

const SNAPSHOT = someSnapshot('1');

type Users = Partial<Snapshot['health']['components'][number]>;

function withUsers(users: Users): Snapshot {
  const components = SNAPSHOT.health.components.map((component) =>
    component.key === 'weekly_active_users'
      ? { ...component, maxPoints: 15, state: 'fresh' as const, detail: '3 of 50 users.', ...users }
      : component,
  );
  return { ...SNAPSHOT, health: { ...SNAPSHOT.health, components } };
}

type Item = OnboardingResult['items'][number];
const open = (item: Item['item'], dueOn: string): Item => ({
  ...{ item, dueOn, doneOn: null, source: null, overdue: false },
});

function onboarding(status: OnboardingResult['status'], items: readonly Item[]): Snapshot {
  const plan = { start: '2026-06-01', day: 30, percent: 20, status, items };
  return { ...SNAPSHOT, onboarding: plan };
}

function tickets(unanswered: number, overdue = 0): Snapshot {
  const support: SupportResult = { open: 5, unanswered, overdue, levels: [] };
  return { ...SNAPSHOT, support };
}

const reviewOn = (day: string | null, snapshot: Snapshot = SNAPSHOT): Snapshot => ({
  ...snapshot,
  agreements: { ...snapshot.agreements, nextReview: day },
});

describe('the signs of the daily checks (A63)', () => {
  it.each<[Users, boolean]>([
    [{ points: 7.49 }, true],
    [{ points: 7.5 }, false],
    [{ points: 0 }, true],
    [{ points: null, state: 'missing' }, false],
    [{ points: null, state: 'stale' }, false],
    [{ points: 0, maxPoints: 0 }, false],
  ])('weekly users of %j are low usage: %s', (users, low) => {
    expect(checkSigns(withUsers(users)).lowUsage).toBe(low);
  });

  it('asks to follow tickets up while one has no answer', () => {
    expect(checkSigns({ ...SNAPSHOT, support: null }).ticketFollowUp).toBe(false);
    expect(checkSigns(tickets(0)).ticketFollowUp).toBe(false);
    expect(checkSigns(tickets(1)).ticketFollowUp).toBe(true);
  });

  it('calls a declining trend declining, and no other', () => {
    const trend = (value: Snapshot['health']['trend']) =>
      checkSigns({ ...SNAPSHOT, health: { ...SNAPSHOT.health, trend: value } }).declining;
    expect([trend('declining'), trend('steady'), trend('improving'), trend(null)]).toEqual([
      ...[true, false, false, false],
    ]);
  });

  it('takes the earliest of the next review and the check-ins of the onboarding', () => {
    const plan = onboarding('on_schedule', [
      { ...open('kickoff', '2026-06-01'), doneOn: '2026-06-02' },
      open('check_in_30', '2026-06-30'),
      open('admin_trained', '2026-06-10'),
      open('review_60', '2026-07-30'),
    ]);
    expect(checkSigns(reviewOn(null, plan))).toMatchObject({
      ...{ checkInOn: '2026-06-30', onboardingOn: '2026-06-10' },
    });
    expect(checkSigns(reviewOn('2026-06-29', plan)).checkInOn).toBe('2026-06-29');
    expect(checkSigns(reviewOn('2026-07-09')).checkInOn).toBe('2026-07-09');
    expect(checkSigns(reviewOn(null)).checkInOn).toBeNull();
  });

  it('asks nothing of an onboarding that is complete or over', () => {
    for (const status of ['complete', 'closed'] as const) {
      const over = onboarding(status, [open('check_in_30', '2026-06-30')]);
      expect(checkSigns(reviewOn(null, over))).toMatchObject({
        ...{ checkInOn: null, onboardingOn: null },
      });
    }
  });

  it('plans check-ins a week ahead', () => {
    expect(checkInsUntil('2026-12-28')).toBe('2027-01-04');
  });

  it('says in words what put an account on the list', () => {
    expect(dailyCheckReason(tickets(1), 'ticket_follow_up')).toBe('1 ticket without an answer');
    expect(dailyCheckReason(tickets(3, 2), 'ticket_follow_up')).toBe(
      '3 tickets without an answer, 2 of them late',
    );
    expect(dailyCheckReason({ ...SNAPSHOT, support: null }, 'ticket_follow_up')).toBeNull();
    expect(dailyCheckReason(withUsers({ points: 1 }), 'low_usage')).toBe('3 of 50 users.');
    expect(dailyCheckReason(SNAPSHOT, 'declining_health')).toBe(SNAPSHOT.health.driver);
    expect(dailyCheckReason(reviewOn('2026-07-09'), 'check_in_due')).toBe(
      'Check-in is due on 9 Jul 2026',
    );
    expect(dailyCheckReason(reviewOn(null), 'check_in_due')).toBeNull();
    const plan = onboarding('behind', [open('admin_trained', '2026-06-10')]);
    expect(dailyCheckReason(plan, 'onboarding_due')).toBe(
      'Onboarding: the next open item is due on 10 Jun 2026',
    );
    const [advice] = SNAPSHOT.recommendations;
    const escalated = [{ ...advice!, code: 'escalation' as const, reason: 'Downtime.' }];
    expect(dailyCheckReason({ ...SNAPSHOT, recommendations: escalated }, 'escalated')).toBe(
      'Downtime.',
    );
    expect(dailyCheckReason({ ...SNAPSHOT, recommendations: [] }, 'escalated')).toBeNull();
  });
});

it.each([
  ['2026-01-01', '2026-Q1'],
  ['2026-03-31', '2026-Q1'],
  ['2026-04-01', '2026-Q2'],
  ['2026-12-31', '2026-Q4'],
])('%s is in %s', (day, quarter) => {
  expect(quarterOf(day)).toBe(quarter);
});
