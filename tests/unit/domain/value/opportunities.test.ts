import type { Account } from '@attain/shared/domain/account';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { ValueOpportunity } from '@attain/shared/domain/value/inputs';
import type { ValueLine } from '@attain/shared/domain/value/value-line';
import { scoreValue } from '@attain/shared/domain/value/value-result';
import { describe, expect, it } from 'vitest';

import {
  asOf,
  confirmedAt,
  metricAt,
  someAccount,
  someContract,
  someGoal,
  someValueLine,
  USD,
} from '../builders.ts';

const YEARLY: Partial<ValueLine> = {
  goalId: 'g1',
  startsAt: '2026-01-01',
  endsAt: '2026-12-31',
  recurring: 'year',
  confirmed: confirmedAt(100_000_00),
};
const RECORDED: ValueOpportunity = {
  id: 'o1',
  goalId: null,
  description: 'Automate invoices',
  potential: 40_000_00,
  effort: 'medium',
  recommendation: 'Plan a workshop.',
};

/** Opportunities of an account whose goal stands at a percentage of its target. */
function opportunities(account: Partial<Account>, percent: number | null = 50) {
  const goal = someGoal({ metrics: [metricAt(0, 100, percent)] });
  return scoreValue(
    someAccount({ contract: someContract({ renewal: null }), ...account }),
    [scoreGoal(goal, asOf(), DEFAULT_SETTINGS)],
    asOf(),
    DEFAULT_SETTINGS,
    USD,
  ).opportunities;
}
const ofLine = (line: Partial<ValueLine>, percent?: number | null) =>
  opportunities({ valueLines: [someValueLine({ ...YEARLY, ...line })] }, percent);

describe('a line whose goal is not attained (O32)', () => {
  it('could be worth its value a year / attainment, less what it is worth now', () => {
    expect(ofLine({})).toEqual([
      {
        source: 'goal_not_attained',
        goalId: 'g1',
        valueLineId: 'v1',
        description: 'Tools retired',
        potential: 100_000_00,
        effort: 'medium',
        formula: 'USD 100,000.00 a year / 50 % attained - USD 100,000.00',
        recommendation: 'Attain "Reduce reporting time" in full: it is at 50 % of its target.',
      },
    ]);
  });

  it.each([
    { percent: 100, potential: undefined, effort: undefined },
    { percent: 80.1, potential: 24_843_95, effort: 'low' },
    { percent: 80, potential: 25_000_00, effort: 'medium' },
    { percent: 50, potential: 100_000_00, effort: 'medium' },
    { percent: 49.9, potential: 100_400_80, effort: 'high' },
    { percent: 25, potential: 300_000_00, effort: 'high' },
    { percent: 24.9, potential: undefined, effort: undefined },
    { percent: 0, potential: undefined, effort: undefined },
    { percent: null, potential: undefined, effort: undefined },
  ])('at $percent % of its target: $potential with effort $effort', ({ percent, ...is }) => {
    const [found] = ofLine({}, percent);
    expect({ potential: found?.potential, effort: found?.effort }).toEqual(is);
  });

  it('is none without attainment, also where the configuration asks for no least one', () => {
    const goal = scoreGoal(someGoal({ metrics: [metricAt(0, 100, 0)] }), asOf(), DEFAULT_SETTINGS);
    const settings = {
      ...DEFAULT_SETTINGS,
      value: { ...DEFAULT_SETTINGS.value, potentialFromAttainment: 0 },
    };
    const account = someAccount({ valueLines: [someValueLine(YEARLY)] });
    expect(scoreValue(account, [goal], asOf(), settings, USD).opportunities).toEqual([]);
  });

  it.each([
    { what: 'happens once', line: { recurring: null, startsAt: '2026-02-01' } },
    { what: 'belongs to no goal', line: { goalId: null } },
    { what: 'belongs to a goal that ended', line: { goalId: 'g9' } },
    { what: 'has ended', line: { endsAt: '2026-06-30' } },
    { what: 'is yet to start', line: { startsAt: '2026-07-02' } },
    { what: 'is disputed', line: { disputed: true } },
    { what: 'is excluded', line: { excluded: true } },
  ] as { what: string; line: Partial<ValueLine> }[])('is none where the line $what', ({ line }) => {
    expect(ofLine(line)).toEqual([]);
  });

  it.each([
    { recurring: 'day', yearly: 365 },
    { recurring: 'week', yearly: 52.14 },
    { recurring: 'month', yearly: 12 },
    { recurring: 'quarter', yearly: 4 },
  ] as const)('counts a line per $recurring $yearly times a year', ({ recurring, yearly }) => {
    const [found] = ofLine({ recurring, confirmed: confirmedAt(100) });
    expect(found?.potential).toBe(Math.round(yearly * 100));
  });

  it('takes the value after its factor', () => {
    const line = { confirmed: null, amount: 100_000_00, confidence: 'modelled' } as const;
    const sources = ofLine(line).map(({ source, potential }) => [source, potential]);
    expect(sources).toContainEqual(['goal_not_attained', 50_000_00]);
  });
});

