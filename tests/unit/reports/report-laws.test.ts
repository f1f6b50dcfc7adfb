import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { customerCopy, figuresOf } from '@attain/shared/reports/customer-copy';
import type { Report } from '@attain/shared/reports/report';
import type { ReportSources } from '@attain/shared/reports/report-sources';
import { sentence } from '@attain/shared/reports/sentence';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { anyAccount } from '../domain/arbitrary-account.ts';
import { asOf, PROPERTY_RUNS, USD } from '../domain/builders.ts';
import { REPORTS } from './reports-of.ts';

const RUNS = Math.min(PROPERTY_RUNS, 100);

/** Any account that parsing lets through, however strange its numbers. */
const anySources: fc.Arbitrary<ReportSources> = anyAccount.map((account) => ({
  ...reportCases.strong,
  snapshot: scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD),
  goals: account.goals,
  months: [],
}));

type Law = (report: Report, sources: ReportSources, reportOf: (typeof REPORTS)[string]) => void;

const LAWS: Readonly<Record<string, Law>> = {
  'has a reference for every figure, and says of each where it comes from': (report) => {
    const { references } = report;
    const numbers = new Set(references.map(({ ref }) => ref));
    expect(figuresOf(report).filter(({ ref }) => !numbers.has(ref))).toEqual([]);
    expect(references.filter(({ title, formula }) => title === '' || formula === '')).toEqual([]);
    expect(references.map(({ ref }) => ref)).toEqual(references.map((_, index) => index + 1));
  },

  'prints every figure of the appendix, and numbers them as they are read': (report) => {
    const printed = figuresOf(report)
      .filter(({ unmarked }) => unmarked !== true)
      .map(({ ref }) => ref);
    const inOrder = [...new Set(printed)];
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
    const behind = new Set(figuresOf(report).map(({ ref }) => ref));
    const nowhere = report.references.filter(({ ref }) => !behind.has(ref));
    expect(nowhere.map(({ key }) => key)).toEqual([]);
  },

  'gives one key one figure': (report) => {
    const texts = new Map<string, string>();
    for (const { key, text } of figuresOf(report)) {
      expect(texts.get(key) ?? text).toBe(text);
      texts.set(key, text);
    }
  },

  'puts every amount of value into one of the two ledgers; what was spent and what is only hoped for are none':
    (report) => {
      const money = figuresOf(report).filter(({ unit }) => unit === 'money');
      const ledgerOf = new Map(report.references.map(({ ref, ledger }) => [ref, ledger]));
      const without = money.filter(({ ref }) => ledgerOf.get(ref) === null).map(({ key }) => key);
      const isNoValue = (key: string) =>
        key === 'value.investment' || key.startsWith('opportunity:');
      expect(without.filter((key) => !isNoValue(key))).toEqual([]);
    },

  'of equal sources is equal': (report, sources, reportOf) => {
    expect(JSON.stringify(reportOf(structuredCloneOf(sources)))).toBe(JSON.stringify(report));
  },

  'holds nothing that is no number or no word, and survives being stored': (report) => {
    const stored = JSON.stringify(report);
    expect(JSON.parse(stored)).toEqual(report);
    expect(stored).not.toMatch(/NaN|Infinity|undefined|\[object/);
  },

  'for the customer holds nothing internal, and no reference that stands nowhere': (
    report,
    sources,
    reportOf,
  ) => {
    const copy = reportOf({ ...sources, audience: 'customer' });
    expect(copy).toEqual(customerCopy(report));
    const text = JSON.stringify(copy);
    expect(text).not.toContain('seenBy');
    const { recommendations, currency, health } = sources.snapshot;
    for (const { text: advice } of recommendations)
      expect(text).not.toContain(JSON.stringify(sentence(advice, currency)).slice(1, -1));
    for (const { external, text: said } of sources.quotes)
      if (!external) expect(text).not.toContain(said);
    for (const { detail } of health.components)
      if (detail.length > 10) expect(text).not.toContain(detail);
    const printed = new Set(figuresOf(copy).map(({ ref }) => ref));
    expect(copy.references.filter(({ ref }) => !printed.has(ref))).toEqual([]);
  },
};

describe.each(Object.entries(REPORTS))('a %s report', (_, reportOf) => {
  const ofCases = Object.values(reportCases).map(
    (sources) => [reportOf(sources), sources] as const,
  );

  it.each(Object.entries(LAWS))('%s', (_law, holds) => {
    for (const [report, sources] of ofCases) holds(report, sources, reportOf);
  });

  it('does so for any account', () => {
    fc.assert(
      fc.property(anySources, (sources) => {
        const report = reportOf(sources);
        for (const holds of Object.values(LAWS)) holds(report, sources, reportOf);
      }),
      { numRuns: RUNS },
    );
  });
});

/** Functions are no data. */
function structuredCloneOf({ dayAt, ...sources }: ReportSources): ReportSources {
  return { ...structuredClone(sources), dayAt };
}

describe('confirmed and estimated value', () => {
  it.each(['strong', 'yen', 'dinar', 'long-names'] as const)(
    'are never one number in the reports of %s',
    (name) => {
      const { value } = reportCases[name].snapshot;
      const { confirmed, estimated } = value.figures;
      const digits = reportCases[name].snapshot.currencyDigits;
      const both = ((confirmed ?? 0) + (estimated ?? 0)) / 10 ** digits;
      expect(confirmed).toBeGreaterThan(0);
      expect(estimated).toBeGreaterThan(0);
      for (const reportOf of Object.values(REPORTS)) {
        const sums = figuresOf(reportOf(reportCases[name])).filter(
          (figure) => figure.unit === 'money' && Math.abs((figure.value ?? 0) - both) < 0.02,
        );
        expect(sums).toEqual([]);
      }
    },
  );
});
