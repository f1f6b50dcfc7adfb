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

describe.each(Object.entries(REPORTS))('a %s report', (_, reportOf) => {
  const law = (holds: (report: Report, sources: ReportSources) => void) => {
    for (const sources of Object.values(reportCases)) holds(reportOf(sources), sources);
    fc.assert(
      fc.property(anySources, (sources) => holds(reportOf(sources), sources)),
      { numRuns: RUNS },
    );
  };

  it('has a reference for every figure, and says of each where it comes from', () => {
    law(({ references, ...report }) => {
      const numbers = new Set(references.map(({ ref }) => ref));
      expect(figuresOf(report).filter(({ ref }) => !numbers.has(ref))).toEqual([]);
      expect(references.filter(({ title, formula }) => title === '' || formula === '')).toEqual([]);
      expect(references.map(({ ref }) => ref)).toEqual(references.map((_, index) => index + 1));
    });
  });

  it('prints no figure of the appendix nowhere, and numbers them as they are read', () => {
    law(({ references, ...report }) => {
      const printed = figuresOf(report)
        .filter(({ unmarked }) => unmarked !== true)
        .map(({ ref }) => ref);
      const inOrder = [...new Set(printed)];
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
      const behind = new Set(figuresOf(report).map(({ ref }) => ref));
      expect(references.filter(({ ref }) => !behind.has(ref)).map(({ key }) => key)).toEqual([]);
    });
  });

  it('gives one key one figure', () => {
    law((report) => {
      const texts = new Map<string, string>();
      for (const { key, text } of figuresOf(report)) {
        expect(texts.get(key) ?? text).toBe(text);
        texts.set(key, text);
      }
    });
  });

  it('puts every amount of value into one of the two ledgers; what was spent and what is only hoped for are none', () => {
    law((report) => {
      const money = figuresOf(report).filter(({ unit }) => unit === 'money');
      const ledgerOf = new Map(report.references.map(({ ref, ledger }) => [ref, ledger]));
      const without = money.filter(({ ref }) => ledgerOf.get(ref) === null).map(({ key }) => key);
      const isNoValue = (key: string) =>
        key === 'value.investment' || key.startsWith('opportunity:');
      expect(without.filter((key) => !isNoValue(key))).toEqual([]);
    });
  });

  it('of equal sources is equal', () => {
    law((report, sources) => {
      expect(JSON.stringify(reportOf(structuredCloneOf(sources)))).toBe(JSON.stringify(report));
    });
  });

  it('holds nothing that is no number or no word, and survives being stored', () => {
    law((report) => {
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity|undefined|\[object/);
    });
  });

  it('for the customer holds nothing internal, and no reference that stands nowhere', () => {
    law((report, sources) => {
      const copy = reportOf({ ...sources, audience: 'customer' });
      expect(copy).toEqual(customerCopy(report));
      const text = JSON.stringify(copy);
      expect(text).not.toContain('seenBy');
      const { recommendations, currency } = sources.snapshot;
      for (const { text: advice } of recommendations)
        expect(text).not.toContain(JSON.stringify(sentence(advice, currency)).slice(1, -1));
      for (const { external, text: said } of sources.quotes)
        if (!external) expect(text).not.toContain(said);
      for (const { detail } of sources.snapshot.health.components)
        if (detail.length > 10) expect(text).not.toContain(detail);
      const printed = new Set(figuresOf(copy).map(({ ref }) => ref));
      expect(copy.references.filter(({ ref }) => !printed.has(ref))).toEqual([]);
    });
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