describe('a line that waits for confirmation', () => {
  it('could count what it counts now, confirmed', () => {
    const line = { goalId: null, confirmed: null, amount: 100_000_00 };
    expect(ofLine(line)).toEqual([
      {
        source: 'not_confirmed',
        goalId: null,
        valueLineId: 'v1',
        description: 'Tools retired',
        potential: 100_000_00,
        effort: 'low',
        formula: 'USD 100,000.00 a year, over 182 days',
        recommendation: 'Ask the customer to confirm the estimated value of "Tools retired".',
      },
    ]);
  });

  it.each([
    { what: 'once, whole', line: { recurring: null }, potential: 1_000_00 },
    { what: 'ended, what it came to', line: { endsAt: '2026-01-31' }, potential: 84_93 },
  ])('$what', ({ line, potential }) => {
    const [found] = ofLine({ goalId: null, confirmed: null, ...line });
    expect(found?.potential).toBe(potential);
  });

  it('is none where it counts nothing in the period', () => {
    const later = { startsAt: '2026-07-02', confirmed: null };
    expect(ofLine(later)).toEqual([]);
  });
});

describe('a line that cannot be calculated', () => {
  it('says what to complete', () => {
    expect(ofLine({ confirmed: null, amount: null })).toEqual([
      {
        source: 'incomplete',
        goalId: 'g1',
        valueLineId: 'v1',
        description: 'Tools retired',
        potential: null,
        effort: 'low',
        formula: null,
        recommendation:
          'Complete "Tools retired". Cannot be calculated: an input is missing. Check amount.',
      },
    ]);
  });
});

describe('a recorded opportunity', () => {
  it('is shown as recorded', () => {
    expect(opportunities({ opportunities: [RECORDED] })).toEqual([
      {
        source: 'recorded',
        goalId: null,
        valueLineId: null,
        description: 'Automate invoices',
        potential: 40_000_00,
        effort: 'medium',
        formula: null,
        recommendation: 'Plan a workshop.',
      },
    ]);
  });

  it.each([
    { potential: 0, is: 0 },
    { potential: -1, is: null },
    { potential: Number.NaN, is: null },
    { potential: Number.POSITIVE_INFINITY, is: null },
  ])('of $potential has the potential $is', ({ potential, is }) => {
    expect(opportunities({ opportunities: [{ ...RECORDED, potential }] })).toMatchObject([
      { potential: is },
    ]);
  });
});

describe('all of them', () => {
  it('come by potential, then by effort, those without a figure last', () => {
    const recorded = [
      { ...RECORDED, description: 'a', potential: 1 },
      { ...RECORDED, description: 'b', potential: 2, effort: 'high' },
      { ...RECORDED, description: 'c', potential: 2, effort: 'low' },
      { ...RECORDED, description: 'd', potential: 2, effort: 'medium' },
      { ...RECORDED, description: 'e', potential: -1 },
      { ...RECORDED, description: 'f', potential: 0 },
    ] as const;
    const found = opportunities({ opportunities: recorded });
    expect(found.map(({ description }) => description).join('')).toBe('cdbafe');
  });

  it('are none without lines', () => {
    expect(opportunities({})).toEqual([]);
  });
});
