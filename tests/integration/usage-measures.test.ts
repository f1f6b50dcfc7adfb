import { writeFile } from 'node:fs/promises';

import { successMetricsSchema } from '@attain/shared/contract/success-metrics';
import { addDays, DAY_MS, dayNumber, dayOf, type Day } from '@attain/shared/domain/basics/time';
import { fullPeriods } from '@attain/shared/domain/usage/day-span';
import { afterAll, beforeAll, describe, expect, it as plain } from 'vitest';

import { eventOf, NOW, usageBatch } from '../contract/store/builders.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { someValueLine } from '../unit/domain/builders.ts';
import { type ApiServer, apiServer } from './api-server.ts';
import { cycleOf, it } from './worker-in-process.ts';

const TODAY_NUMBER = Math.floor(Date.now() / DAY_MS);
/** The last full weeks, oldest first, by day of the zone of the portal, which is UTC here. */
const WEEKS = fullPeriods('week', TODAY_NUMBER, 5, 0);

const config = {
  timeZone: 'UTC',
  usage: {
    measures: {
      reports: { kind: 'count', events: ['report_created', 'report_shared'], period: 'week' },
      active: { kind: 'users' },
      adoption: { kind: 'ratio', of: 'active', per: 'seats' },
    },
    readings: [{ metric: 'Reports a week', goal: 'More reports', measure: 'reports' }],
    healthInputs: { feature_adoption: 'adoption' },
  },
};

/** A customer with 10 seats and the goal to go from 0 to 10 reports a week. */
async function withGoal(worker: WorkerPortal): Promise<string> {
  const id = worker.portal.crm.create('companies', {
    name: 'Acme',
    lifecyclestage: 'customer',
    attain_licensed_seats: '10',
  });
  await worker.sync();
  await importRows(worker, 'goals', [
    'company_id,goal,metric,unit,target,baseline,baseline_at,frequency,target_date,state,signed_by,signed_at,start_date',
    `${id},More reports,Reports a week,reports,10,0,${dayOf(TODAY_NUMBER - 60)},weekly,${dayOf(TODAY_NUMBER + 60)},signed,Ann Lee,${dayOf(TODAY_NUMBER - 60)},${dayOf(TODAY_NUMBER - 60)}`,
  ]);
  return id;
}

async function importRows(worker: WorkerPortal, kind: string, lines: readonly string[]) {
  const file = worker.file(`${kind}-${lines.length}.csv`);
  await writeFile(file, lines.join('\n'));
  const { status, stderr, stdout } = await worker.attain(['import', kind, file]);
  expect(status, stderr + stdout).toBe(0);
}

const HEADER = 'company_id,event,timestamp,user_id';

const eventRow = (id: string, event: string, day: number, user: string, hour = 12) =>
  `${id},${event},${dayOf(day)}T${String(hour).padStart(2, '0')}:00:00Z,${user}`;

describe.concurrent('a metric that is bound to usage', () => {
  it('goes from a file of events to its attainment on the record, and follows a late event', async ({
    aPortal,
  }) => {
    const worker = await aPortal({ companies: 0, config });
    const id = await withGoal(worker);
    const held = (name: string) => worker.portal.crm.value('companies', id, name);
    const [first, second] = WEEKS.slice(-2) as [(typeof WEEKS)[0], (typeof WEEKS)[0]];
    const rows = [
      ...[0, 1, 2].map((at) => eventRow(id, 'report_created', first.first + at, 'ann')),
      ...[0, 1, 2, 3].map((at) => eventRow(id, 'report_created', second.first, 'bob', at)),
      eventRow(id, 'report_shared', second.last, 'cid', 23),
      eventRow(id, 'login', second.last, 'dan'),
    ];
    await importRows(worker, 'events', [HEADER, ...rows]);

    const { summary } = await worker.sync();
    expect(summary.usageReadings).toBe(2);
    expect(held('attain_vla_attainment')).toBe('50');
    expect(held('attain_success_score')).toBe('50');
    const goals = await worker.withStore((store) => store.records.goals([id]));
    const [metric] = goals.get(id)?.[0]?.metrics ?? [];
    const versions = () =>
      worker.withStore((store) => store.records.readings(id, metric?.id ?? ''));
    expect(await versions()).toMatchObject([
      { value: 3, via: 'usage', measuredAt: (first.last + 1) * DAY_MS - 1 },
      {
        value: 5,
        source: 'usage: reports',
        evidence: expect.stringContaining('5 events report_created or report_shared'),
      },
    ]);

    expect((await worker.sync()).summary).toMatchObject({
      usageReadings: 0,
      scored: 0,
      written: 0,
    });

    await importRows(worker, 'events', [
      HEADER,
      ...rows,
      eventRow(id, 'report_created', second.first + 2, 'eve'),
    ]);
    expect((await worker.sync()).summary).toMatchObject({ usageReadings: 1, written: 1 });
    expect(held('attain_vla_attainment')).toBe('60');
    expect((await versions()).map(({ value, version }) => [value, version])).toEqual([
      [3, 1],
      [5, 1],
      [6, 2],
    ]);
  });

  it('gets the reading of a week once it is over, in a live cycle too', async ({ aPortal }) => {
    const worker = await aPortal({ companies: 0, config });
    const id = await withGoal(worker);
    await importRows(worker, 'events', [
      HEADER,
      eventRow(id, 'report_created', TODAY_NUMBER - 1, 'ann'),
    ]);
    await worker.sync();
    const before = await worker.withStore((store) => store.records.goals([id]));
    const live = { live: { skipped: [] } };
    const { usageReadings } = await cycleOf(worker, { ...live, aheadMs: 8 * DAY_MS });
    expect(usageReadings).toBe(1 - (before.get(id)?.[0]?.metrics[0]?.readings.length ?? 0));
  });
});

