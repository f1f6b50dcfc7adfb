import { type AccountView, accountViewSchema } from '@attain/shared/contract/account-view';
import { accountFigures } from '@attain/shared/crm/account-figures';
import { companyProperties } from '@attain/shared/crm/write-back';
import type { AsOf } from '@attain/shared/domain/account';
import { addMonths, DAY_MS, dayNumber, type Day } from '@attain/shared/domain/basics/time';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BENCH_AS_OF } from '../bench/accounts.ts';
import { LARGE_MONTHS, largeAccount } from '../bench/large-account.ts';
import { NOW, someCompany, somePeerFigures, someScored } from '../contract/store/builders.ts';
import { apiServer, type ApiServer } from './api-server.ts';

const USD = { currency: 'USD', digits: 2 };
const MOST_BYTES = 60_000;
const PEERS = 11;
const by = { at: NOW, who: 'Ann Lee', via: 'api' as const };

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer();
  await largeCompany('512');
});
afterAll(() => server.close());

function asOf(today: Day): AsOf {
  const midnight = dayNumber(today) * DAY_MS;
  return { now: midnight + DAY_MS / 2, today, nextMidnight: midnight + DAY_MS };
}

/** A company with 10 goals, 24 months of readings and of history, peers, quotes and a task. */
async function largeCompany(id: string): Promise<void> {
  const { store } = server;
  const account = { ...largeAccount(0), companyId: id };
  await store.mirror.save('companies', [someCompany(id)], 1);
  for (const goal of account.goals) {
    await store.records.saveGoal(id, goal, by);
    const readings = goal.metrics.flatMap((metric) =>
      metric.readings.map((reading) => ({
        ...reading,
        metricId: metric.id,
        source: null,
        evidence: null,
      })),
    );
    await store.records.addReadings(id, readings, by);
  }
  await store.records.save(
    id,
    'quote',
    {
      id: 'q1',
      text: 'We close the month two days sooner.',
      by: 'Sarah Chen',
      role: 'Head of Operations',
      on: '2026-06-02',
      goalId: account.goals[0]?.id ?? null,
      source: null,
      external: false,
    },
    { by },
  );
  for (let months = LARGE_MONTHS; months >= 0; months -= 1) {
    const today = addMonths(BENCH_AS_OF.today, -months);
    const at = asOf(today);
    const known = account.goals.map((goal) => ({
      ...goal,
      metrics: goal.metrics.map((metric) => ({
        ...metric,
        readings: metric.readings.filter(({ measuredAt }) => measuredAt < at.now),
      })),
    }));
    const snapshot = scoreAccount({ ...account, goals: known }, at, DEFAULT_SETTINGS, USD);
    await store.scoring.save([
      someScored(
        id,
        {},
        {
          snapshot,
          cohort: 'Software',
          peerFigures: somePeerFigures(id, { success_score: 80 }),
          followUps: months === 0 ? [taskOf()] : [],
        },
      ),
    ]);
  }
  for (let peer = 1; peer <= PEERS; peer += 1) {
    const peerId = String(600 + peer);
    await store.mirror.save('companies', [someCompany(peerId)], 1);
    const figures = somePeerFigures(peerId, { success_score: peer * 8, roi_confirmed: null });
    await store.scoring.save([
      someScored(peerId, {}, { cohort: 'Software', peerFigures: figures }),
    ]);
  }
}

function taskOf() {
  return {
    kind: 'open' as const,
    reference: 'attain-1',
    followUp: {
      cause: 'attainment',
      rule: 'attainment' as const,
      role: 'owner' as const,
      title: 'Attainment fell below 50 %',
      reason: 'It is at 40 %.',
      dueOn: '2026-07-08',
      priority: 'high' as const,
    },
  };
}

async function summary(query = ''): Promise<{ view: AccountView; bytes: number }> {
  const reply = await server.get(`/api/companies/512/summary${query}`);
  expect(reply.status).toBe(200);
  return {
    view: accountViewSchema.parse(reply.body),
    bytes: Buffer.byteLength(JSON.stringify(reply.body)),
  };
}

