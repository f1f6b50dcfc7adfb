import { addDays, dayNumber, type Day } from '@attain/shared/domain/basics/time';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { calendarOf } from '@attain/sync-worker/calendar';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { measureUsageOf } from '@attain/sync-worker/pipeline/measure-usage';
import { syncReport } from '@attain/sync-worker/pipeline/sync-report';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import type { UsageEvent } from '@attain/sync-worker/ports/usage';
import { usageMeasures } from '@attain/sync-worker/usage/measures';
import { describe, expect, test } from 'vitest';

import { scoreAll } from '../contract/store/dirty.ts';
import {
  eventOf,
  someCompany,
  someGoal,
  someMetric,
  usageBatch,
} from '../contract/store/builders.ts';

const HOUR_MS = 3_600_000;
/** A Wednesday; the clocks of Berlin went forward on the Sunday before. */
const TODAY: Day = '2026-04-01';
const berlin = calendarOf('Europe/Berlin');

const REPORTS = { kind: 'count', events: ['report created'], period: 'week' };

type Usage = Record<string, unknown>;

type Fixtures = { portal: PortalStore };

const it = test.extend<Fixtures>({
  portal: async ({}, use) => {
    const store = await openStore('sqlite::memory:');
    await store.migrate();
    const portal = store.forPortal(1);
    await use(portal);
    await store.close();
  },
});

async function customer(portal: PortalStore, id: string, ...metrics: readonly Metric[]) {
  const properties = { lifecyclestage: 'customer', attain_licensed_seats: '40' };
  await portal.mirror.save('companies', [someCompany(id, { properties })], 1);
  await save(portal, id, someGoal(`g${id}`, { metrics }));
}

const save = (portal: PortalStore, id: string, goal: Goal) =>
  portal.records.saveGoal(id, goal, { at: berlin.startOf(TODAY), who: 'goals.csv', via: 'import' });

const metric = (name: string, changes: Partial<Metric> = {}) =>
  someMetric(name, { name, frequency: 'weekly', ...changes });

let keys = 0;

/** An event so many hours into a day of Berlin. */
function created(
  day: Day,
  changes: Partial<UsageEvent> & { company?: string; hour?: number } = {},
) {
  const { company = '1', hour = 12, ...event } = changes;
  const at = berlin.startOf(day) + hour * HOUR_MS;
  keys += 1;
  return eventOf(company, `reading ${keys}`, {
    event: 'report created',
    at,
    day: dayNumber(berlin.dayAt(at)),
    countsUsers: true,
    ...event,
  });
}

const deliver = (portal: PortalStore, ...events: readonly UsageEvent[]) =>
  portal.usage.add(usageBatch(events, { receivedAt: berlin.startOf(TODAY) + 9 * HOUR_MS }));

/** Takes the readings of companies; answers how many are new, and what was unusable. */
async function measure(
  portal: PortalStore,
  usage: Usage,
  { today = TODAY, ids = ['1', '2'] }: { today?: Day; ids?: readonly string[] } = {},
) {
  const configuration = configurationSchema.parse({ usage });
  const issues: string[] = [];
  const report = {
    ...syncReport(),
    issues: (_type: string, _id: string, found: readonly { message: string }[]) =>
      void issues.push(...found.map(({ message }) => message)),
  };
  const added = await measureUsageOf(
    {
      store: portal,
      measures: usageMeasures(configuration.usage),
      mapping: configuration.mapping,
      calendar: berlin,
      now: () => berlin.startOf(today) + 10 * HOUR_MS,
      report,
    },
    ids,
  );
  return { added, issues };
}

const WEEKLY = {
  measures: { reports: REPORTS },
  readings: [{ metric: 'Reports a week', measure: 'reports', periods: 4 }],
};

const versions = (portal: PortalStore, name: string, id = '1') => portal.records.readings(id, name);

/** Value and last day of each reading, the versions that hold. */
async function held(portal: PortalStore, name: string, id = '1') {
  const goals = (await portal.records.goals([id])).get(id) ?? [];
  const found = goals.flatMap(({ metrics }) => metrics).find((each) => each.name === name);
  return found?.readings.map(({ value, measuredAt }) => [berlin.dayAt(measuredAt), value]);
}

