import type { Account } from '@attain/shared/domain/account';
import { addDays, addMonths, DAY_MS, dayNumber, type Day } from '@attain/shared/domain/basics/time';
import type { Goal, Metric, Reading } from '@attain/shared/domain/goals/goal';
import type { CostLine, ValueLine } from '@attain/shared/domain/value/value-line';

import { someCommitment, someGoal, someMetric, someValueLine } from '../unit/domain/builders.ts';
import { BENCH_AS_OF, benchAccount } from './accounts.ts';

const GOALS = 10;
export const LARGE_MONTHS = 24;
const VALUE_LINES = 12;
const TODAY = BENCH_AS_OF.today;
const START = addMonths(TODAY, -LARGE_MONTHS);

const TITLES = [
  'Reduce the time that monthly reports take',
  'Improve the accuracy of customer data',
  'Bring every school onto the platform',
  'Let teachers help themselves',
  'Retire the three tools from before',
];
const NAMES = ['Time to create a report', 'Manual corrections a week', 'Adoption in the schools'];
const UNITS = ['hours', 'corrections', 'percent'];

/**
 * An account as large as a card is promised to be quick and small for: 10 goals with 25 metrics, all of them agreed and all in trouble,
 * 24 months of readings and 12 value lines.
 */
export function largeAccount(index: number): Account {
  return {
    ...benchAccount(index),
    goals: Array.from({ length: GOALS }, (_, n) => goal(n)),
    valueLines: Array.from({ length: VALUE_LINES }, (_, n) => valueLine(n)),
    costLines: [cost()],
  };
}

function goal(n: number): Goal {
  return someGoal({
    id: `00000000-0000-4000-8000-0000000000${10 + n}`,
    title: `${TITLES[n % TITLES.length]} (${n + 1})`,
    owner: 'Sarah Chen, Head of Operations',
    startDate: START,
    targetDate: addMonths(TODAY, 1 + (n % 6)),
    metrics: Array.from({ length: 2 + (n % 2) }, (_, m) => metric(n, m)),
    milestones: [
      { id: `ms-${n}-1`, title: 'Pilot group onboarded', due: addDays(TODAY, -60), done: true },
      { id: `ms-${n}-2`, title: 'All departments live', due: addDays(TODAY, 20 + n), done: false },
    ],
    commitment: someCommitment({ start: START, lastReviewedOn: null }),
  });
}

/** A metric goes well, one slowly, and one hardly at all; those of one goal are read on the same days. */
function metric(n: number, m: number): Metric {
  const pace = [1, 0.6, 0.2][(n + m) % 3] ?? 1;
  return someMetric({
    id: `00000000-0000-4000-9000-0000000000${10 + n}${m}`,
    name: `${NAMES[m]} (${n + 1})`,
    unit: UNITS[m] ?? '',
    baseline: 10,
    baselineAt: at(START),
    target: 100,
    readings: Array.from({ length: LARGE_MONTHS }, (_, month): Reading => {
      const value = 10 + (90 * pace * (month + 1)) / LARGE_MONTHS;
      return {
        value: Math.round(value * 10) / 10,
        measuredAt: at(addMonths(START, month)) + (1 + n) * DAY_MS,
      };
    }),
  });
}

function valueLine(n: number): ValueLine {
  return someValueLine({
    id: `00000000-0000-4000-a000-0000000000${10 + n}`,
    goalId: goal(n % GOALS).id,
    description: `Hours saved by what goal ${n + 1} brought about`,
    type: 'soft_savings',
    sourceMetric: `hours-${n}`,
    recurring: 'month',
    amount: null,
    quantity: 40 + n,
    unit: 'hours',
    rate: 60_00,
    startsAt: '2026-01-01',
    endsAt: '2026-12-31',
    confidence: 'customer_stated',
    confirmed: n % 3 === 0 ? { by: 'Ann Lee', at: at('2026-06-20'), amount: 2_400_00 } : null,
    evidence: 'https://example.com/reports/quarterly-business-review.pdf',
    assumptions:
      'Ten reports a week, each two hours shorter than before; rate agreed with finance.',
  });
}

function cost(): CostLine {
  return {
    id: 'cost-1',
    kind: 'licence',
    description: 'Subscription',
    amount: 12_000_00,
    startsAt: '2026-01-01',
    endsAt: '2026-12-31',
    recurring: 'year',
  };
}

function at(day: Day): number {
  return dayNumber(day) * DAY_MS;
}