describe('the view of a large account', () => {
  it('fits into 60 kB with 10 goals in trouble, 25 metrics, 12 value lines and 24 months, in one answer', async () => {
    const { view, bytes } = await summary();
    const { goals, agreements, value, present } = view;
    expect(goals.list).toHaveLength(10);
    expect(goals.list.every(({ deadlineRisk }) => deadlineRisk === 'will_miss')).toBe(true);
    expect(agreements.list.flatMap(({ metrics }) => metrics)).toHaveLength(25);
    expect(value.lines).toHaveLength(12);
    expect(present?.curves.flatMap(({ lines }) => lines)).toHaveLength(25);
    expect(present?.months.days).toHaveLength(24);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  it('has the figures of each month as the record had them', async () => {
    const { view } = await summary();
    const months = view.present?.months;
    expect(months?.days).toEqual(
      Array.from({ length: 24 }, (_, index) => addMonths(BENCH_AS_OF.today, index - 23)),
    );
    const figuresOf = (at: number) =>
      Object.fromEntries(
        Object.entries(months ?? {}).map(([figure, column]) => [figure, column.at(at)]),
      );
    const past = await server.store.history.on('512', '2026-03-01', null);
    if (past === undefined) throw new Error('there is a history');
    const { health, success, agreements, value } = accountFigures(companyProperties(past.snapshot));
    expect(figuresOf(months?.days.indexOf('2026-03-01') ?? 0)).toEqual({
      days: '2026-03-01',
      health: health.score,
      success: success.score,
      attainment: agreements.attainment,
      confirmed: value.confirmed,
      estimated: value.estimated,
    });
    const { figures } = view;
    expect(figuresOf(-1)).toMatchObject({
      health: figures.health.score,
      success: figures.success.score,
      confirmed: figures.value.confirmed,
    });
  });

  it('draws the way of a metric beside the path from its baseline to its target', async () => {
    const { view } = await summary();
    const [goal] = largeAccount(0).goals;
    const [metric] = goal?.metrics ?? [];
    const curves = view.present?.curves.find(({ lines }) =>
      lines.some(({ metricId }) => metricId === metric?.id),
    );
    // The metrics of a goal are read on the same days, which stand there once.
    expect(curves).toMatchObject({ from: '2024-07-01' });
    expect(curves?.lines.map(({ metricId }) => metricId)).toEqual(
      goal?.metrics.map(({ id }) => id),
    );
    expect(curves?.days).toHaveLength(24);
    expect([curves?.days[0], curves?.days.at(-1)]).toEqual([0, 700]);
    expect(curves?.lines[0]).toMatchObject({ path: [10, 100] });
    expect([curves?.lines[0]?.values[0], curves?.lines[0]?.values.at(-1)]).toEqual([13.8, 100]);
  });

  it('names milestones, quotes and tasks, and places the account among its peers', async () => {
    const { present } = (await summary()).view;
    expect(present?.milestones.map(({ title }) => title)).toContain('All departments live');
    expect(present?.quotes).toEqual([
      expect.objectContaining({ text: 'We close the month two days sooner.', on: '2026-06-02' }),
    ]);
    expect(present?.tasks).toEqual([
      {
        id: 'attain-1',
        title: 'Attainment fell below 50 %',
        reason: 'It is at 40 %.',
        dueOn: '2026-07-08',
        priority: 'high',
        role: 'owner',
      },
    ]);
    const figures = present?.benchmarks?.figures ?? [];
    expect(figures.find(({ figure }) => figure === 'success_score')).toMatchObject({
      own: 80,
      average: 48,
      percentile: 86,
      peers: PEERS,
    });
    expect(figures.find(({ figure }) => figure === 'roi_confirmed')).toMatchObject({
      average: null,
      percentile: null,
      peers: 0,
    });
  });

  it('says how to act on every recommendation', async () => {
    const { view } = await summary();
    expect(view.recommendations[0]?.text).toBe(view.figures.nextAction);
    const kinds = new Set(view.recommendations.map(({ action }) => action.kind));
    expect([...kinds].sort()).toEqual(['create_task', 'enrol_workflow', 'schedule_meeting']);
  });

  it('says since when an account that no cycle looks at is overdue', async () => {
    expect((await summary()).view.present?.overdueSince).toBeNull();
    server.setNow(NOW + 10 * DAY_MS);
    expect((await summary()).view.present?.overdueSince).not.toBeNull();
    server.setNow(NOW);
  });

  it('is of the snapshot alone where a day of the past is asked for', async () => {
    const { view } = await summary('?asOf=2026-03-15');
    expect(view.today).toBe('2026-03-01');
    expect(view.present).toBeUndefined();
    expect(view.recommendations.length).toBeGreaterThan(0);
  });

  it('is answered to the portal of the company and to no other', async () => {
    expect(await server.neighbour().history.monthEnds('512', '2026-07-01', 23)).toEqual([]);
    expect(await server.neighbour().peers.own('512')).toBeUndefined();
    expect(await server.neighbour().followUps.open('512')).toEqual([]);
  });
});