describe.concurrent('a health input that is bound to usage', () => {
  it('counts with its own words, and is missing where it cannot be known', async ({ aPortal }) => {
    const worker = await aPortal({ companies: 0, config });
    const id = await withGoal(worker);
    const silent = worker.portal.crm.create('companies', {
      name: 'Silent',
      lifecyclestage: 'customer',
    });
    await worker.sync();
    await importRows(worker, 'events', [
      HEADER,
      ...['ann', 'bob', 'cid', 'dan', 'eve'].map((user, at) =>
        eventRow(id, 'login', TODAY_NUMBER - 1 - at, user),
      ),
      eventRow(id, 'login', TODAY_NUMBER - 29, 'long gone'),
    ]);
    await worker.sync();
    const adoption = async (company: string) => {
      const snapshot = await worker.withStore((store) => store.scoring.snapshot(company));
      return snapshot?.health.components.find(({ key }) => key === 'feature_adoption');
    };
    expect(await adoption(id)).toMatchObject({
      state: 'fresh',
      input: 0.5,
      points: 10,
      detail: '5 users / 10 seats, last 28 days.',
    });
    expect(await adoption(silent)).toMatchObject({
      state: 'missing',
      detail: expect.stringContaining('No product usage is known'),
    });
  });
});

describe('an activity that drives a value line', () => {
  let api: ApiServer;
  beforeAll(async () => {
    api = await apiServer({
      usage: {
        measures: { reports: { kind: 'count', events: ['report_generated'] } },
        activities: [
          { activity: 'Reports generated', measure: 'reports', valueLine: 'Hours Saved' },
        ],
      },
    });
  });
  afterAll(() => api.close());

  const BY = { at: NOW, who: 'values.csv', via: 'import' } as const;
  const START: Day = '2026-05-01';

  /** USD 100 a day from May on, and so many reports on each of the days. */
  async function customerWith(days: readonly Day[], isLive = true): Promise<string> {
    const id = await api.addCustomer({ properties: { attain_contract_start: START } });
    const line = someValueLine({
      id: `line-${id}`,
      sourceMetric: 'hours saved',
      startsAt: START,
      endsAt: '2026-12-31',
      recurring: 'day',
      amount: 100_00,
    });
    await api.store.records.saveValueLine(id, line, BY);
    const happened = (event: string, day: Day) =>
      eventOf(id, `${id} ${event} ${day}`, {
        event,
        at: dayNumber(day) * DAY_MS + DAY_MS / 2,
        day: dayNumber(day),
      });
    const weeks = Array.from({ length: 8 }, (_, week) => addDays(days[0] ?? START, 7 * week));
    const events = [
      ...days.map((day) => happened('report_generated', day)),
      ...(isLive ? weeks.map((day) => happened('login', day)) : []),
    ];
    await api.store.usage.add(usageBatch(events, { source: `product of ${id}` }));
    await api.score([id]);
    return id;
  }

  async function activitiesOf(id: string, query = '') {
    const reply = await api.get(`/api/intelligence/success-metrics/${id}${query}`);
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    return successMetricsSchema.parse(reply.body).value.activities;
  }

  plain('shows its volume and what one of it was worth, over the reporting period', async () => {
    const id = await customerWith(['2026-05-01', '2026-06-15', '2026-06-30', '2026-07-01']);
    // 62 days from 1 May to 1 July.
    expect(await activitiesOf(id)).toEqual([
      {
        activity: 'Reports generated',
        volume: 4,
        valueLineId: `line-${id}`,
        outcome: 'Tools retired',
        valuePerUnit: 1_550,
        notice: null,
      },
    ]);
  });

  plain('counts volume and value over the same days where a period is chosen', async () => {
    const id = await customerWith(['2026-05-01', '2026-06-15', '2026-06-30', '2026-07-01']);
    expect(await activitiesOf(id, '?period=2026-06-01..2026-06-30')).toMatchObject([
      { volume: 2, valuePerUnit: 1_500 },
    ]);
    expect(await activitiesOf(id, '?period=2026-01-01..2026-03-31')).toEqual([]);
  });

  plain('has no value by the unit where usage is known of a part of the time only', async () => {
    const late = await customerWith([addDays(START, 1), '2026-06-15']);
    const paused = await customerWith([START, '2026-05-20', '2026-06-25'], false);
    for (const id of [late, paused]) {
      expect(await activitiesOf(id)).toMatchObject([
        {
          volume: null,
          valuePerUnit: null,
          notice: expect.stringContaining('not known for all of the time'),
        },
      ]);
    }
  });
});
