import type { Account } from '@attain/shared/domain/account';
import type { QuoteOfCustomer } from '@attain/shared/reports/report-sources';

import {
  at,
  someContract,
  someCostLine,
  someGoal,
  someUsage,
  someValueLine,
  thrivingAccount,
} from '../../unit/domain/builders.ts';
import { agreed, metric, monthly, TERM, TODAY } from './parts.ts';

const TERM_DAYS = { startsAt: '2025-09-01', endsAt: '2026-08-31' };

/** Goes well by every measure: all agreements above their path, most of the value confirmed, a hypothesis beyond it. */
export const STRONG: Account = thrivingAccount({
  companyId: '70010001',
  name: 'Northwind Logistics',
  contract: someContract({ ...TERM, licensedSeats: 200 }),
  usage: someUsage({
    weeklyActiveUsers: [176, 180, 181, 184],
    peakWeeklyUsers: 190,
    featureAdoption: 0.9,
    sourceLastDeliveredAt: at(TODAY),
  }),
  goals: [
    someGoal({
      id: 'delivery',
      title: 'Deliver on time',
      owner: 'Ines Roth (COO)',
      category: 'experience',
      weight: 2,
      metrics: [
        metric(
          'otd',
          'Deliveries on time',
          '%',
          [81, 95],
          monthly(83, 86, 89, 91, 93, 94.5, 95.2, 95.8, 96.1, 96.4),
        ),
        metric(
          'claims',
          'Claims per month',
          'claims',
          [140, 60],
          monthly(132, 121, 108, 96, 84, 77, 70, 64, 59, 55),
        ),
      ],
      commitment: agreed('Ines Roth', { dependencies: 'Training completed' }),
    }),
    someGoal({
      id: 'planning',
      title: 'Plan tours faster',
      owner: 'Paul Weiss (Head of dispatch)',
      category: 'efficiency',
      metrics: [
        metric(
          'hours',
          'Planning time per day',
          'hours',
          [9, 4],
          monthly(8.5, 7.7, 7, 6.4, 6, 5.5, 5, 4.7, 4.4, 4.2),
        ),
      ],
      milestones: [
        { id: 'pilot', title: 'Pilot depot live', due: '2025-11-30', done: true },
        { id: 'all', title: 'All depots live', due: '2026-07-31', done: false },
      ],
      commitment: agreed('Ines Roth'),
    }),
    someGoal({
      id: 'fuel',
      title: 'Use less fuel',
      owner: 'Paul Weiss (Head of dispatch)',
      category: 'efficiency',
      targetDate: '2026-08-31',
      metrics: [
        metric(
          'litres',
          'Fuel per 100 km',
          'litres',
          [31, 28],
          monthly(30.6, 30.1, 29.8, 29.4, 29, 28.7, 28.4, 28.3, 28.1, 28.05),
        ),
      ],
    }),
  ],
  valueLines: [
    someValueLine({
      ...TERM_DAYS,
      id: 'fuel-saved',
      goalId: 'fuel',
      description: 'Fuel saved',
      sourceMetric: 'Litres of diesel',
      recurring: 'month',
      amount: 22_000_00,
      confirmed: { by: 'Ines Roth', at: at('2026-06-10'), amount: 21_000_00 },
      evidence: 'Fuel card statements',
    }),
    someValueLine({
      ...TERM_DAYS,
      id: 'planning-time',
      goalId: 'planning',
      type: 'soft_savings',
      description: 'Planning hours saved',
      sourceMetric: 'Planning hours',
      recurring: 'month',
      amount: null,
      quantity: 310,
      unit: 'hours',
      rate: 48_00,
      confidence: 'customer_stated',
      assumptions: 'Three dispatchers, 21 working days a month.',
    }),
    someValueLine({
      ...TERM_DAYS,
      id: 'claims-avoided',
      goalId: 'delivery',
      type: 'risk_avoidance',
      description: 'Penalties avoided',
      sourceMetric: 'Contract penalties',
      recurring: 'year',
      amount: null,
      probabilityBefore: 0.3,
      probabilityAfter: 0.1,
      impact: 400_000_00,
      confidence: 'modelled',
    }),
  ],
  costLines: [
    someCostLine({ id: 'licence', amount: 96_000_00, ...TERM_DAYS }),
    someCostLine({
      id: 'rollout',
      kind: 'implementation',
      description: 'Rollout',
      amount: 24_000_00,
      startsAt: '2025-09-01',
      endsAt: '2025-10-31',
      recurring: null,
    }),
  ],
  activityVolumes: [
    { activity: 'tour_planned', volume: 18_240, valueLineId: 'planning-time' },
    { activity: 'position_reported', volume: 61_500_000, valueLineId: 'fuel-saved' },
    { activity: 'claim_filed', volume: null, valueLineId: 'claims-avoided' },
  ],
  opportunities: [
    {
      id: 'o1',
      goalId: 'fuel',
      description: 'Driver coaching from telematics',
      potential: 60_000_00,
      effort: 'medium',
      recommendation: 'Start with the twenty longest routes.',
    },
  ],
});

export const STRONG_QUOTES: readonly QuoteOfCustomer[] = [
  {
    id: 'q1',
    goalId: 'delivery',
    text: 'Our customers stopped calling to ask where the truck is.',
    by: 'Ines Roth',
    role: 'COO',
    on: '2026-06-10',
    external: true,
  },
];

