import type { Analytics, SourceRow } from '@attain/sync-worker/ports/analytics';
import { DAY_MS, dayNumber } from '@attain/shared/domain/basics/time';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { describe, expect, it, onTestFinished } from 'vitest';

import { NOW, pullStage } from './pull-stage.ts';

const TODAY = dayNumber('2026-07-01');

const SOURCE = {
  name: 'warehouse',
  type: 'postgres',
  secretFrom: 'WAREHOUSE_URL',
  eventsQuery: 'select 1',
  backfillDays: 1,
};

/** A source that says what it is told to. */
function saying(rows: () => readonly SourceRow[]): Analytics {
  return {
    daysPerQuestion: 7,
    check: async () => 'answers',
    queryEvents: async function* (span) {
      yield rows().filter(
        (row) => row.kind === 'refused' || row.kind === 'event' || row.day <= span.lastDay,
      );
    },
    getMetrics: null,
    close: async () => undefined,
  };
}

const userDay = (day: number, user: string): SourceRow => ({
  kind: 'user_day',
  account: { by: 'account_key', value: 'acc_1' },
  day,
  user,
  sessions: 1,
  durationSeconds: null,
});

const cell = (day: number, count: number, change: object = {}): SourceRow => ({
  kind: 'cell',
  account: { by: 'account_key', value: 'acc_1' },
  event: 'login',
  day,
  count,
  durationSeconds: null,
  numbers: null,
  ...change,
});

async function stageOf(usage: object = {}) {
  const stage = await pullStage();
  const configuration = stage.configuration({ sources: [SOURCE], ...usage });
  let said: readonly SourceRow[] = [];
  const analytics = saying(() => said);
  const pull = async (rows: readonly SourceRow[], days = 0) => {
    said = rows;
    await stage.pull({ analytics, configuration, now: NOW + days * DAY_MS });
  };
  const outcomes = async () =>
    Object.fromEntries(
      (await stage.store.usage.outcomes(0)).map(({ day, outcome, count }) => [
        `${day - TODAY} ${outcome}`,
        count,
      ]),
    );
  return { ...stage, pull, outcomes };
}

describe('what became of pulled events', () => {
  it('is counted in events, once, when their day is over, however often it was pulled before', async () => {
    const { pull, outcomes } = await stageOf();
    for (const count of [3, 5, 8]) await pull([cell(TODAY, count)]);
    expect(await outcomes()).toEqual({});
    await pull([cell(TODAY, 9), cell(TODAY, 2, { account: null }), cell(TODAY + 1, 4)], 1);
    expect(await outcomes()).toEqual({ '1 stored': 9, '1 no_account': 2 });
    await pull([cell(TODAY, 10), cell(TODAY + 1, 6)], 1);
    expect(await outcomes()).toEqual({ '1 stored': 9, '1 no_account': 2 });
  });

  it('is counted also where the day was over when it was last pulled, and makes no silent source look alive', async () => {
    const { pull, outcomes, store } = await stageOf();
    await pull([cell(TODAY, 9)]);
    const [before] = await store.usage.sources();
    await pull([cell(TODAY, 9)], 1);
    expect(await outcomes()).toEqual({ '1 stored': 9 });
    expect(await store.usage.sources()).toEqual([before]);
  });

  it('is counted in events too where there is no room for another account', async () => {
    const store = await openStore('sqlite::memory:', { usage: { maxAccounts: 1 } });
    onTestFinished(() => store.close());
    await store.migrate();
    const { usage } = store.forPortal(1);
    const told = (value: string, count: number) => ({
      ...{ account: { by: 'account_key', value } as const, event: 'login', day: TODAY },
      ...{ count, durationSeconds: null, numbers: null },
    });
    await usage.replaceDays({
      ...{ source: 'warehouse', receivedAt: NOW, receivedOn: TODAY },
      ...{ firstDay: TODAY, lastDay: TODAY, userDays: [], outcomes: { internal: 2 } },
      cells: [told('acc_1', 5), told('acc_2', 7)],
    });
    const counted = (await usage.outcomes(0)).map(({ outcome, count }) => [outcome, count]);
    expect(Object.fromEntries(counted)).toEqual({ internal: 2, stored: 5, too_many_accounts: 7 });
  });
});

describe('the people of the vendor', () => {
  it.each([
    ['by an id that is named', 'staff-1'],
    ['by an id that is an address of our domain', 'Anna@Us.example'],
  ])('are no users of a pulled source: %s', async (_, id) => {
    const exclude = { users: ['staff-1'], emailDomains: ['US.example'] };
    const { pull, usage } = await stageOf({ exclude });
    await pull([
      cell(TODAY - 1, 2),
      userDay(TODAY - 1, id),
      userDay(TODAY - 1, 'bob@acme.example'),
    ]);
    expect(await usage('512')).toMatchObject({ weeklyActiveUsers: [0, 0, 0, 1] });
  });
});
