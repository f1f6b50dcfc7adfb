import { formatsOf, localeOf } from '@attain/sync-worker/http/agreement-page/formats';
import { maybeLink } from '@attain/sync-worker/http/agreement-page/maybe-link';
import { rateBound } from '@attain/sync-worker/http/customer-page/rate-bound';
import { readForm } from '@attain/sync-worker/http/agreement-page/read-form';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { at } from '../domain/builders.ts';

describe('the language of the page', () => {
  it.each([
    [['en-US', 'en'], 'en-US'],
    [['de-DE', 'en-us'], 'en-US'],
    [['en'], 'en-GB'],
    [['de', 'fr'], 'en-GB'],
    [['*'], 'en-GB'],
    [['en-zz'], 'en-ZZ'],
    [['en-<b'], 'en-GB'],
    [[], 'en-GB'],
  ])('for %s is %s', (languages, locale) => {
    expect(localeOf(languages)).toBe(locale);
  });
});

describe('figures and dates', () => {
  const formats = formatsOf('en-GB', 'Europe/Berlin', { currency: 'EUR', digits: 2 });
  const plain = (text: string) => text.replaceAll('\u00A0', ' ');

  it('are written for people', () => {
    expect(formats.date('2026-03-09')).toBe('9 March 2026');
    expect(formats.dayOf(at('2026-03-09') + 23.5 * 3_600_000)).toBe('10 March 2026');
    expect(formats.moment(at('2026-07-01'))).toBe('1 July 2026, 02:00 CEST');
    expect(plain(formats.money(1_234_50))).toBe('EUR 1,234.50');
    expect(formats.field(1_234_50)).toBe('1234.50');
    expect(formats.inUnit(1234.5, 'reports')).toBe('1,234.5 reports');
    expect(plain(formats.inUnit(6.8, '%'))).toBe('6.8 %');
    expect(plain(formats.inUnit(6.8, 'percent'))).toBe('6.8 %');
    expect(formats.inUnit(5, '$')).toBe('$5');
    expect(formats.inUnit(5, '')).toBe('5');
  });

  it('have the digits of their currency', () => {
    const yen = formatsOf('en-GB', 'UTC', { currency: 'JPY', digits: 0 });
    expect(plain(yen.money(1_234))).toBe('JPY 1,234');
    expect(yen.field(1_234)).toBe('1234');
  });
});

describe('an address that somebody recorded', () => {
  it.each([
    ['https://files.example/a b', 'https://files.example/a%20b'],
    [' http://files.example ', 'http://files.example/'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['//files.example', null],
    ['Report 12, page 3', null],
    ['', null],
  ])('%j is followed to %j', (text, href) => {
    expect(maybeLink(text)).toEqual({ text, href });
  });
});

describe('the bound on answers', () => {
  it('lets so many through a minute, for each link by itself', () => {
    let now = 0;
    const bound = rateBound(2, () => now);
    const waits = () => [bound.secondsToWait('a'), bound.secondsToWait('b')];
    expect([waits(), waits(), waits()]).toEqual([
      [0, 0],
      [0, 0],
      [60, 60],
    ]);
    now = 59_001;
    expect(bound.secondsToWait('a')).toBe(1);
    now = 60_000;
    expect(waits()).toEqual([0, 0]);
  });
});

describe('a form', () => {
  const DOCUMENT = 'a'.repeat(64);
  const SIGN = { decision: 'sign', goal: 'g', version: '3', document: DOCUMENT };

  it('says what the customer decided', () => {
    expect(readForm({ ...SIGN, name: ' Maria  Lindqvist ', agree: 'yes' }, 2)).toEqual({
      kind: 'decision',
      decision: {
        kind: 'sign',
        goalId: 'g',
        termsVersion: 3,
        digest: DOCUMENT,
        name: 'Maria  Lindqvist',
      },
    });
  });

  it.each([
    ['12000.5', 2, 12_000_50],
    ['0', 2, 0],
    ['1.1', 2, 1_10],
    ['12000', 0, 12_000],
    ['0.005', 3, 5],
  ])('takes %s with %i digits as %i', (amount, digits, minor) => {
    const form = { decision: 'confirm', line: 'v', version: '1', amount, name: 'Maria' };
    expect(readForm(form, digits)).toMatchObject({ kind: 'decision', decision: { amount: minor } });
  });

  it.each([
    ['1.5', 0, 'Type the amount in figures without separators, such as 12000.'],
    ['9999999999999.99', 2, null],
    ['9999999999999.999', 3, 'This amount is too large: type a smaller one.'],
  ])('judges %s with %i digits', (amount, digits, fault) => {
    const form = { decision: 'confirm', line: 'v', version: '1', amount, name: 'Maria' };
    const read = readForm(form, digits);
    expect(read.kind === 'faults' ? read.faults['amount'] : null).toBe(fault);
  });

  it('never throws, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.array(fc.string(), { maxLength: 2 }),
      fc.constant('\u0000'),
    );
    const body = fc.record(
      {
        decision: fc.constantFrom('sign', 'change', 'confirm', 'dispute', 'none'),
        goal: fc.constantFrom('g', ''),
        line: fc.constantFrom('v', ''),
        version: fc.constantFrom('1', 'x'),
        document: fc.constant(DOCUMENT),
        name: typed,
        agree: typed,
        reason: typed,
        amount: typed,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(body, (sent) => {
        const form = readForm(sent, 2);
        expect(['decision', 'faults', 'unreadable']).toContain(form.kind);
        if (form.kind !== 'faults') return;
        for (const words of Object.values(form.faults)) expect(words).toMatch(/\.$/);
      }),
      { numRuns: 300 },
    );
    for (const nothing of [undefined, null, '', [], 1]) {
      expect(readForm(nothing, 2).kind).toBe('unreadable');
    }
  });
});
