import { calendarOf } from '@attain/sync-worker/calendar';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { onboardingSignals } from '@attain/sync-worker/pipeline/onboarding-signals';
import { describe, expect, it } from 'vitest';

import { someCompanyRow, someMapping } from './builders.ts';

const START = '2026-01-01';

const mapping = someMapping({
  company: { onboarding: { admin_trained: 'admin_trained' } },
  meetings: { reviewType: 'QBR', checkInTypes: ['Check-in', 'Onboarding call'] },
});

const signals = (
  value: string,
  updatedOn: string,
  meetings: readonly { on: string; type: string | null }[] = [],
  firstStart: string | null = START,
) =>
  onboardingSignals(
    {
      company: someCompanyRow({
        properties: { admin_trained: value },
        updatedAt: Date.parse(`${updatedOn}T12:00:00Z`),
      }),
      meetings: meetings.map(({ on, type }) => ({ at: Date.parse(`${on}T09:00:00Z`), type })),
    },
    firstStart,
    { mapping, calendar: calendarOf('UTC'), settings: DEFAULT_SETTINGS },
  );

describe('an item of the checklist ticked by a property', () => {
  const doneOn = (value: string, updatedOn: string, firstStart: string | null = START) =>
    signals(value, updatedOn, [], firstStart).onboarding.recorded[0]?.doneOn;

  it('was done on its date', () => {
    expect(doneOn('2026-01-03', '2026-02-01')).toBe('2026-01-03');
  });

  it('with a checkbox was done by the last change of the record', () => {
    expect(doneOn('true', '2026-02-01')).toBe('2026-02-01');
    expect(doneOn('true', '2027-02-01', null)).toBe('2027-02-01');
  });

  it('with a checkbox stays done, whatever is written to the record after the days that count', () => {
    expect(doneOn('true', '2026-06-29')).toBe('2026-06-29');
    expect(doneOn('true', '2026-06-30')).toBe('2026-06-29');
    expect(doneOn('true', '2027-02-01')).toBe('2026-06-29');
  });

  it.each(['', 'false'])('is not done with "%s"', (value) => {
    expect(doneOn(value, '2026-02-01')).toBeUndefined();
  });

  it('is told of where the date cannot be read', () => {
    const { onboarding, issues } = signals('soon', '2026-02-01');
    expect(onboarding.recorded).toEqual([]);
    expect(issues.map(({ property }) => property)).toEqual(['admin_trained']);
  });
});

describe('the meetings of an onboarding', () => {
  it('are the first since the contract began, check-ins and reviews', () => {
    const meetings = [
      { on: '2025-12-31', type: 'Check-in' },
      { on: '2026-01-01', type: null },
      { on: '2026-01-08', type: 'Demo' },
      { on: '2026-01-30', type: 'Check-in' },
      { on: '2026-02-13', type: 'Onboarding call' },
      { on: '2026-03-01', type: 'QBR' },
    ];
    expect(signals('', '2026-03-01', meetings).onboarding.meetings).toEqual([
      { on: '2026-01-01', kind: 'other' },
      { on: '2026-01-30', kind: 'check_in' },
      { on: '2026-02-13', kind: 'check_in' },
      { on: '2026-03-01', kind: 'review' },
    ]);
    expect(signals('', '2026-03-01', meetings, null).onboarding.meetings).toEqual([]);
  });
});
