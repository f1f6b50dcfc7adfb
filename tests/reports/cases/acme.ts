import type { Account } from '@attain/shared/domain/account';
import type { Goal } from '@attain/shared/domain/goals/goal';
import type { QuoteOfCustomer } from '@attain/shared/reports/report-sources';

import {
  at,
  someAccount,
  someContract,
  someCostLine,
  someGoal,
  someTickets,
  someUsage,
  someValueLine,
} from '../../unit/domain/builders.ts';
import { agreed, endingWith, metric } from './parts.ts';

/** The day of the document's report. */
export const YEAR_END = '2025-12-31';
const YEAR = { startsAt: '2025-01-01', endsAt: YEAR_END };
const FROM_KICK_OFF = { baselineAt: at('2025-01-01'), baselineSource: 'Kick-off' };

const monthly = (...values: readonly number[]) => endingWith(YEAR_END, values);
const agreedWith = (by: string) =>
  agreed(by, {
    start: '2025-01-01',
    deadline: '2026-06-30',
    signedAt: at('2025-01-15'),
    signatures: [],
    lastReviewedOn: '2025-12-15',
  });

/** The five goals of the success metrics document, at the figures printed there, with the year that led to them. */
const GOALS: readonly Goal[] = [
  someGoal({
    createdOn: '2025-01-01',
    id: 'reporting',
    title: 'Reduce reporting time',
    owner: 'Sarah Chen (VP Ops)',
    category: 'efficiency',
    metrics: [
      metric(
        'time',
        'Time to create report',
        'hours',
        [4, 2],
        monthly(3.6, 3, 2.6, 2.5, 2.5, 2.5, 2.4, 2.4, 2.3, 1.8, 1.4, 1.2),
        FROM_KICK_OFF,
      ),
      metric(
        'reports',
        'Reports created/week',
        'reports',
        [10, 25],
        monthly(14, 18, 21, 22, 22, 22, 22, 23, 24, 28, 32, 35),
        FROM_KICK_OFF,
      ),
      metric(
        'steps',
        'Manual steps eliminated',
        'steps',
        [0, 15],
        monthly(4, 8, 10, 10, 10, 11, 11, 12, 13, 15, 17, 18),
        FROM_KICK_OFF,
      ),
    ],
    commitment: agreedWith('Sarah Chen'),
  }),
  someGoal({
    createdOn: '2025-01-01',
    id: 'accuracy',
    title: 'Improve data accuracy',
    owner: 'Mike Lee (Director Analytics)',
    category: 'risk',
    metrics: [
      metric(
        'errors',
        'Data error rate',
        'percent',
        [12, 2],
        monthly(10.5, 8.8, 7.5, 7.2, 7.1, 7, 6.8, 6.5, 6, 5.1, 4.4, 3.8),
        FROM_KICK_OFF,
      ),
      metric(
        'corrections',
        'Manual corrections/week',
        'corrections',
        [45, 5],
        monthly(40, 33, 27, 26, 25, 25, 24, 22, 18, 14, 10, 8),
        FROM_KICK_OFF,
      ),
      metric(
        'audit',
        'Audit findings/quarter',
        'findings',
        [15, 3],
        [
          { value: 12, measuredAt: at('2025-03-31') },
          { value: 8, measuredAt: at('2025-06-30') },
          { value: 6, measuredAt: at('2025-09-30') },
          { value: 4, measuredAt: at(YEAR_END) },
        ],
        { ...FROM_KICK_OFF, frequency: 'quarterly' },
      ),
    ],
    commitment: agreedWith('Mike Lee'),
  }),
  someGoal({
    createdOn: '2025-01-01',
    id: 'efficiency',
    title: 'Increase team efficiency',
    owner: 'Bob Smith (Manager)',
    category: 'efficiency',
    metrics: [
      metric(
        'tasks',
        'Tasks/person/day',
        'tasks',
        [15, 25],
        monthly(16, 17.5, 19, 19.5, 20, 20, 19, 18, 17, 17, 17.5, 18),
        FROM_KICK_OFF,
      ),
      metric(
        'adoption',
        'System adoption',
        'percent',
        [40, 90],
        monthly(45, 52, 60, 63, 66, 68, 66, 63, 60, 61, 63, 65),
        FROM_KICK_OFF,
      ),
      metric(
        'automation',
        'Process automation',
        'workflows',
        [0, 10],
        monthly(0, 1, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4),
        FROM_KICK_OFF,
      ),
    ],
    commitment: agreedWith('Bob Smith'),
  }),
  someGoal({
    createdOn: '2025-01-01',
    id: 'self-service',
    title: 'Enable self-service',
    owner: 'Sarah Chen (VP Ops)',
    category: 'experience',
    targetDate: '2026-06-30',
    metrics: [
      metric('share', 'Self-service', 'percent', [null, 90], monthly(70, 74, 79, 83, 86, 88)),
    ],
  }),
  someGoal({
    createdOn: '2025-01-01',
    id: 'tools',
    title: 'Consolidate tools',
    owner: 'Sarah Chen (VP Ops)',
    category: 'efficiency',
    targetDate: '2026-06-30',
    metrics: [],
    milestones: ['Survey tool', 'Report scheduler', 'Data catalogue'].map((tool, index) => ({
      id: `tool-${index}`,
      title: `${tool} retired`,
      due: null,
      done: true,
    })),
  }),
];