/** Little used, far behind what was agreed, nothing confirmed; one revision was approved and another waits. */
export const WEAK: Account = thrivingAccount({
  companyId: '70010002',
  name: 'Harbour Retail Group',
  contract: someContract({ ...TERM, renewal: '2026-08-15', licensedSeats: 400 }),
  usage: someUsage({
    weeklyActiveUsers: [70, 61, 55, 48],
    peakWeeklyUsers: 130,
    sessionsPerUserWeek: 0.4,
    minutesPerUserWeek: 9,
    featureAdoption: 0.2,
    sourceLastDeliveredAt: at(TODAY),
  }),
  nps: { mean: 5.5, answers: 8, latestAt: at('2026-05-20'), nps: -25, promoters: 1 },
  csat: { mean: 3.1, answers: 12, latestAt: at('2026-06-01'), nps: null, promoters: null },
  training: { share: 0.3, at: at('2026-03-01') },
  outreach: { attempts: 9, answered: 2, latestAt: at('2026-06-20') },
  goals: [
    someGoal({
      id: 'stock',
      title: 'Fewer items out of stock',
      owner: 'Marta Vidal (Head of supply)',
      category: 'revenue',
      metrics: [
        metric(
          'oos',
          'Items out of stock',
          '%',
          [9, 4],
          monthly(8.8, 8.6, 8.2, 7.8, 7.5, 7.4, 7.7, 8, 8.1, 8.2),
        ),
        metric(
          'accuracy',
          'Forecast accuracy',
          '%',
          [62, 85],
          monthly(62, 63, 63, 65, 66, 66, 66, 66, 66, 66),
        ),
      ],
      commitment: agreed('Marta Vidal', {
        dependencies: 'Training completed; data feed from tills',
        lastReviewedOn: '2026-02-20',
        termsVersion: 2,
        signatures: [
          {
            party: 'executive',
            by: 'Dana Fox',
            at: at('2026-01-20'),
            termsVersion: 2,
            digest: 'a1',
            via: 'hubspot',
          },
          {
            party: 'customer',
            by: 'Marta Vidal',
            at: at('2026-01-22'),
            termsVersion: 2,
            digest: 'a1',
            via: 'link',
          },
        ],
        approvals: [
          {
            contact: 'Marta Vidal',
            contactId: '901',
            on: '2026-01-22',
            reason: 'Two regions join only in spring',
            evidence: null,
            changes: [
              { term: 'target', subjectId: 'oos', subject: 'Items out of stock', from: 3, to: 4 },
            ],
            termsVersion: 2,
          },
        ],
      }),
    }),
    someGoal({
      id: 'shelf',
      title: 'Faster shelf checks',
      owner: 'Jon Blake (Store operations)',
      category: 'efficiency',
      metrics: [
        metric(
          'minutes',
          'Minutes per shelf check',
          'minutes',
          [40, 20],
          monthly(39, 38, 36, 35, 35, 34, 34, 33, 33, 32),
        ),
      ],
      milestones: [
        { id: 'scanners', title: 'Scanners in every store', due: '2026-03-31', done: false },
        { id: 'app', title: 'App rolled out', due: '2025-12-15', done: true },
      ],
      commitment: agreed('Jon Blake', {
        state: 'revised',
        lastReviewedOn: '2026-02-20',
        revision: {
          terms: {
            start: '2025-09-01',
            deadline: '2026-12-31',
            metrics: [],
            milestones: [],
            clauses: [],
          },
          changes: [
            {
              term: 'target_date',
              subjectId: null,
              subject: null,
              from: '2026-08-31',
              to: '2026-12-31',
            },
          ],
          reason: 'Scanners arrive late',
          proposedBy: 'Dana Fox',
          proposedAt: at('2026-06-12'),
          from: 'active',
          signatures: [],
        },
      }),
    }),
  ],
  valueLines: [
    someValueLine({
      ...TERM_DAYS,
      id: 'sales',
      goalId: 'stock',
      type: 'revenue_impact',
      description: 'Sales that were not lost',
      sourceMetric: 'Lost sales',
      recurring: 'month',
      amount: 90_000_00,
      attribution: 0.2,
      margin: 0.3,
      confidence: 'modelled',
    }),
    someValueLine({
      ...TERM_DAYS,
      id: 'shelf-hours',
      goalId: 'shelf',
      type: 'soft_savings',
      description: 'Hours saved on shelf checks',
      sourceMetric: 'Shelf check hours',
      recurring: 'month',
      amount: null,
      quantity: 120,
      unit: 'hours',
      rate: 24_00,
      disputed: true,
    }),
  ],
  costLines: [someCostLine({ id: 'licence', amount: 180_000_00, ...TERM_DAYS })],
});

/** The customer confirmed less than they pay: the ROI is below zero. */
export const LOSS_MAKING: Account = {
  ...STRONG,
  companyId: '70010003',
  name: 'Old Mill Foods',
  valueLines: [
    someValueLine({
      ...TERM_DAYS,
      id: 'waste',
      goalId: 'fuel',
      description: 'Less waste',
      sourceMetric: 'Tonnes of waste',
      recurring: 'month',
      amount: 3_100_00,
      confirmed: { by: 'Ines Roth', at: at('2026-06-10'), amount: 3_100_00 },
    }),
  ],
  opportunities: [],
};

/** Value is known, and all of it estimated: there is no ROI yet. */
export const SINGLE_LEDGER: Account = {
  ...STRONG,
  companyId: '70010004',
  name: 'Bright Dental',
  valueLines: STRONG.valueLines.map((line) => ({ ...line, confirmed: null })),
};
