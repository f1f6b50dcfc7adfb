import { dayNumber } from '@attain/shared/domain/basics/time';
import { readSourceSecrets } from '@attain/sync-worker/config/source-secrets';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { isDue } from '@attain/sync-worker/usage/pull/due';
import { gatheredDay } from '@attain/sync-worker/usage/pull/gathered-day';
import { refusals } from '@attain/sync-worker/usage/pull/refusals';
import { daysToPull, questionsOf } from '@attain/sync-worker/usage/pull/spans';
import { userTimes } from '@attain/sync-worker/usage/pull/user-time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const day = (written: string) => dayNumber(written);

describe('the days that a pull asks for', () => {
  const today = day('2026-07-01');
  const plan = { throughDay: null, today, lookBackDays: 3, backfillDays: 90, since: null };

  it.each([
    ['the first pull begins before today by its backfill', {}, '2026-04-02'],
    ['the next asks the last complete days again', { throughDay: day('2026-06-30') }, '2026-06-28'],
    ['after a week away it goes on where it was', { throughDay: day('2026-06-23') }, '2026-06-21'],
    [
      'without looking back only what is new',
      { throughDay: today - 1, lookBackDays: 0 },
      '2026-07-01',
    ],
    [
      'a person may ask for earlier ones',
      { throughDay: today - 1, since: day('2026-01-01') },
      '2026-01-01',
    ],
    ['nobody asks for the future', { since: day('2027-01-01') }, '2026-07-01'],
  ])('%s', (_, change, first) => {
    expect(daysToPull({ ...plan, ...change })).toEqual({ firstDay: day(first), lastDay: today });
  });

  it('are cut into questions that leave out no day and ask none twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 60 }),
        (length, most) => {
          const asked = [...questionsOf({ firstDay: 100, lastDay: 100 + length }, most)];
          const days = asked.flatMap(({ firstDay, lastDay }) =>
            Array.from({ length: lastDay - firstDay + 1 }, (__, at) => firstDay + at),
          );
          expect(days).toEqual(Array.from({ length: length + 1 }, (__, at) => 100 + at));
          expect(
            Math.max(...asked.map((each) => each.lastDay - each.firstDay + 1)),
          ).toBeLessThanOrEqual(most);
        },
      ),
    );
  });
});

describe('a source is due', () => {
  const now = Date.UTC(2026, 6, 1, 12);
  const minutesAgo = (minutes: number, error: string | null = null) => ({
    at: now - minutes * 60_000,
    error,
    succeededAt: null,
  });

  it.each([
    ['that was never pulled', undefined, 60, true],
    ['when its time has come, to the minute', minutesAgo(60), 60, true],
    ['not a minute before', minutesAgo(59), 60, false],
    ['sooner after a failure', minutesAgo(15, 'no answer'), 1_440, true],
    ['not at once after a failure', minutesAgo(14, 'no answer'), 1_440, false],
    ['no later after a failure than else', minutesAgo(5, 'no answer'), 5, true],
  ])('%s', (_, last, everyMinutes, due) => {
    expect(isDue(last, { everyMinutes }, now)).toBe(due);
  });
});

describe('a day as a source tells it', () => {
  const account = { by: 'account_key', value: 'acc_1' } as const;
  const cell = { account, event: 'login', day: 1, count: 2, durationSeconds: null, numbers: null };

  it('adds up what comes in several pieces, and keeps apart what nobody reported', () => {
    const gathered = gatheredDay();
    gathered.addCell(cell);
    gathered.addCell({ ...cell, count: 3, durationSeconds: 5, numbers: { rows: 7 } });
    gathered.addCell({ ...cell, event: 'logout' });
    expect(gathered.cells()).toEqual([
      { ...cell, count: 5, durationSeconds: 5, numbers: { rows: 7 } },
      { ...cell, event: 'logout' },
    ]);
    gathered.addUserDay({ account, day: 1, user: 'u', sessions: 1, durationSeconds: null });
    gathered.addUserDay({ account, day: 1, user: 'u', sessions: 2, durationSeconds: 60 });
    expect(gathered.userDays()).toMatchObject([{ sessions: 3, durationSeconds: 60 }]);
  });

  it('is the same in whatever order it comes, and another with any other number', () => {
    const told = (...cells: (typeof cell)[]) => {
      const gathered = gatheredDay();
      for (const each of cells) gathered.addCell(each);
      return gathered.digest();
    };
    const other = { ...cell, event: 'logout' };
    expect(told(cell, other)).toBe(told(other, cell));
    expect(told(cell)).not.toBe(told({ ...cell, count: 3 }));
    expect(told(cell)).not.toBe(told(cell, other));
  });
});

