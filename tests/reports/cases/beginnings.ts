import type { Account } from '@attain/shared/domain/account';

import {
  at,
  someAccount,
  someContract,
  someCostLine,
  someGoal,
  someUsage,
  someValueLine,
} from '../../unit/domain/builders.ts';
import { agreed, metric, monthly, TERM, TODAY } from './parts.ts';

/** A customer of whom nobody has recorded what they want. */
export const NO_GOALS: Account = someAccount({
  companyId: '70020001',
  name: 'Quiet Harbour Insurance',
  contract: someContract({ ...TERM, yearlyValue: 48_000_00 }),
  usage: someUsage({ sourceLastDeliveredAt: at(TODAY) }),
});

/** It is measured, and nobody knows where it began. */
export const NO_BASELINE: Account = someAccount({
  companyId: '70020002',
  name: 'Lumen Energy',
  contract: someContract({ ...TERM, yearlyValue: 60_000_00 }),
  goals: [
    someGoal({
      id: 'calls',
      title: 'Fewer calls about bills',
      owner: 'Tom Becker',
      category: 'experience',
      targetDate: '2026-08-31',
      metrics: [
        metric('calls', 'Calls about bills', 'calls', [null, 900], monthly(1400, 1250, 1100), {
          direction: 'lower_is_better',
        }),
      ],
      commitment: agreed('Tom Becker'),
    }),
  ],
});

/** One goal is measured, one in part, one was never read. */
export const MISSING_DATA: Account = someAccount({
  companyId: '70020003',
  name: 'Cedar Hospitals',
  contract: someContract({ ...TERM }),
  goals: [
    someGoal({
      id: 'waiting',
      title: 'Shorter waiting times',
      owner: 'Dr. Lin Hoang',
      category: 'experience',
      metrics: [
        metric(
          'wait',
          'Waiting time',
          'minutes',
          [55, 30],
          monthly(52, 48, 45, 43, 40, 38, 37, 36, 35, 34),
        ),
        metric('noshow', 'Missed appointments', '%', [12, 6], []),
      ],
      commitment: agreed('Dr. Lin Hoang'),
    }),
    someGoal({
      id: 'beds',
      title: 'Use beds better',
      owner: null,
      category: 'efficiency',
      targetDate: null,
      metrics: [metric('occupancy', 'Bed occupancy', '%', [78, 88], [])],
      commitment: agreed('Dr. Lin Hoang', { deadline: null }),
    }),
    someGoal({ id: 'empty', title: 'Digital admission', owner: null, metrics: [] }),
  ],
  valueLines: [
    someValueLine({
      id: 'time',
      goalId: 'waiting',
      type: 'soft_savings',
      description: 'Time of nurses',
      startsAt: '2025-09-01',
      endsAt: '2026-08-31',
      recurring: 'month',
      amount: null,
      quantity: 200,
      rate: null,
    }),
  ],
});

/** Three weeks old: nothing can be said of its pace yet. */
export const YOUNG: Account = someAccount({
  companyId: '70020004',
  name: 'Fjord Robotics',
  createdOn: '2026-05-20',
  contract: someContract({ start: '2026-06-10', renewal: '2027-06-10', licensedSeats: 25 }),
  usage: someUsage({
    weeklyActiveUsers: [0, 4, 9, 14],
    firstEventAt: at('2026-06-15'),
    firstUserAt: at('2026-06-15'),
    sourceLastDeliveredAt: at(TODAY),
  }),
  goals: [
    someGoal({
      id: 'changeover',
      title: 'Shorter changeovers',
      owner: 'Signe Dahl',
      category: 'efficiency',
      createdOn: '2026-06-10',
      metrics: [
        metric(
          'minutes',
          'Changeover time',
          'minutes',
          [95, 60],
          [{ value: 93, measuredAt: at('2026-06-29') }],
          {
            baselineAt: at('2026-06-10'),
            frequency: 'weekly',
          },
        ),
      ],
      commitment: agreed('Signe Dahl', {
        start: '2026-06-10',
        deadline: '2027-05-31',
        signedAt: at('2026-06-10'),
        signatures: [],
        lastReviewedOn: null,
      }),
    }),
  ],
  costLines: [someCostLine({ amount: 36_000_00, startsAt: '2026-06-10', endsAt: '2027-06-09' })],
});