describe('readings of a metric that is bound to usage', () => {
  it('are one of each week that is over, measured at its last instant, with what was counted', async ({
    portal,
  }) => {
    await customer(portal, '1', metric('Reports a week'));
    await deliver(portal, created('2026-03-16'), created('2026-03-23'), created('2026-03-29'));
    expect((await measure(portal, WEEKLY)).added).toBe(2);
    expect(await versions(portal, 'Reports a week')).toMatchObject([
      { value: 1, measuredAt: Date.parse('2026-03-22T22:59:59.999Z'), version: 1 },
      {
        value: 2,
        // Summer time begins on this Sunday.
        measuredAt: Date.parse('2026-03-29T21:59:59.999Z'),
        source: 'usage: reports',
        evidence: '23 Mar 2026 to 29 Mar 2026: 2 events report created',
        recordedBy: 'product usage',
        via: 'usage',
      },
    ]);
    expect((await measure(portal, WEEKLY)).added).toBe(0);
  });

  it('count an event in the week that holds its instant in the zone of the portal', async ({
    portal,
  }) => {
    await customer(portal, '1', metric('Reports a week'));
    const sunday = '2026-03-29';
    // That Sunday has 23 hours.
    await deliver(
      portal,
      created(sunday, { hour: 22.999 }),
      created(sunday, { hour: 23 }),
      created('2026-03-23', { hour: 0 }),
      created('2026-03-22', { hour: 23.999 }),
    );
    await measure(portal, WEEKLY);
    expect(await held(portal, 'Reports a week')).toEqual([
      ['2026-03-22', 1],
      ['2026-03-29', 2],
    ]);
    await measure(portal, WEEKLY, { today: '2026-04-06' });
    expect((await held(portal, 'Reports a week'))?.at(-1)).toEqual(['2026-04-05', 1]);
  });

  it('are 0 for a week without an event on a live source, and none before the first event or without delivery', async ({
    portal,
  }) => {
    await customer(portal, '1', metric('Reports a week'));
    await customer(portal, '2', metric('Reports a week'));
    await deliver(
      portal,
      created('2026-03-02', { company: '2' }),
      created('2026-03-10'),
      created('2026-03-17', { company: '2' }),
      created('2026-03-31', { company: '2' }),
    );
    await measure(portal, { ...WEEKLY, readings: [{ ...WEEKLY.readings[0], periods: 8 }] });
    expect(await held(portal, 'Reports a week')).toEqual([
      ['2026-03-15', 1],
      ['2026-03-22', 0],
    ]);
    expect(await held(portal, 'Reports a week', '2')).toEqual([
      ['2026-03-08', 1],
      ['2026-03-15', 0],
      ['2026-03-22', 1],
    ]);
  });

  it('are corrected by late events, and what was known before stays in the history', async ({
    portal,
  }) => {
    await customer(portal, '1', metric('Reports a week'));
    await deliver(portal, created('2026-03-17'), created('2026-03-24'));
    await measure(portal, WEEKLY);
    await deliver(portal, created('2026-03-18'));
    expect((await measure(portal, WEEKLY)).added).toBe(1);
    expect(await versions(portal, 'Reports a week')).toMatchObject([
      { value: 1, version: 1 },
      { value: 2, version: 2, via: 'usage' },
      { value: 1, version: 1 },
    ]);
  });

  it('of long ago are looked at again where their company changed, those of late in any case', async ({
    portal,
  }) => {
    await customer(portal, '1', metric('Reports a week'));
    const usage = { ...WEEKLY, readings: [{ ...WEEKLY.readings[0], periods: 9 }] };
    const old = '2026-02-11';
    const late = '2026-03-17';
    await deliver(portal, created(old), created(late));
    await measure(portal, usage);
    await scoreAll(portal);
    expect(await portal.scoring.dirtyAmong(['1', '2'])).toEqual(new Set());

    await deliver(portal, created(old), created(late));
    expect(await portal.scoring.dirtyAmong(['1', '2'])).toEqual(new Set(['1']));
    // The mark is lost on the way, as where it comes between two steps of a cycle.
    await scoreAll(portal);
    await measure(portal, usage);
    expect(await held(portal, 'Reports a week')).toEqual([
      ['2026-02-15', 1],
      ['2026-03-22', 2],
    ]);
    await portal.scoring.markDirty(['1']);
    await measure(portal, usage);
    expect((await held(portal, 'Reports a week'))?.[0]).toEqual(['2026-02-15', 2]);
  });

  it('do not undo what a person corrected', async ({ portal }) => {
    await customer(portal, '1', metric('Reports a week'));
    await deliver(portal, created('2026-03-17'));
    await measure(portal, WEEKLY);
    const [reading] = await versions(portal, 'Reports a week');
    const { measuredAt = 0 } = reading ?? {};
    const corrected = { metricId: 'Reports a week', value: 7, measuredAt };
    await portal.records.addReadings('1', [{ ...corrected, source: null, evidence: null }], {
      at: measuredAt + 1,
      who: 'Ann Lee',
      via: 'card',
    });
    await deliver(portal, created('2026-03-18'));
    expect((await measure(portal, WEEKLY)).added).toBe(0);
    expect((await held(portal, 'Reports a week'))?.[0]).toEqual(['2026-03-22', 7]);
  });

  it('are of as many periods as are asked for', async ({ portal }) => {
    await customer(portal, '1', metric('Reports a week'));
    const weeks = Array.from({ length: 10 }, (_, week) => addDays('2026-03-24', -7 * week));
    await deliver(portal, ...weeks.map((day) => created(day)));
    expect((await measure(portal, WEEKLY)).added).toBe(4);
  });

  it('are of trailing days at the end of each period of the metric', async ({ portal }) => {
    await customer(portal, '1', metric('Active users', { frequency: 'monthly' }));
    await deliver(
      portal,
      created('2026-01-31', { user: 'ann' }),
      created('2026-02-01', { user: 'bob' }),
      created('2026-02-28', { user: 'cid' }),
      created('2026-03-31', { user: 'dan' }),
    );
    await measure(portal, {
      measures: { active: { kind: 'users' } },
      readings: [{ metric: 'Active users', measure: 'active', periods: 2 }],
    });
    expect(await held(portal, 'Active users')).toEqual([
      ['2026-02-28', 2],
      ['2026-03-31', 1],
    ]);
  });

  it('begin weeks on the day that is configured', async ({ portal }) => {
    await customer(portal, '1', metric('Reports a week'));
    await deliver(portal, created('2026-03-22'), created('2026-03-28'), created('2026-03-29'));
    await measure(portal, { ...WEEKLY, weekStartsOn: 'sunday' });
    expect(await held(portal, 'Reports a week')).toEqual([['2026-03-28', 2]]);
  });

  it('of a ratio to seats keep the seats of when they were measured', async ({ portal }) => {
    const usage = {
      measures: {
        active: { kind: 'users', events: ['report created'] },
        adoption: { kind: 'ratio', of: 'active', per: 'seats', times: 100, period: 'week' },
      },
      readings: [{ metric: 'Adoption', measure: 'adoption', periods: 4 }],
    };
    await customer(portal, '1', metric('Adoption'));
    await deliver(portal, created('2026-03-17'), created('2026-03-24', { user: 'bob' }));
    await measure(portal, usage);
    expect(await versions(portal, 'Adoption')).toMatchObject([
      {
        value: 2.5,
        evidence: expect.stringContaining('1 user of report created / 40 seats x 100'),
      },
      { value: 2.5 },
    ]);

    const properties = { lifecyclestage: 'customer', attain_licensed_seats: '10' };
    await portal.mirror.save('companies', [someCompany('1', { properties })], 1);
    expect((await measure(portal, usage)).added).toBe(0);
    await deliver(portal, created('2026-03-24', { user: 'cid' }));
    expect((await measure(portal, usage)).added).toBe(1);
    expect(await held(portal, 'Adoption')).toEqual([
      ['2026-03-22', 2.5],
      ['2026-03-29', 5],
    ]);

    await portal.mirror.save(
      'companies',
      [someCompany('1', { properties: { lifecyclestage: 'customer' } })],
      1,
    );
    await deliver(portal, created('2026-03-25', { user: 'dan' }));
    expect((await measure(portal, usage, { today: '2026-04-06' })).added).toBe(1);
    expect(await held(portal, 'Adoption')).toEqual([
      ['2026-03-22', 2.5],
      ['2026-03-29', 7.5],
    ]);
  });

  it('keep seats by the thousand, whatever the names of events say of seats', async ({
    portal,
  }) => {
    const usage = {
      measures: {
        buyers: { kind: 'users', events: ['bought 5 seats'] },
        buying: { kind: 'ratio', of: 'buyers', per: 'seats', times: 1_200, period: 'week' },
      },
      readings: [{ metric: 'Buying', measure: 'buying', periods: 1 }],
    };
    await customer(portal, '1', metric('Buying'));
    const seats = (number: string) =>
      portal.mirror.save(
        'companies',
        [
          someCompany('1', {
            properties: { lifecyclestage: 'customer', attain_licensed_seats: number },
          }),
        ],
        1,
      );
    await seats('1200');
    const event = 'bought 5 seats';
    await deliver(
      portal,
      created('2026-03-24', { event }),
      created('2026-03-24', { event, user: 'bob' }),
      created('2026-03-24', { event, user: 'cid' }),
    );
    expect((await measure(portal, usage)).added).toBe(1);
    await seats('2400');
    expect((await measure(portal, usage)).added).toBe(0);
    for (const user of ['dan', 'eve'])
      await deliver(portal, created('2026-03-25', { event, user }));
    expect((await measure(portal, usage)).added).toBe(1);
    expect(await held(portal, 'Buying')).toEqual([['2026-03-29', 5]]);
  });

  it('are of the metric that is named, and told where several goals have one of that name', async ({
    portal,
  }) => {
    await customer(portal, '1', metric('REPORTS  a week'));
    await deliver(portal, created('2026-03-24'));
    expect((await measure(portal, WEEKLY)).added).toBe(1);

    const second = someGoal('second', { title: 'Second', metrics: [metric('Reports a week')] });
    await save(portal, '1', second);
    expect(await measure(portal, WEEKLY)).toEqual({
      added: 0,
      issues: ['"Reports a week" is a metric of several goals: name the goal in usage.readings'],
    });
    const named = { ...WEEKLY, readings: [{ ...WEEKLY.readings[0], goal: 'second' }] };
    expect((await measure(portal, named)).added).toBe(1);

    await save(portal, '1', { ...second, ended: true });
    await deliver(portal, created('2026-03-25'));
    expect((await measure(portal, WEEKLY)).added).toBe(1);
  });

  it('are not taken of companies that are no customers, or without the metric', async ({
    portal,
  }) => {
    await portal.mirror.save('companies', [someCompany('1')], 1);
    await save(portal, '1', someGoal('g1', { metrics: [metric('Reports a week')] }));
    await customer(portal, '2', metric('Something else'));
    await deliver(portal, created('2026-03-24'), created('2026-03-24', { company: '2' }));
    expect((await measure(portal, WEEKLY)).added).toBe(0);
  });

  it('are not made up for periods of which nothing is kept any more', async ({ portal }) => {
    await customer(portal, '1', metric('Sessions', { frequency: 'quarterly' }));
    const days = ['2024-11-05', '2025-02-05', '2025-05-05', '2025-11-05', '2026-02-05'];
    await deliver(portal, ...days.map((day) => created(day)));
    const usage = {
      measures: { sessions: { kind: 'sessions', period: 'quarter' } },
      readings: [{ metric: 'Sessions', measure: 'sessions', periods: 12 }],
      retention: { userDays: 365 },
    };
    await measure(portal, usage);
    expect(await held(portal, 'Sessions')).toEqual([
      ['2025-06-30', 1],
      ['2025-12-31', 1],
      ['2026-03-31', 1],
    ]);
  });
});
