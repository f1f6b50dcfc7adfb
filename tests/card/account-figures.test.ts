import { accountFigures, figuresLastChanged } from '@attain/shared/crm/account-figures';
import { COMPANY_PROPERTIES } from '@attain/shared/crm/properties';
import { describe, expect, it } from 'vitest';

const enumerations = COMPANY_PROPERTIES.filter(({ type }) => type === 'enumeration').flatMap(
  ({ name, options }) => options.map(({ value }) => ({ name, value })),
);

/** Every leaf of the figures that is not `null`. */
function known(value: unknown): unknown[] {
  if (value === null) return [];
  return typeof value === 'object' ? Object.values(value).flatMap(known) : [value];
}

describe('figures read back from a record', () => {
  it.each(enumerations)('knows $value of $name', ({ name, value }) => {
    expect(known(accountFigures({ [name]: value }))).toEqual([value]);
  });

  it('are all unknown on a record that holds nothing', () => {
    expect(known(accountFigures({}))).toEqual([]);
  });

  it.each([
    { text: '61.4', score: 61.4 },
    { text: '0', score: 0 },
    { text: '', score: null },
    { text: null, score: null },
    { text: 'n/a', score: null },
    { text: 'Infinity', score: null },
  ])('takes $text for the health score $score', ({ text, score }) => {
    expect(accountFigures({ attain_health_score: text }).health.score).toBe(score);
  });

  it('does not take an option that it has never heard of', () => {
    expect(accountFigures({ attain_health_band: 'excellent' }).health.band).toBeNull();
  });

  it.each([
    { text: '2027-01-19', day: '2027-01-19' },
    { text: '1800316800000', day: '2027-01-19' },
    { text: 'soon', day: null },
    { text: '99999999999999999', day: null },
  ])('takes $text for the renewal date $day', ({ text, day }) => {
    expect(accountFigures({ attain_renewal_date: text }).renewal.date).toBe(day);
  });

  it.each([
    { text: 'true', flag: true },
    { text: 'false', flag: false },
    { text: '', flag: null },
  ])('takes "$text" for the sign-off $flag', ({ text, flag }) => {
    expect(accountFigures({ attain_vla_signed_off: text }).agreements.signedOff).toBe(flag);
  });

  it.each([
    { text: '2026-11-10T09:12:00Z', at: Date.UTC(2026, 10, 10, 9, 12) },
    { text: '1794301920000', at: 1_794_301_920_000 },
    { text: '', at: null },
  ])('takes "$text" for the instant of the last change', ({ text, at }) => {
    expect(figuresLastChanged({ attain_scored_at: text })).toBe(at);
  });
});
