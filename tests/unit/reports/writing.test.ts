import { moneyText } from '@attain/shared/crm/wire-text';
import { assemble } from '@attain/shared/reports/assemble';
import { paragraph } from '@attain/shared/reports/blocks';
import { reportContext } from '@attain/shared/reports/context';
import { words } from '@attain/shared/reports/figure-words';
import { goalsTotal, successScore } from '@attain/shared/reports/figures/success-figures';
import { References } from '@attain/shared/reports/references';
import { calculation, sentence } from '@attain/shared/reports/sentence';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';

describe('a sentence of the domain', () => {
  it.each([
    ['due on 9 Mar 2026.', 'USD', 'due on Mar 9, 2026.'],
    ['at 88.7 % of its target', 'USD', 'at 88.7% of its target'],
    ['USD 1,234.50 a month', 'USD', '$1,234.50 a month'],
    ['USD 8,400.00 a month', 'USD', '$8,400 a month'],
    ['USD -12.00', 'USD', '-$12'],
    ['JPY 1,234 a month', 'JPY', '¥1,234 a month'],
    ['KWD 1.500', 'KWD', 'KWD 1.50'],
    ['KWD 1.567', 'KWD', 'KWD 1.57'],
    ['EUR 5.00 in an account of dollars', 'USD', 'EUR 5.00 in an account of dollars'],
    ['An account without a currency: 5 %', '', 'An account without a currency: 5%'],
    ['3 of 4 Marches', 'USD', '3 of 4 Marches'],
  ])('%s (%s) is written as the figures are: %s', (text, currency, written) => {
    expect(sentence(text, currency).replaceAll('\u00a0', ' ')).toBe(written);
  });
});

describe('an amount', () => {
  const numberOf = (text: string) => Number(text.replace(/[^\d.-]/g, ''));

  it.each([
    ['KWD', 3, [1_235, -1_235, 22_302_309, 5]],
    ['USD', 2, [1_235, -7, 0]],
    ['JPY', 0, [1_235, -7]],
  ] as const)('in %s is on paper what it is on the record', (currency, digits, amounts) => {
    for (const minor of amounts)
      expect(numberOf(words.money(minor / 10 ** digits, currency))).toBe(
        Number(moneyText(minor, digits)),
      );
  });

  it.each([
    ['KWD 1,234.567, confirmed by A', 'KWD', 'KWD 1,234.567, confirmed by A'],
    ['3 x KWD 4.800', 'KWD', '3 x KWD 4.80'],
    ['USD 8,400.00 a month', 'USD', '$8,400 a month'],
  ])('in a calculation, %s, keeps what it was computed with: %s', (text, currency, written) => {
    expect(calculation(text, currency).replaceAll('\u00a0', ' ')).toBe(written);
  });
});

describe('the value of a metric', () => {
  it.each([
    [1.2, 'hours', '1.2 hours'],
    [12_500, 'reports', '12,500 reports'],
    [0.004, 'errors', '0.004 errors'],
    [0, 'errors', '0 errors'],
    [65, 'percent', '65%'],
    [65, ' % ', '65%'],
    [5, '$', '$5'],
    [-5, '€', '-€5'],
    [3.456, '', '3.46'],
    [null, 'hours', 'not known'],
  ])('%s in %j reads %s', (value, unit, text) => {
    expect(words.metric(value, unit)).toBe(text);
  });
});

describe('references', () => {
  const about = {
    title: 'A',
    formula: 'b + c',
    inputs: [],
    assumptions: [],
    ledger: null,
    factor: null,
  };
  const figure = { key: 'a', unit: 'count', value: 3, text: '3' } as const;

  it('number figures as they are first printed, one entry a key', () => {
    const references = new References();
    expect(references.cite(figure, about).ref).toBe(1);
    expect(references.cite({ ...figure, key: 'b' }, about).ref).toBe(2);
    expect(references.cite(figure, about).ref).toBe(1);
    expect(references.list().map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('refuse one key with two figures', () => {
    const references = new References();
    references.cite(figure, about);
    expect(() => references.cite({ ...figure, text: '4' }, about)).toThrow('a is printed as 3');
  });

  it('give an input the number of the figure that was computed from it', () => {
    const references = new References();
    const sum = references.cite(figure, about);
    expect(references.input({ ...figure, key: 'a.part' }, sum)).toEqual({
      ...figure,
      kind: 'figure',
      key: 'a.part',
      ref: 1,
    });
    expect(references.list()).toHaveLength(1);
  });
});

describe('a template', () => {
  const parts = {
    kind: 'success',
    title: 'Report',
    head: () => [],
    sections: {
      score: (context: ReturnType<typeof reportContext>) => ({
        title: 'Score',
        blocks: [paragraph(successScore(context))],
        sections: [],
      }),
      goals: (context: ReturnType<typeof reportContext>) => ({
        title: 'Goals',
        blocks: [paragraph(goalsTotal(context))],
        sections: [],
      }),
      nothing: () => null,
    },
  } as const;

  it('prints all sections in the order of the specification where it names none', () => {
    const { sections } = assemble(reportContext(reportCases.strong), parts);
    expect(sections.map(({ id, title }) => [id, title])).toEqual([
      ['score', 'Score'],
      ['goals', 'Goals'],
    ]);
  });

  it('names sections, their order and their titles; references are numbered as they are read', () => {
    const template = {
      ...reportCases.strong.template,
      sections: { success: ['goals', 'score', 'unheard_of'] },
      titles: { goals: 'What you want' },
    };
    const report = assemble(reportContext({ ...reportCases.strong, template }), parts);
    expect(report.sections.map(({ title }) => title)).toEqual(['What you want', 'Score']);
    expect(report.references.map(({ key }) => key)).toEqual([
      'success.goals_total',
      'success.score',
    ]);
  });

  it('of another report changes nothing in this one', () => {
    const template = { ...reportCases.strong.template, sections: { vla: ['nothing'] } };
    const report = assemble(reportContext({ ...reportCases.strong, template }), parts);
    expect(report.sections).toHaveLength(2);
  });
});
