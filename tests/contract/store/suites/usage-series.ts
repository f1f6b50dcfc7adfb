import { DAY_MS, dayNumber, type Day } from '@attain/shared/domain/basics/time';
import { type CountedMeasure, NO_TALLY } from '@attain/shared/domain/usage/measure';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import type { UsageEvent } from '@attain/sync-worker/ports/usage';
import type { CompanyDays } from '@attain/sync-worker/ports/usage-series';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { eventOf, NOW, someCompany, usageBatch } from '../builders.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const TODAY = Math.floor(NOW / DAY_MS);
const EVENTS = ['report created', 'report shared', 'login'] as const;

let keys = 0;

function did(
  event: string,
  day: Day | number,
  overrides: Partial<UsageEvent> & { company?: string } = {},
): UsageEvent {
  const { company = '1', ...rest } = overrides;
  const number = typeof day === 'number' ? day : dayNumber(day);
  const at = number * DAY_MS + DAY_MS / 3;
  keys += 1;
  return eventOf(company, `series ${keys}`, { event, at, day: number, countsUsers: true, ...rest });
}

export function usageSeriesSuite({ store }: TestEngine): void {
  async function portalWith(...events: readonly UsageEvent[]): Promise<PortalStore> {
    const portal = freshPortal(store);
    await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
    await portal.usage.add(usageBatch(events));
    return portal;
  }

  const span = (first: Day, last: Day, companyId = '1'): CompanyDays => ({
    companyId,
    first: dayNumber(first),
    last: dayNumber(last),
  });

  async function tally(portal: PortalStore, counted: CountedMeasure, ...spans: CompanyDays[]) {
    return portal.usageSeries.tallies(counted, spans);
  }

  describe('series of usage', () => {
    it('counts the events of each span, of each company, over both ends', async () => {
      const portal = await portalWith(
        did('report created', '2026-06-01'),
        did('report created', '2026-06-07'),
        did('report created', '2026-06-07', { user: null, durationSeconds: 30 }),
        did('report created', '2026-06-08'),
        did('report shared', '2026-06-03'),
        did('report created', '2026-06-03', { company: '2' }),
      );
      const counted = { kind: 'count', events: ['report created', 'never seen'] } as const;
      const found = await tally(
        portal,
        counted,
        span('2026-06-01', '2026-06-07'),
        span('2026-06-08', '2026-06-14'),
        span('2026-06-09', '2026-06-14'),
        span('2026-06-01', '2026-06-07', '2'),
        span('2026-06-01', '2026-06-07', '3'),
      );
      expect(found).toEqual([
        { ...NO_TALLY, events: 3, seconds: 30 },
        { ...NO_TALLY, events: 1 },
        NO_TALLY,
        { ...NO_TALLY, events: 1 },
        NO_TALLY,
      ]);
      const unseen = { kind: 'count', events: ['never seen'] } as const;
      expect(await tally(portal, unseen, span('2026-06-01', '2026-06-07'))).toEqual([NO_TALLY]);
      expect(await tally(portal, unseen)).toEqual([]);
    });

    it('counts a user of two of the events, on two days and in two accounts, once', async () => {
      const inKey = { account: { by: 'account_key', value: 'acc' } } as const;
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1', { accountKeys: ['acc'] })], 1);
      await portal.usage.add(
        usageBatch([
          did('report created', '2026-06-01', { user: 'ann' }),
          did('report created', '2026-06-02', { user: 'ann', ...inKey }),
          did('report shared', '2026-06-02', { user: 'ann', ...inKey }),
          did('report shared', '2026-06-03', { user: 'bob', ...inKey }),
          did('login', '2026-06-03', { user: 'cid' }),
        ]),
      );
      const users = (...events: string[]) =>
        tally(portal, { kind: 'users', events }, span('2026-06-01', '2026-06-07'));
      expect(await users('report created')).toMatchObject([{ users: 1, events: 2 }]);
      expect(await users('report created', 'report shared')).toMatchObject([
        { users: 2, events: 4, isWhole: true },
      ]);
      const any = { kind: 'users', events: null } as const;
      expect(await tally(portal, any, span('2026-06-01', '2026-06-07'))).toMatchObject([
        { users: 3 },
      ]);
    });

    it('joins what a person does in two accounts of a company within the gap into one session', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1', { accountKeys: ['acc'] })], 1);
      const inKey = { account: { by: 'account_key', value: 'acc' } } as const;
      const at = (day: Day, minute: number) => ({
        user: 'ann',
        at: (dayNumber(day) + 1 / 3) * DAY_MS + minute * 60_000,
      });
      await portal.usage.add(
        usageBatch([
          did('login', '2026-06-01', at('2026-06-01', 0)),
          did('login', '2026-06-01', { ...at('2026-06-01', 5), ...inKey }),
          did('login', '2026-06-02', at('2026-06-02', 0)),
          did('login', '2026-06-02', { ...at('2026-06-02', 120), ...inKey }),
        ]),
      );
      const days = [
        span('2026-06-01', '2026-06-01'),
        span('2026-06-02', '2026-06-02'),
        span('2026-06-01', '2026-06-07'),
      ];
      const sessions = await tally(portal, { kind: 'sessions' }, ...days);
      expect(sessions.map((each) => [each.users, each.sessions])).toEqual([
        [1, 1],
        [1, 2],
        [1, 3],
      ]);
    });

    it('knows users only from the day after their first one, where the event was there before', async () => {
      const portal = await portalWith(
        did('report created', '2026-06-01', { countsUsers: false }),
        did('report created', '2026-06-08'),
        did('report created', '2026-06-10'),
        did('report created', '2026-06-10', { company: '2' }),
      );
      const users = { kind: 'users', events: ['report created'] } as const;
      const found = await tally(
        portal,
        users,
        span('2026-05-25', '2026-05-31'),
        span('2026-06-01', '2026-06-07'),
        span('2026-06-08', '2026-06-14'),
        span('2026-06-09', '2026-06-14'),
        span('2026-06-08', '2026-06-14', '2'),
      );
      expect(found.map(({ users: n, isWhole }) => [n, isWhole])).toEqual([
        [0, true],
        [0, false],
        [1, false],
        [1, true],
        [1, true],
      ]);
    });

    it('says that details are not kept where none ever were', async () => {
      const portal = await portalWith(did('report created', '2026-06-01', { countsUsers: false }));
      const week = span('2026-06-01', '2026-06-07');
      expect(
        await tally(portal, { kind: 'users', events: ['report created'] }, week),
      ).toMatchObject([{ events: 1, users: 0, isWhole: false }]);
      const rows = {
        kind: 'property',
        events: ['report created'],
        property: 'rows',
        take: 'sum',
      } as const;
      expect(await tally(portal, rows, week)).toMatchObject([
        { events: 1, values: 0, isWhole: false },
      ]);
    });

    it('adds up a number that events carry, and finds the latest one', async () => {
      const rows = (day: Day, value: number, at = 0, company = '1') =>
        did('import done', day, {
          company,
          numbers: { rows: value, other: 9 },
          at: dayNumber(day) * DAY_MS + at,
        });
      const portal = await portalWith(
        rows('2026-06-01', 100, 1),
        rows('2026-06-05', 40, 9),
        rows('2026-06-05', 10, 3),
        did('import done', '2026-06-05'),
        rows('2026-06-09', 5),
        rows('2026-06-02', 1, 1, '2'),
      );
      const counted = {
        kind: 'property',
        events: ['import done'],
        property: 'rows',
        take: 'latest',
      } as const;
      const found = await tally(
        portal,
        counted,
        span('2026-06-01', '2026-06-07'),
        span('2026-06-08', '2026-06-14'),
        span('2026-06-15', '2026-06-21'),
        span('2026-06-01', '2026-06-07', '2'),
      );
      expect(found.map(({ events, values, sum, latest }) => [events, values, sum, latest])).toEqual(
        [
          [4, 3, 150, 40],
          [1, 1, 5, 5],
          [0, 0, 0, null],
          [1, 1, 1, 1],
        ],
      );
    });

    it('counts sessions and time of users, and events of nobody in particular', async () => {
      const portal = await portalWith(
        did('login', '2026-06-01', { durationSeconds: 60 }),
        did('login', '2026-06-02', { user: 'bob', durationSeconds: 30 }),
        did('login', '2026-06-09', { user: null }),
      );
      const [first, second, third] = await tally(
        portal,
        { kind: 'sessions' },
        span('2026-06-01', '2026-06-07'),
        span('2026-06-08', '2026-06-14'),
        span('2026-06-15', '2026-06-21'),
      );
      expect(first).toMatchObject({ users: 2, sessions: 2, seconds: 90, isWhole: true });
      expect(second).toMatchObject({ users: 0, events: 1 });
      expect(third).toEqual(NO_TALLY);
    });

    it('knows users of long ago by whole weeks from Monday', async () => {
      const monday = TODAY - ((TODAY + 3) % 7) - 7 * 30;
      const portal = await portalWith(
        did('login', monday, { user: 'ann' }),
        did('login', monday + 6, { user: 'ann' }),
        did('login', monday + 7, { user: 'bob' }),
        did('login', TODAY - 3, { user: 'ann' }),
      );
      await portal.usage.forget(NOW);
      const days = (first: number, last: number) => ({ companyId: '1', first, last });
      const found = await tally(
        portal,
        { kind: 'users', events: null },
        days(monday, monday + 6),
        days(monday, monday + 13),
        days(monday + 1, monday + 7),
        days(monday, TODAY - 1),
        days(monday - 7, monday - 1),
      );
      expect(found.map(({ users, isWhole }) => [users, isWhole])).toEqual([
        [1, true],
        [2, true],
        [2, false],
        [2, true],
        [0, true],
      ]);
    });

    it('knows since when and from which sources companies are known, and of which days these delivered', async () => {
      const portal = await portalWith(did('login', '2026-06-03'), did('login', '2026-06-01'));
      await portal.usage.add(
        usageBatch([did('login', '2026-05-01'), did('login', '2026-06-20', { company: '2' })], {
          source: 'files',
        }),
      );
      const known = await portal.usageSeries.known(['1', '2', '3']);
      expect(known.get('1')?.firstAt).toBe(Date.UTC(2026, 4, 1, 8));
      expect(known.get('1')?.sources.toSorted()).toEqual(['files', 'product']);
      expect(known.get('2')).toEqual({ firstAt: Date.UTC(2026, 5, 20, 8), sources: ['files'] });
      expect(known.has('3')).toBe(false);
      expect(await portal.usageSeries.deliveredDays()).toEqual(
        new Map([
          ['files', [dayNumber('2026-05-01'), dayNumber('2026-06-20')]],
          ['product', [dayNumber('2026-06-01'), dayNumber('2026-06-03')]],
        ]),
      );
      expect((await freshPortal(store).usageSeries.deliveredDays()).size).toBe(0);
    });

    it('takes the days that a pulled source says something of as delivered', async () => {
      const portal = await portalWith();
      const account = { by: 'company_id', value: '1' } as const;
      const cell = { account, event: 'login', count: 2, durationSeconds: null, numbers: null };
      await portal.usage.replaceDays({
        source: 'warehouse',
        receivedAt: NOW,
        receivedOn: TODAY,
        firstDay: TODAY - 9,
        lastDay: TODAY - 1,
        cells: [{ ...cell, day: TODAY - 4 }],
        userDays: [{ account, day: TODAY - 2, user: 'ann', sessions: 1, durationSeconds: null }],
      });
      expect((await portal.usageSeries.deliveredDays()).get('warehouse')).toEqual([
        TODAY - 4,
        TODAY - 2,
      ]);
    });

    it('adds up: the days of a week are the week, and users of two events are no more than their sum', async () => {
      const event = fc.record({
        event: fc.constantFrom(...EVENTS),
        day: fc.integer({ min: TODAY - 14, max: TODAY - 1 }),
        user: fc.constantFrom('ann', 'bob', 'cid', null),
        seconds: fc.constantFrom(null, 10, 20),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (drawn) => {
          const portal = await portalWith(
            ...drawn.map(({ event: name, day, user, seconds }) =>
              did(name, day, { user, durationSeconds: seconds }),
            ),
          );
          const week = { companyId: '1', first: TODAY - 7, last: TODAY - 1 };
          const days = Array.from({ length: 7 }, (_, at) => ({
            companyId: '1',
            first: week.first + at,
            last: week.first + at,
          }));
          const both = { kind: 'count', events: [EVENTS[0], EVENTS[1]] } as const;
          const [whole, ...parts] = await tally(portal, both, week, ...days);
          const inWeek = drawn.filter(
            ({ event: name, day }) => day >= week.first && name !== 'login',
          );
          expect(whole?.events).toBe(inWeek.length);
          expect(parts.reduce((sum, { events }) => sum + events, 0)).toBe(whole?.events);

          const usersOf = async (...events: string[]) =>
            (await tally(portal, { kind: 'users', events }, week))[0]?.users ?? 0;
          const [created, shared, union] = [
            await usersOf(EVENTS[0]),
            await usersOf(EVENTS[1]),
            await usersOf(EVENTS[0], EVENTS[1]),
          ];
          expect(union).toBe(new Set(inWeek.flatMap(({ user }) => user ?? [])).size);
          expect(union).toBeGreaterThanOrEqual(Math.max(created, shared));
          expect(union).toBeLessThanOrEqual(created + shared);
        }),
        { numRuns: 15 },
      );
    });

    it('is of one portal: what another one has is not counted', async () => {
      const portal = await portalWith();
      await portalWith(did('login', '2026-06-01', { numbers: { rows: 1 } }));
      const week = span('2026-06-01', '2026-06-07');
      const all: CountedMeasure[] = [
        { kind: 'count', events: ['login'] },
        { kind: 'users', events: ['login'] },
        { kind: 'users', events: null },
        { kind: 'property', events: ['login'], property: 'rows', take: 'sum' },
      ];
      for (const counted of all) expect(await tally(portal, counted, week)).toEqual([NO_TALLY]);
      expect((await portal.usageSeries.known(['1'])).size).toBe(0);
    });

    it('moves with its company in a merge', async () => {
      const portal = await portalWith(
        did('login', '2026-06-01'),
        did('login', '2026-06-01', { company: '2', user: 'bob' }),
      );
      await portal.mirror.mergeCompanies('1', ['2']);
      const week = span('2026-06-01', '2026-06-07');
      expect(await tally(portal, { kind: 'users', events: ['login'] }, week)).toMatchObject([
        { events: 2, users: 2 },
      ]);
    });
  });
}
