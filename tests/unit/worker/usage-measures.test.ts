import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import type { UsageSeries } from '@attain/sync-worker/ports/usage-series';
import { calendarOf } from '@attain/sync-worker/calendar';
import { withMeasures, withVolumesOver } from '@attain/sync-worker/pipeline/with-measures';
import { keptDetails } from '@attain/sync-worker/usage/kept-details';
import { isForgotten, usageMeasures } from '@attain/sync-worker/usage/measures';
import { measuresInWords } from '@attain/sync-worker/usage/measures-in-words';
import { describe, expect, it } from 'vitest';

import { someAccount } from '../domain/builders.ts';

const MEASURES = {
  created: { kind: 'count', events: ['created'], period: 'week' },
  creators: { kind: 'users', events: ['created', 'shared'] },
  anyone: { kind: 'users' },
  sessions: { kind: 'sessions', trailingDays: 7 },
  time: { kind: 'duration' },
  calls: { kind: 'duration', events: ['call'], unit: 'hours', period: 'month' },
  rows: { kind: 'property', events: ['import', 'created'], property: 'rows', take: 'sum' },
  size: { kind: 'property', events: ['import'], property: 'size', take: 'mean' },
  depth: { kind: 'ratio', of: 'created', per: 'creators' },
  adoption: { kind: 'ratio', of: 'creators', per: 'seats', times: 100, period: 'quarter' },
};

const parse = (usage: object) => configurationSchema.safeParse({ usage });

