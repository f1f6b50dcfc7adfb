import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { calendarOf } from '@attain/sync-worker/calendar';
import { onboardingSignals } from '@attain/sync-worker/pipeline/onboarding-signals';
import type { HeldMeeting } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { someCompanyRow, someMapping } from './builders.ts';

const MAPPING = someMapping({
  company: { onboarding: { admin_trained: 'admins_trained', kickoff: 'kickoff_done' } },
  meetings: { reviewType: 'QBR', checkInTypes: ['Check-in', 'Pulse'] },
});
const NEW_YORK = calendarOf('America/New_York');

const signalsOf = (
  properties: Record<string, string>,
  meetings: readonly HeldMeeting[] = [],
  firstStart: string | null = '2026-06-01',
) =>
  onboardingSignals({ company: someCompanyRow({ properties }), meetings }, firstStart, {
    mapping: MAPPING,
    settings: DEFAULT_SETTINGS,
    calendar: NEW_YORK,
  });

const held = (day: string, type: string | null = null): HeldMeeting => ({
  at: Date.parse(`${day}T16:00:00Z`),
  type,
});

describe('items that mapped properties tick', () => {
  it('were done on the date of the property', () => {
    expect(signalsOf({ admins_trained: '2026-06-09' }).onboarding.recorded).toEqual([
      { item: 'admin_trained', doneOn: '2026-06-09' },
    ]);
  });

  it.each([
    { firstStart: '2026-06-01', doneOn: '2026-11-20' },
    { firstStart: '2026-05-25', doneOn: '2026-11-20' },
    { firstStart: '2026-05-24', doneOn: '2026-11-19' },
    { firstStart: '2025-01-01', doneOn: '2025-06-29' },
    { firstStart: null, doneOn: '2026-11-20' },
  ])(
    'of a checkbox were done by the last change of the record, and while they count: $doneOn of a contract of $firstStart',
    ({ firstStart, doneOn }) => {
      const { recorded } = signalsOf({ kickoff_done: 'true' }, [], firstStart).onboarding;
      expect(recorded).toEqual([{ item: 'kickoff', doneOn }]);
    },
  );

  it('are not done where the checkbox is empty', () => {
    expect(signalsOf({ kickoff_done: 'false' }).onboarding.recorded).toEqual([]);
  });

  it('are not done where the property is no date, and that is told', () => {
    const { onboarding, issues } = signalsOf({ admins_trained: 'in June' });
    expect(onboarding.recorded).toEqual([]);
    expect(issues).toEqual([{ property: 'admins_trained', message: '"in June" is not a date' }]);
  });
});

describe('meetings that tell of the onboarding', () => {
  const meetingsOf = (meetings: readonly HeldMeeting[], firstStart?: string | null) =>
    signalsOf({}, meetings, firstStart).onboarding.meetings;

  it('are the first since the contract began, and every check-in and review', () => {
    const meetings = [
      held('2026-05-31', 'Check-in'),
      held('2026-06-01'),
      held('2026-06-02', 'Training'),
      held('2026-06-20', 'Pulse'),
      held('2026-07-01', 'Check-in'),
      held('2026-08-01', 'QBR'),
      held('2026-08-02', 'Renewal'),
    ];
    expect(meetingsOf(meetings)).toEqual([
      { on: '2026-06-01', kind: 'other' },
      { on: '2026-06-20', kind: 'check_in' },
      { on: '2026-07-01', kind: 'check_in' },
      { on: '2026-08-01', kind: 'review' },
    ]);
  });

  it('fall on the day that it was in the portal', () => {
    const lateEvening = { at: Date.parse('2026-06-02T03:30:00Z'), type: null };
    expect(meetingsOf([lateEvening])).toEqual([{ on: '2026-06-01', kind: 'other' }]);
  });

  it('are none while nobody knows when the contract began', () => {
    expect(meetingsOf([held('2026-06-01')], null)).toEqual([]);
  });
});
