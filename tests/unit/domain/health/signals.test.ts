import { csatOfFive, csatSignals, npsSignals } from '@attain/shared/domain/health/survey-signals';
import { weightedTickets } from '@attain/shared/domain/health/ticket-load';
import { keyFeatureAdoption, perUserWeek } from '@attain/shared/domain/health/usage-rates';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const answers = (...values: number[]) =>
  values.map((value, index) => ({ value, answeredAt: 1_000 - Math.abs(index - 1) }));

describe('a CSAT scale', () => {
  it.each([
    { answer: 1, lowest: 1, highest: 5, five: 1 },
    { answer: 4, lowest: 1, highest: 5, five: 4 },
    { answer: 5, lowest: 1, highest: 5, five: 5 },
    { answer: 0, lowest: 0, highest: 10, five: 1 },
    { answer: 7, lowest: 0, highest: 10, five: 3.8 },
    { answer: 10, lowest: 0, highest: 10, five: 5 },
    { answer: 4, lowest: 1, highest: 7, five: 3 },
    { answer: 2, lowest: 1, highest: 3, five: 3 },
  ])('$lowest to $highest: $answer is $five of 5', ({ answer, five, ...scale }) => {
    expect(csatOfFive(answer, scale)).toBeCloseTo(five, 12);
  });

  it('keeps the order of answers and stays within 1 and 5', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        part,
        part,
        fc.integer({ min: -10, max: 10 }),
        fc.integer({ min: 1, max: 100 }),
        (a, b, lowest, span) => {
          const of = (share: number) =>
            csatOfFive(lowest + share * span, { lowest, highest: lowest + span });
          expect(of(Math.min(a, b))).toBeLessThanOrEqual(of(Math.max(a, b)));
          expect(of(a)).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(of(a)).toBeLessThanOrEqual(5 + 1e-9);
        },
      ),
    );
  });
});

describe('survey answers', () => {
  it.each([
    { values: [10, 9, 8, 7, 6, 0], nps: 0, promoters: 2, mean: 40 / 6 },
    { values: [10, 10, 9, 7], nps: 75, promoters: 3, mean: 9 },
    { values: [6], nps: -100, promoters: 0, mean: 6 },
    { values: [7, 8], nps: 0, promoters: 0, mean: 7.5 },
    { values: [9], nps: 100, promoters: 1, mean: 9 },
  ])('$values: NPS $nps', ({ values, nps, promoters, mean }) => {
    expect(npsSignals(answers(...values))).toMatchObject({
      nps,
      promoters,
      mean,
      answers: values.length,
    });
  });

  it('of CSAT have a mean, and nothing of an NPS', () => {
    expect(csatSignals(answers(3, 5, 5, 2))).toEqual({
      mean: 3.75,
      answers: 4,
      latestAt: 1_000,
      nps: null,
      promoters: null,
    });
  });

  it('are as young as the youngest', () => {
    expect(npsSignals(answers(9, 9, 9))?.latestAt).toBe(1_000);
  });

  it('that do not exist are no survey', () => {
    expect([npsSignals([]), csatSignals([])]).toEqual([null, null]);
  });
});

describe('tickets', () => {
  it('weigh by priority: urgent 4, high 2, medium or none 1, low 0.5', () => {
    const { weights } = DEFAULT_SETTINGS.tickets;
    const none = { urgent: 0, high: 0, medium: 0, low: 0, none: 0 };
    const load = (counts: Partial<typeof none>) => weightedTickets({ ...none, ...counts }, weights);
    expect([
      load({}),
      load({ urgent: 2 }),
      load({ high: 2 }),
      load({ medium: 2 }),
      load({ none: 2 }),
      load({ low: 2 }),
      load({ urgent: 1, high: 1, medium: 1, low: 1, none: 1 }),
    ]).toEqual([0, 8, 4, 2, 2, 1, 8.5]);
    const own = { urgent: 10, high: 5, medium: 3, low: 2, none: 0.5 };
    expect(weightedTickets({ urgent: 1, high: 1, medium: 2, low: 1, none: 2 }, own)).toBe(24);
  });
});

describe('usage rates', () => {
  it('are per active user and week, and unknown where nobody was active', () => {
    expect(perUserWeek(300, [10, 20, 30, 40])).toBe(3);
    expect(perUserWeek(0, [1, 0, 0, 0])).toBe(0);
    expect(perUserWeek(300, [0, 0, 0, 0])).toBeNull();
    expect(perUserWeek(300, [])).toBeNull();
  });

  it('of features are a share of those configured, and unknown without any', () => {
    expect(keyFeatureAdoption(2, 5)).toBe(0.4);
    expect(keyFeatureAdoption(0, 5)).toBe(0);
    expect(keyFeatureAdoption(0, 0)).toBeNull();
  });
});