/** The faults of a configuration of usage, with their paths. */
function faults(usage: object): string[] {
  const { error } = parse(usage);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

function measures(usage: object) {
  return usageMeasures(configurationSchema.parse({ usage }).usage);
}

describe('the names of measures', () => {
  it.each([
    {
      wrong: 'a reading of no measure',
      usage: { readings: [{ metric: 'M', measure: 'nothing' }] },
      path: 'usage.readings.0.measure',
    },
    {
      wrong: 'a health input of no measure',
      usage: { healthInputs: { training_completion: 'nothing' } },
      path: 'usage.healthInputs.training_completion',
    },
    {
      wrong: 'an activity of no measure',
      usage: { activities: [{ activity: 'A', measure: 'nothing', valueLine: 'V' }] },
      path: 'usage.activities.0.measure',
    },
    {
      wrong: 'a ratio of no measure',
      usage: { measures: { r: { kind: 'ratio', of: 'nothing', per: 'seats' } } },
      path: 'usage.measures.r.of',
    },
    {
      wrong: 'a ratio per no measure',
      usage: { measures: { ...MEASURES, r: { kind: 'ratio', of: 'created', per: 'nothing' } } },
      path: 'usage.measures.r.per',
    },
  ])('lead somewhere: $wrong is refused with its path', ({ usage, path }) => {
    expect(faults(usage)).toEqual([`${path}: "nothing" is no measure: add it to usage.measures`]);
  });

  it('lead in no circle, however long', () => {
    const ratio = (of: string, per = 'seats') => ({ kind: 'ratio', of, per });
    expect(faults({ measures: { a: ratio('a') } })).toEqual([
      'usage.measures.a: is made of itself',
    ]);
    expect(
      faults({ measures: { ...MEASURES, a: ratio('created', 'b'), b: ratio('c'), c: ratio('a') } }),
    ).toEqual(['a', 'b', 'c'].map((name) => `usage.measures.${name}: is made of itself`));
    // One that leads into a circle is not part of it.
    expect(faults({ measures: { a: ratio('b'), b: ratio('b') } })).toEqual([
      'usage.measures.b: is made of itself',
    ]);
    expect(
      faults({ measures: { ...MEASURES, a: ratio('created', 'b'), b: ratio('created') } }),
    ).toEqual([]);
  });

  it('are not those of the seats', () => {
    expect(faults({ measures: { seats: { kind: 'sessions' } } })).toEqual([
      'usage.measures.seats: "seats" are the licensed seats: name it anew',
    ]);
  });

  it('are bound to a metric once', () => {
    const readings = (...goals: (string | null)[]) =>
      goals.map((goal, at) => ({
        metric: at === 0 ? 'Reports' : ' REPORTS ',
        goal,
        measure: 'created',
      }));
    expect(faults({ measures: MEASURES, readings: readings('A', 'a') })).toEqual([
      'usage.readings.1.metric: "REPORTS" has a measure in readings.0: keep one',
    ]);
    expect(faults({ measures: MEASURES, readings: readings('A', 'B', null) })).toEqual([]);
  });

  it.each([
    { usage: { measures: { m: { kind: 'count', events: [] } } }, path: 'usage.measures.m.events' },
    { usage: { measures: { m: { kind: 'mode' } } }, path: 'usage.measures.m.kind' },
    {
      usage: { measures: { m: { kind: 'sessions', trailingDays: 0 } } },
      path: 'usage.measures.m.trailingDays',
    },
    {
      usage: { measures: { m: { kind: 'ratio', of: 'm', per: 'seats', times: 0 } } },
      path: 'usage.measures.m.times',
    },
    {
      usage: { measures: MEASURES, readings: [{ metric: 'M', measure: 'rows', periods: 121 }] },
      path: 'usage.readings.0.periods',
    },
    { usage: { healthInputs: { nps: 'created' } }, path: 'usage.healthInputs' },
  ])('are of measures that can be: refused at $path', ({ usage, path }) => {
    expect(faults(usage).map((fault) => fault.split(':')[0])).toContain(path);
  });
});

describe('measures', () => {
  const all = measures({
    measures: MEASURES,
    readings: [
      { metric: 'Depth', measure: 'depth' },
      { metric: 'Adoption', goal: 'Grow', measure: 'adoption', periods: 4 },
    ],
    healthInputs: { time_in_platform: 'time', sessions_per_user: 'sessions' },
    activities: [{ activity: 'Imports', measure: 'rows', valueLine: 'hours' }],
    weekStartsOn: 'sunday',
  });

  it('are resolved to what they are made of, over their own days', () => {
    const created = { kind: 'count', events: ['created'] };
    const creators = { kind: 'users', events: ['created', 'shared'] };
    const last28 = { kind: 'trailing', days: 28 };
    expect(all.readings).toMatchObject([
      {
        metric: 'Depth',
        goal: null,
        periods: 13,
        measure: {
          name: 'depth',
          span: last28,
          measure: { kind: 'ratio', of: created, per: creators, times: 1 },
        },
      },
      {
        goal: 'Grow',
        periods: 4,
        measure: {
          span: { kind: 'period', period: 'quarter' },
          measure: { kind: 'ratio', of: creators, per: { kind: 'seats' }, times: 100 },
        },
      },
    ]);
    expect(all.healthInputs).toEqual([
      {
        component: 'time_in_platform',
        measure: {
          name: 'time',
          span: last28,
          measure: { kind: 'duration', events: null, unit: 'minutes' },
        },
      },
      {
        component: 'sessions_per_user',
        measure: {
          name: 'sessions',
          span: { kind: 'trailing', days: 7 },
          measure: { kind: 'sessions' },
        },
      },
    ]);
    expect(all.weekStart).toBe(6);
    expect(measures({}).weekStart).toBe(0);
  });

  it('say in words what they count and feed', () => {
    expect(measuresInWords(all)).toEqual([
      'metric "Depth" = events created / users of created or shared, last 28 days',
      'metric "Adoption" of "Grow" = users of created or shared / seats x 100, a quarter',
      'Time in platform = minutes in the product, last 28 days',
      'Sessions per user = sessions, last 7 days',
      'activity "Imports" of "hours" = sum of rows in import or created, last 28 days',
    ]);
    expect(measuresInWords(measures({}))).toEqual([]);
  });

  it('ask to keep users and numbers of the events that they name, bound or not', () => {
    const { usage } = configurationSchema.parse({ usage: { measures: MEASURES } });
    const { users, numbers } = keptDetails({ usage });
    expect([...users]).toEqual(['created', 'shared']);
    expect([...numbers]).toEqual([
      ['import', ['rows', 'size']],
      ['created', ['rows']],
    ]);
    expect(keptDetails(configurationSchema.parse({}))).toEqual({
      users: new Set(),
      numbers: new Map(),
    });
  });

  it('have no value of days whose users or events are not kept any more', () => {
    const keptDays = { keptDays: { users: 400, cells: 2_000 } };
    const forgotten = (first: number, ...counted: Parameters<typeof isForgotten>[1]) =>
      isForgotten({ first, last: first + 6 }, counted, 10_000, keptDays);
    const users = { kind: 'users', events: ['created'] } as const;
    const count = { kind: 'count', events: ['created'] } as const;
    const time = { kind: 'duration', events: null, unit: 'minutes' } as const;
    const calls = { kind: 'duration', events: ['call'], unit: 'minutes' } as const;
    expect([forgotten(9_600, users), forgotten(9_599, users)]).toEqual([false, true]);
    expect([forgotten(9_600, time), forgotten(9_599, time)]).toEqual([false, true]);
    expect([forgotten(8_000, count), forgotten(7_999, count)]).toEqual([false, true]);
    expect([forgotten(8_000, calls), forgotten(7_999, calls)]).toEqual([false, true]);
    expect([forgotten(9_599, count, users), forgotten(7_000)]).toEqual([true, false]);
  });

  it('ask the store nothing where none is bound', async () => {
    const asked: string[] = [];
    const usageSeries = new Proxy({} as UsageSeries, {
      get: (_, name) => () => void asked.push(String(name)),
    });
    const context = {
      store: { usageSeries },
      measures: measures({ measures: MEASURES }),
      settings: DEFAULT_SETTINGS,
      calendar: calendarOf('UTC'),
    };
    const accounts = [someAccount()];
    const period = { from: '2026-01-01', to: '2026-07-01' };
    expect(await withMeasures(context, accounts, '2026-07-01')).toBe(accounts);
    expect(await withVolumesOver(context, { account: accounts[0]!, period }, '2026-07-01')).toBe(
      accounts[0],
    );
    expect(asked).toEqual([]);
  });
});
