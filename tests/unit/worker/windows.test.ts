import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import { calendarOf } from '@attain/sync-worker/calendar';
import { asOfNow, windowsOf } from '@attain/sync-worker/pipeline/windows';
import { expect, it } from 'vitest';

import { someMapping } from './builders.ts';

const NEW_YORK = calendarOf('America/New_York');
const LATE_EVENING = Date.parse('2026-11-22T04:30:00Z');

it("knows the portal's day, and when it ends", () => {
  expect(asOfNow(NEW_YORK, LATE_EVENING)).toEqual({
    now: LATE_EVENING,
    today: '2026-11-21',
    nextMidnight: Date.parse('2026-11-22T05:00:00Z'),
  });
});

it('takes usage from the 28 full days before today, and other inputs until they are stale', () => {
  const windows = windowsOf(asOfNow(NEW_YORK, LATE_EVENING), {
    settings: DEFAULT_SETTINGS,
    keyFeatures: ['report_created'],
    mapping: someMapping({ meetings: { reviewType: 'QBR' } }),
  });
  const ago = (days: number) => LATE_EVENING - days * DAY_MS;
  expect(windows).toMatchObject({
    now: LATE_EVENING,
    usageDays: { first: '2026-10-24', last: '2026-11-20' },
    seatsSince: '2026-08-23',
    day90Ago: '2026-08-23',
    ticketsSince: ago(28),
    npsSince: ago(180),
    csatSince: ago(90),
    outreachSince: ago(90),
    keyFeatures: ['report_created'],
    reviewType: 'QBR',
  });
});

it('follows the settings', () => {
  const settings = {
    ...DEFAULT_SETTINGS,
    usage: { ...DEFAULT_SETTINGS.usage, weeks: 2, seatsWithinDays: 30 },
    escalation: { ...DEFAULT_SETTINGS.escalation, windowDays: 10, quietDays: 20 },
    renewal: { ...DEFAULT_SETTINGS.renewal, evaluateFromDays: 180 },
  };
  const windows = windowsOf(asOfNow(NEW_YORK, LATE_EVENING), {
    settings,
    keyFeatures: [],
    mapping: someMapping(),
  });
  const ago = (days: number) => LATE_EVENING - days * DAY_MS;
  expect(windows).toMatchObject({
    usageDays: { first: '2026-11-07', last: '2026-11-20' },
    seatsSince: '2026-10-22',
    recentTicketsSince: ago(30),
    pastHealthSince: ago(260),
    ticketsToldSince: null,
  });
});

it('tells tickets one by one while they can escalate, where the mapping names categories that do', () => {
  const { ticketsToldSince, sizeSince } = windowsOf(asOfNow(NEW_YORK, LATE_EVENING), {
    settings: DEFAULT_SETTINGS,
    keyFeatures: [],
    mapping: someMapping({ tickets: { escalation: { legal: ['GDPR'] } } }),
  });
  expect(ticketsToldSince).toBe(LATE_EVENING - 7 * DAY_MS);
  expect(sizeSince).toBe(LATE_EVENING - 90 * DAY_MS);
});