describe("a user's sessions", () => {
  const at = (minute: number) => Date.UTC(2026, 5, 30, 8, minute);
  const event = (
    minute: number,
    session: string | null = null,
    durationSeconds: number | null = null,
  ) => ({
    account: { by: 'account_key', value: 'acc_1' } as const,
    event: 'click',
    at: at(minute),
    day: 1,
    user: 'u',
    session,
    durationSeconds,
    numbers: null,
    countsUsers: false,
    key: String(minute),
  });
  const daysOf = (...events: ReturnType<typeof event>[]) => {
    const times = userTimes(30);
    for (const each of events) times.add(each);
    return times.days();
  };

  it('end after half an hour without an event, whatever order events come in', () => {
    expect(daysOf(event(0), event(30))).toMatchObject([{ sessions: 1, durationSeconds: null }]);
    expect(daysOf(event(31), event(0))).toMatchObject([{ sessions: 2 }]);
    expect(daysOf(event(60), event(0), event(30))).toMatchObject([{ sessions: 1 }]);
  });

  it('are those of the source where it names them, and last from their first event to their last', () => {
    const named = daysOf(event(0, 'a'), event(50, 'a'), event(51, 'b'), event(5, 'a'));
    expect(named).toMatchObject([{ sessions: 2, durationSeconds: 3_000 }]);
  });

  it('take the time that events report before the time between them', () => {
    expect(daysOf(event(0, 'a', 20), event(50, 'a', 40))).toMatchObject([{ durationSeconds: 60 }]);
  });
});

describe('refused rows', () => {
  it('stand by their reason, most first, and cannot fill the memory with reasons', () => {
    const refused = refusals();
    for (let n = 0; n < 5_000; n += 1) refused.add(`row ${n}`);
    refused.add('day is no date', 7);
    expect(refused.total()).toBe(5_007);
    expect(refused.list().length).toBe(101);
    expect(refused.list()[0]).toEqual({ reason: 'other reasons', count: 4_907 });
  });
});

describe('the secrets of sources', () => {
  const { usage } = configurationSchema.parse({
    usage: {
      sources: [
        { name: 'hog', type: 'posthog', projectId: '1', secretFrom: 'HOG_KEY' },
        { name: 'lake', type: 'bigquery', projectId: 'p', metricsQuery: 'select 1' },
      ],
    },
  });

  it('are read from the variables that the configuration names', () => {
    const secrets = readSourceSecrets(usage.sources, { HOG_KEY: ' phx_1\n' });
    expect([...secrets]).toEqual([
      ['hog', 'phx_1'],
      ['lake', null],
    ]);
  });

  it.each([undefined, ''])('stop the start by the name of a variable that is %j', (value) => {
    expect(() => readSourceSecrets(usage.sources, { HOG_KEY: value })).toThrow(
      'Not set, and usage.sources asks for it: HOG_KEY (source hog).',
    );
  });
});

describe('the configuration of sources', () => {
  const faultsOf = (...sources: object[]) => {
    const read = configurationSchema.safeParse({ usage: { sources } });
    return read.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  };
  const hog = { name: 'hog', type: 'posthog', projectId: '1', secretFrom: 'HOG_KEY' };

  it('has a name once', () => {
    expect(faultsOf(hog, { ...hog, projectId: '2' })).toEqual([
      'usage.sources.1.name: "hog" is the name of another source',
    ]);
  });

  it('asks a warehouse for something', () => {
    const warehouse = { name: 'w', type: 'postgres', secretFrom: 'URL' };
    expect(faultsOf(warehouse)).toEqual([
      'usage.sources.0.eventsQuery: is missing, and so is metricsQuery: write at least one of them',
    ]);
    expect(
      faultsOf({ ...warehouse, metricsQuery: 'select 1', usersQuery: ['select', '1'] }),
    ).toEqual(['usage.sources.0.usersQuery: needs an eventsQuery beside it']);
  });

  it('holds no secret itself, and no key that does not exist', () => {
    expect(faultsOf({ ...hog, secretFrom: 'phx_secret' })).toEqual([
      'usage.sources.0.secretFrom: is the name of an environment variable, such as POSTHOG_KEY',
    ]);
    expect(faultsOf({ ...hog, password: 'x' })[0]).toContain('password');
  });
});
