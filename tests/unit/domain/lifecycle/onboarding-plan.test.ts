import { ONBOARDING_ITEMS } from '@attain/shared/domain/lifecycle/inputs';
import {
  ONBOARDING_ITEM_TITLES,
  ONBOARDING_PHASES,
  ONBOARDING_PLAN,
  stepsOnDay,
} from '@attain/shared/domain/lifecycle/onboarding-plan';
import { LIFECYCLE_DEFAULTS } from '@attain/shared/domain/lifecycle/settings';
import { describe, expect, it } from 'vitest';

describe('the plan of the first 60 days (A02-A08)', () => {
  it('is this', () => {
    const rows = ONBOARDING_PLAN.map(({ fromDay, toDay, title }) => {
      const days = fromDay === toDay ? `day ${fromDay}` : `days ${fromDay}-${toDay}`;
      return `${days}: ${title}`;
    });
    expect(rows).toEqual([
      'day 1: Welcome call and kickoff meeting',
      'day 2: Technical setup: accounts and access',
      'day 3: Administrator training: dashboard and user management',
      'day 5: Identify the champions among the users',
      'days 8-14: User training 1: basics',
      'days 15-21: User training 2: advanced features',
      'days 22-28: Monitor the first use',
      'days 22-28: Capture the baseline of every metric',
      'days 22-28: Collect the first feedback',
      'days 22-28: Solve technical issues',
      'day 30: 30-day check-in',
      'days 29-56: Check in every two weeks',
      'days 29-56: Review the usage together',
      'days 29-56: Share best practices',
      'days 29-56: Celebrate the first success',
      'day 60: 60-day success review',
    ]);
  });

  it('has each phase in its weeks', () => {
    const spans = Object.entries(ONBOARDING_PHASES).map(([phase, title]) => {
      const steps = ONBOARDING_PLAN.filter((step) => step.phase === phase);
      const first = Math.min(...steps.map(({ fromDay }) => fromDay));
      const last = Math.max(...steps.map(({ toDay }) => toDay));
      return `${title}: ${first}-${last}`;
    });
    expect(spans).toEqual([
      'Week 1: foundation: 1-5',
      'Weeks 2-3: training: 8-21',
      'Week 4: first use: 22-28',
      'Weeks 5-8: optimisation, and the review on day 60: 29-60',
    ]);
  });

  it('ends its eight weeks on day 56, four days before the review', () => {
    const weeks = ONBOARDING_PLAN.filter(({ fromDay, toDay }) => toDay > fromDay);
    expect(Math.max(...weeks.map(({ toDay }) => toDay))).toBe(56);
    expect(stepsOnDay(57)).toEqual([]);
    expect(stepsOnDay(60).map(({ code }) => code)).toEqual(['review_60']);
  });

  it('names its steps apart', () => {
    expect(new Set(ONBOARDING_PLAN.map(({ code }) => code)).size).toBe(ONBOARDING_PLAN.length);
  });

  it.each([
    { day: 0, steps: [] },
    { day: 1, steps: ['kickoff'] },
    { day: 4, steps: [] },
    { day: 7, steps: [] },
    { day: 8, steps: ['training_basics'] },
    { day: 14, steps: ['training_basics'] },
    { day: 15, steps: ['training_advanced'] },
    { day: 28, steps: ['first_use', 'baselines', 'first_feedback', 'technical_issues'] },
    { day: 29, steps: ['check_ins', 'usage_review', 'best_practices', 'celebration'] },
    {
      day: 30,
      steps: ['check_in_30', 'check_ins', 'usage_review', 'best_practices', 'celebration'],
    },
    { day: 61, steps: [] },
  ])('has $steps on day $day', ({ day, steps }) => {
    expect(stepsOnDay(day).map(({ code }) => code)).toEqual(steps);
  });
});

describe('the checklist (A09)', () => {
  it('has ten items with these words', () => {
    expect(ONBOARDING_ITEMS.map((item) => ONBOARDING_ITEM_TITLES[item])).toEqual([
      'Kickoff meeting completed',
      'Technical requirements verified',
      'User accounts created',
      'Administrator trained',
      'Champions identified',
      'Training sessions scheduled',
      'First experience launched',
      'Baseline metrics captured',
      '30-day check-in completed',
      '60-day success review completed',
    ]);
  });

  it.each(ONBOARDING_ITEMS)('has %s fulfilled by one step, and due on its last day', (item) => {
    const steps = ONBOARDING_PLAN.filter(({ items }) => items.includes(item));
    expect(steps.map(({ toDay }) => toDay)).toEqual([LIFECYCLE_DEFAULTS.onboarding.dueDays[item]]);
  });

  it('is in the order in which its items are due', () => {
    const days = ONBOARDING_ITEMS.map((item) => LIFECYCLE_DEFAULTS.onboarding.dueDays[item]);
    expect(days).toEqual([1, 2, 2, 3, 5, 14, 28, 28, 30, 60]);
  });
});
