import { afterSilence, type Telling, verdict } from '@attain/sync-worker/adapters/hubspot/verdict';
import { describe, expect, it } from 'vitest';

function answered(overrides: Partial<Telling>): Telling {
  return { status: 200, isSearch: false, ...overrides };
}

describe('the retry policy', () => {
  it.each([200, 201, 204, 207, 400, 401, 403, 404, 409, 414])(
    'hands %i back at once: the same request would end the same way',
    (status) => {
      expect(verdict(answered({ status }), 1)).toEqual({ kind: 'use' });
    },
  );

  it.each([500, 502, 503, 504, 521, 523, 524])('asks again some seconds after a %i', (status) => {
    expect(verdict(answered({ status }), 1)).toEqual({
      kind: 'retry',
      afterMs: 2_000,
      hold: 'request',
      slowDown: false,
    });
  });

  it.each([
    { attempt: 1, afterMs: 2_000 },
    { attempt: 2, afterMs: 4_000 },
    { attempt: 3, afterMs: 8_000 },
    { attempt: 4, afterMs: 15_000 },
    { attempt: 9, afterMs: 15_000 },
  ])('waits $afterMs ms after attempt $attempt', ({ attempt, afterMs }) => {
    expect(verdict(answered({ status: 503 }), attempt)).toMatchObject({ afterMs });
  });

  it('asks again sooner when there was no answer at all', () => {
    expect(afterSilence(1)).toMatchObject({ kind: 'retry', afterMs: 1_000, hold: 'request' });
    expect(afterSilence(9)).toMatchObject({ afterMs: 7_500 });
  });

  it.each([
    { what: 'the ten-second limit', limit: 'ten_secondly', isSearch: false, afterMs: 10_000 },
    { what: 'the second limit', limit: 'secondly', isSearch: true, afterMs: 1_000 },
    { what: 'no limit by name, in a search', limit: undefined, isSearch: true, afterMs: 1_000 },
    { what: 'no limit by name', limit: undefined, isSearch: false, afterMs: 10_000 },
  ] as const)('holds the whole lane for $afterMs ms on $what', ({ limit, isSearch, afterMs }) => {
    expect(verdict(answered({ status: 429, limit, isSearch }), 1)).toEqual({
      kind: 'retry',
      afterMs,
      hold: 'lane',
      slowDown: false,
    });
  });

  it('obeys a longer wait that HubSpot asks for', () => {
    const told = answered({ status: 429, limit: 'secondly', retryAfterSeconds: 12 });
    expect(verdict(told, 1)).toMatchObject({ kind: 'retry', afterMs: 12_000 });
  });

  it('parks when the day is spent, whatever wait HubSpot names', () => {
    const spent = answered({ status: 429, limit: 'daily', retryAfterSeconds: 1 });
    expect(verdict(spent, 1)).toEqual({ kind: 'park', reason: 'daily_limit' });
  });

  it('waits out a lock of two seconds and asks for less at a time', () => {
    expect(verdict(answered({ status: 423 }), 1)).toEqual({
      kind: 'retry',
      afterMs: 2_000,
      hold: 'request',
      slowDown: true,
    });
  });

  it.each([
    { seconds: 15, expected: { kind: 'retry', afterMs: 15_000, hold: 'lane' } },
    { seconds: 16, expected: { kind: 'park', reason: 'account_moving', forMs: 16_000 } },
    { seconds: 86_400, expected: { kind: 'park', reason: 'account_moving', forMs: 86_400_000 } },
    { seconds: undefined, expected: { kind: 'park', reason: 'account_moving' } },
  ])('treats a moving account that asks for $seconds s as $expected.kind', (row) => {
    const moving = answered({ status: 477, retryAfterSeconds: row.seconds });
    expect(verdict(moving, 1)).toMatchObject(row.expected);
  });

  it.each([429, 503])('parks rather than sit out a %i of minutes', (status) => {
    expect(verdict(answered({ status, retryAfterSeconds: 300 }), 1)).toEqual({
      kind: 'park',
      reason: 'told_to_wait',
      forMs: 300_000,
    });
  });
});
