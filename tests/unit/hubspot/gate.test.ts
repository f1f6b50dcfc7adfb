import { gate } from '@attain/sync-worker/adapters/hubspot/gate';
import { nextMidnight } from '@attain/sync-worker/adapters/hubspot/next-midnight';
import { apiOrigin } from '@attain/sync-worker/adapters/hubspot/origin';
import {
  CrmParkedError,
  CrmUnauthorizedError,
  CrmUnavailableError,
  UserError,
} from '@attain/sync-worker/ports/errors';
import { describe, expect, it } from 'vitest';

describe('the gate to HubSpot', () => {
  it('is shut until the instant that was told', () => {
    let now = 1_000;
    const subject = gate(() => now);
    subject.park('Come back later.', () => 5_000);

    expect(() => subject.pass()).toThrow(CrmParkedError);
    now = 4_999;
    expect(() => subject.pass()).toThrow('Come back later.');
    now = 5_000;
    expect(() => subject.pass()).not.toThrow();
  });

  it('learns later until when: the zone of the portal may not be known yet', () => {
    let until: number | null = null;
    const subject = gate(() => 0);
    subject.park('Spent.', () => until);
    expect(parkedUntil(subject)).toBeNull();
    until = 7_000;
    expect(parkedUntil(subject)).toBe(7_000);
  });

  it('opens after a quarter of an hour when nobody knows the time', () => {
    let now = 0;
    const subject = gate(() => now);
    subject.park('Moving.', () => null);
    now = 899_999;
    expect(() => subject.pass()).toThrow(CrmParkedError);
    now = 900_000;
    expect(() => subject.pass()).not.toThrow();
  });

  it('stays shut for good after a refused token', () => {
    const subject = gate(() => 0);
    subject.refuse('Wrong token.');
    expect(() => subject.pass()).toThrow(CrmUnauthorizedError);
    subject.park('Spent.', () => 1);
    expect(() => subject.pass()).toThrow(CrmUnauthorizedError);
  });

  it('is shut once closed', () => {
    const subject = gate(() => 0);
    subject.close();
    subject.refuse('Wrong token.');
    expect(() => subject.pass()).toThrow(CrmUnavailableError);
  });

  function parkedUntil(subject: ReturnType<typeof gate>): number | null | undefined {
    try {
      subject.pass();
    } catch (error) {
      return error instanceof CrmParkedError ? error.until : undefined;
    }
    return undefined;
  }
});

describe('the next midnight', () => {
  it.each([
    { now: '2026-11-22T12:00:00Z', zone: 'UTC', midnight: '2026-11-23T00:00:00Z' },
    { now: '2026-11-22T00:00:00Z', zone: 'UTC', midnight: '2026-11-23T00:00:00Z' },
    { now: '2026-11-22T03:00:00Z', zone: 'America/New_York', midnight: '2026-11-22T05:00:00Z' },
    { now: '2026-11-22T12:00:00Z', zone: 'Asia/Kolkata', midnight: '2026-11-22T18:30:00Z' },
    { now: '2026-03-08T06:00:00Z', zone: 'America/New_York', midnight: '2026-03-09T04:00:00Z' },
  ])('after $now in $zone is $midnight', ({ now, zone, midnight }) => {
    expect(nextMidnight(Date.parse(now), zone)).toBe(Date.parse(midnight));
  });
});

describe('the origin of the API', () => {
  it.each([
    'https://api.hubapi.com',
    'http://127.0.0.1:4000',
    'http://localhost:80',
    'http://[::1]:1',
  ])('may be %s', (origin) => {
    expect(apiOrigin(origin)).toBe(new URL(origin).origin);
  });

  it.each([
    'http://api.hubapi.com',
    'http://127.0.0.1.evil.test',
    'ftp://127.0.0.1',
    'hubapi.com',
    '',
  ])('may not be "%s": the token would travel in the clear, or nowhere', (origin) => {
    expect(() => apiOrigin(origin)).toThrow(UserError);
  });
});
