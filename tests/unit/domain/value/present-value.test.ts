import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { toMinor } from '@attain/shared/domain/basics/money';
import { payback, presentValue } from '@attain/shared/domain/value/present-value';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sharedData } from '../../../real-data/shared-data.ts';
import { PROPERTY_RUNS } from '../builders.ts';

/** A published Total Economic Impact study: up front, and three years at 10 %. */
const COSTS = [53_150, 666_715, 636_772, 647_783];
const BENEFITS = [0, 1_606_511, 3_061_331, 4_229_760];

describe('a published study', () => {
  const costs = presentValue(COSTS, 0.1);
  const benefits = presentValue(BENEFITS, 0.1);

  it('has its published present values and NPV', () => {
    expect([costs, benefits, benefits - costs].map(toMinor)).toEqual([
      1_672_201, 7_168_371, 5_496_170,
    ]);
  });

  it('has its ROI of 328.68 %, published as 329 %', () => {
    expect((benefits - costs) / costs).toBeCloseTo(3.2868, 4);
  });

  it('pays back in less than 6 months', () => {
    let net = 0;
    const balances = BENEFITS.map((benefit, year) => {
      net += benefit - (COSTS[year] ?? 0);
      return { at: year * 12, net };
    });
    expect(payback(balances)).toBeCloseTo(0.6787, 4);
  });
});

describe('present value', () => {
  it.each([
    { flows: [], is: 0 },
    { flows: [100], is: 100 },
    { flows: [0, 110], is: 100 },
    { flows: [0, 0, 121], is: 100 },
    { flows: [-100, 110, 121], is: 100 },
  ])('of $flows at 10 % is $is', ({ flows, is }) => {
    expect(presentValue(flows, 0.1)).toBeCloseTo(is, 9);
  });

  it('is the plain sum at a rate of 0, and less the later money comes', () => {
    const flows = fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(flows, fc.double({ min: 0.001, max: 1, noNaN: true }), (all, rate) => {
        const sum = all.reduce((total, flow) => total + flow, 0);
        expect(presentValue(all, 0)).toBe(sum);
        expect(presentValue([0, ...all], rate)).toBeCloseTo(
          presentValue(all, rate) / (1 + rate),
          3,
        );
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('payback', () => {
  const balances = (...nets: number[]) => nets.map((net, at) => ({ at, net }));

  it.each([
    { nets: [-100, -50, 0], is: 2, what: 'at the end of the period that ends at 0' },
    { nets: [-100, 100], is: 0.5, what: 'half way through' },
    { nets: [-100, -50, 50, 150], is: 1.5, what: 'within the second period' },
    { nets: [0, 10], is: 0, what: 'at once where nothing was ever owed' },
    { nets: [50, 10], is: 0, what: 'at once on a balance that only shrinks' },
    { nets: [0, -10, 10], is: 1.5, what: 'when it was in debt in between' },
    { nets: [-10, 10, -10, 30], is: 2.25, what: 'the last time, when it was in debt twice' },
    { nets: [-10, 10, 5], is: 0.5, what: 'once, when it stays above' },
    { nets: [-10, 10, -1], is: null, what: 'never, when it is in debt at the end' },
    { nets: [-10, -1], is: null, what: 'never' },
    { nets: [-1], is: null, what: 'never, when nothing came in yet' },
    { nets: [], is: null, what: 'never, of nothing' },
  ])('of $nets is $is: $what', ({ nets, is }) => {
    expect(payback(balances(...nets))).toBe(is);
  });

  it('counts by the time of the balances, which need not be even', () => {
    expect(
      payback([
        { at: 0, net: -30 },
        { at: 2, net: -10 },
        { at: 6, net: 30 },
      ]),
    ).toBe(3);
  });
});

const vectors = sharedData('statistics-and-finance-vectors');

describe.skipIf(!vectors.isThere)('NPV of spreadsheets', () => {
  type Vector = { fn: string; args: [number, ...(number | number[])[]]; expected: number };
  const all = vectors.isThere
    ? readFileSync(join(vectors.folder, 'formulajs_financial.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Vector)
        .filter(({ fn }) => fn === 'NPV')
    : [];

  it.each(all)('$args is $expected: there the first flow is at the end of year 1', (vector) => {
    const [rate, ...flows] = vector.args;
    expect(presentValue([0, ...flows.flat()], rate)).toBeCloseTo(vector.expected, 9);
  });

  it('is known in four examples', () => {
    expect(all).toHaveLength(4);
  });
});
