import { chosenPeriod, type PeriodChoice } from '@attain/shared/domain/value/chosen-period';
import { scoreValue } from '@attain/shared/domain/value/value-result';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, someAccount, someContract, someCostLine, someValueLine, USD } from '../builders.ts';

const over = (choice: PeriodChoice, account = someAccount(), today = '2026-08-15') => {
  const { from, to, label } = chosenPeriod(choice, account, today);
  return [from, to, label];
};

describe('a chosen period', () => {
  it.each<[PeriodChoice, string, string, string]>([
    [{ kind: 'contract' }, '2025-08-16', '2026-08-15', 'trailing 12 months'],
    [{ kind: 'all' }, '2025-12-01', '2026-08-15', 'all time'],
    [{ kind: 'ytd' }, '2026-01-01', '2026-08-15', 'year to date'],
    [{ kind: 'quarter' }, '2026-07-01', '2026-08-15', 'quarter to date'],
    [{ kind: '12m' }, '2025-08-16', '2026-08-15', 'trailing 12 months'],
    [
      { kind: 'range', from: '2026-02-01', to: '2026-02-28' },
      '2026-02-01',
      '2026-02-28',
      'chosen period',
    ],
    [
      { kind: 'range', from: '2026-02-01', to: '2027-02-28' },
      '2026-02-01',
      '2026-08-15',
      'chosen period',
    ],
    [
      { kind: 'range', from: '2027-02-01', to: '2027-02-28' },
      '2026-08-15',
      '2026-08-15',
      'chosen period',
    ],
  ])('%j', (choice, from, to, label) => {
    expect(over(choice)).toEqual([from, to, label]);
  });

  it('of all time begins with the first of contract, value and cost', () => {
    const account = someAccount({
      contract: someContract({ firstStart: '2024-05-01' }),
      valueLines: [someValueLine({ startsAt: '2024-06-01' })],
      costLines: [someCostLine({ startsAt: '2024-02-01' })],
    });
    expect(over({ kind: 'all' }, account)[0]).toBe('2024-02-01');
    expect(over({ kind: 'all' }, { ...account, costLines: [] })[0]).toBe('2024-05-01');
  });

  it('of all time does not begin after today', () => {
    const account = someAccount({ valueLines: [someValueLine({ startsAt: '2027-01-01' })] });
    expect(over({ kind: 'all' }, account)[0]).toBe('2026-08-15');
  });

  it('costs the contract value from the first term on, and nothing before', () => {
    const contract = someContract({ firstStart: '2026-01-01', yearlyValue: 365_00 });
    const account = someAccount({ contract });
    const range = { from: '2025-01-01', to: '2026-01-10', label: 'chosen period' } as const;
    const value = scoreValue(account, [], asOf('2026-08-15'), DEFAULT_SETTINGS, USD, range);
    expect(value.figures.investment).toBe(10_00);
    expect(value.period).toEqual(range);
  });
});