const confirmed = (by: string, amount: number) => ({ by, at: at('2025-12-15'), amount });

const LINES = {
  reporting: someValueLine({
    ...YEAR,
    id: 'reporting-time',
    goalId: 'reporting',
    type: 'soft_savings',
    description: 'Reporting time saved',
    sourceMetric: 'Reporting hours saved',
    recurring: 'month',
    amount: null,
    quantity: 140,
    unit: 'hours',
    rate: 60_00,
    realisation: 1,
    confirmed: confirmed('Sarah Chen', 8_400_00),
    evidence: 'QBR of December 2025',
  }),
  correction: someValueLine({
    ...YEAR,
    id: 'correction-time',
    goalId: 'accuracy',
    type: 'soft_savings',
    description: 'Correction time saved',
    sourceMetric: 'Correction hours saved',
    recurring: 'month',
    amount: null,
    quantity: 90,
    unit: 'hours',
    rate: 60_00,
    realisation: 1,
    confirmed: confirmed('Mike Lee', 5_400_00),
  }),
  errors: someValueLine({
    ...YEAR,
    id: 'error-reduction',
    goalId: 'accuracy',
    description: 'Error reduction',
    sourceMetric: 'Correction hours saved',
    recurring: 'year',
    amount: 64_800_00,
    confidence: 'customer_stated',
  }),
  tools: someValueLine({
    ...YEAR,
    id: 'tool-consolidation',
    goalId: 'tools',
    description: 'Three tools retired',
    sourceMetric: 'Tool licences',
    recurring: 'year',
    amount: 45_000_00,
    confirmed: confirmed('Sarah Chen', 45_000_00),
  }),
};

/** The example of the success metrics document, with the double count resolved: 210,600 confirmed, ROI 40.4 % (C02, C05). */
export const ACME: Account = someAccount({
  companyId: '51200069',
  name: 'Acme Corp',
  createdOn: '2024-11-20',
  contract: someContract({ start: '2025-01-01', renewal: '2026-06-30', licensedSeats: 120 }),
  goals: GOALS,
  valueLines: [LINES.reporting, LINES.correction, { ...LINES.errors, excluded: true }, LINES.tools],
  costLines: [someCostLine({ amount: 150_000_00, ...YEAR })],
  usage: someUsage({
    sourceLastDeliveredAt: at(YEAR_END),
    lastEventAt: at(YEAR_END),
    weeklyActiveUsers: [76, 77, 78, 78],
    featureAdoption: 0.4,
    firstEventAt: at('2025-01-06'),
    firstUserAt: at('2025-01-06'),
  }),
  tickets: someTickets({ weighted: 3, open: 1 }),
  training: { share: 0.5, at: at('2025-12-01') },
  outreach: { attempts: 8, answered: 7, latestAt: at('2025-12-15') },
});

/** The same while both lines still count the hours of correction: a draft, at the figures of before. */
export function acmeCountedTwice(before: Account['lastUnblockedValue']): Account {
  return { ...ACME, valueLines: Object.values(LINES), lastUnblockedValue: before };
}

export const ACME_QUOTES: readonly QuoteOfCustomer[] = [
  {
    id: 'q1',
    goalId: 'reporting',
    text: 'What used to take us half a day now takes 20 minutes. The team loves it.',
    by: 'Sarah Chen',
    role: 'VP Ops',
    on: '2025-12-15',
    external: true,
  },
  {
    id: 'q2',
    goalId: 'efficiency',
    text: 'Without Priya the team falls back into its spreadsheets.',
    by: 'Bob Smith',
    role: 'Manager',
    on: '2025-10-02',
    external: false,
  },
];
