import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { Goal } from '@attain/shared/domain/goals/goal';
import { signGoal } from '@attain/sync-worker/agreements/goal-steps';
import { describe, expect, vi } from 'vitest';

import type { Draft } from '../portal/schema/define.ts';
import { virtualClock } from '../portal/clock.ts';
import { serveAttain } from '../processes/serve.ts';
import type { WorkerPortal, WorkerPortalOptions } from '../processes/worker-portal.ts';
import { it } from './worker-in-process.ts';

const number = (name: string): Draft => ({
  name,
  label: name,
  type: 'number',
  fieldType: 'number',
});
const date = (name: string): Draft => ({ name, label: name, type: 'date', fieldType: 'date' });
const text = (name: string): Draft => ({ name, label: name, type: 'string', fieldType: 'text' });

const DEFINITIONS = [
  number('churn_target'),
  number('churn_baseline'),
  number('churn_now'),
  date('churn_by'),
  text('churn_state'),
  text('churn_signed_by'),
  date('churn_signed_on'),
];

const CHURN = {
  title: 'Lower churn',
  targetDate: 'churn_by',
  state: 'churn_state',
  signedBy: 'churn_signed_by',
  signedAt: 'churn_signed_on',
  metrics: [
    {
      name: 'Churn rate',
      unit: 'percent',
      target: 'churn_target',
      baseline: 'churn_baseline',
      current: 'churn_now',
    },
  ],
};

const config = { mapping: { goals: { companyProperties: [CHURN] } } };

const HISTORY = { method: 'POST', path: /companies\/batch\/read$/ };

/** A portal that keeps goals in company properties, with one customer who has one. */
async function withGoal(
  aPortal: (options: WorkerPortalOptions) => Promise<WorkerPortal>,
  values: Record<string, string> = {},
  options: WorkerPortalOptions = {},
) {
  const worker = await aPortal({ companies: 0, config, ...options });
  for (const draft of DEFINITIONS) worker.portal.crm.defineProperty('companies', draft);
  const customer = { lifecyclestage: 'customer' };
  worker.portal.crm.create('companies', { name: 'Without goals', ...customer });
  const id = worker.portal.crm.create('companies', {
    name: 'Acme',
    ...customer,
    churn_target: '6',
    churn_baseline: '8',
    churn_now: '7',
    churn_by: '2027-12-31',
    ...values,
  });
  const goals = async () =>
    (await worker.withStore((store) => store.records.goals([id]))).get(id) ?? [];
  const goal = async (): Promise<Goal | undefined> => (await goals())[0];
  const held = (name: string) => worker.portal.crm.value('companies', id, name);
  const edit = (changes: Record<string, string>) =>
    worker.portal.crm.update('companies', id, changes);
  return { worker, id, goals, goal, held, edit };
}

const SIGNED = {
  churn_state: 'signed',
  churn_signed_by: 'Ida Berg',
  churn_signed_on: '2026-01-15',
};

describe.concurrent('goals in company properties', () => {
  it('appear on the record, with the reading that the property holds', async ({ aPortal }) => {
    const { worker, held, goal } = await withGoal(aPortal);
    const { status, summary } = await worker.sync();

    expect(status).toBe(0);
    expect(summary.goals).toEqual({ records: 0, saved: 1, readings: 1, refused: [] });
    expect(await goal()).toMatchObject({
      title: 'Lower churn',
      targetDate: '2027-12-31',
      commitment: null,
      metrics: [{ name: 'Churn rate', baseline: 8, target: 6, direction: 'lower_is_better' }],
    });
    expect(held('attain_goals_total')).toBe('1');
    expect(held('attain_success_score')).toBe('50');
  });

  it('cost nothing more while nothing changes', async ({ aPortal }) => {
    const { worker } = await withGoal(aPortal);
    await worker.sync();
    const plain = await aPortal({ companies: 0 });
    plain.portal.crm.create('companies', { name: 'Acme', lifecyclestage: 'customer' });
    await plain.sync();
    await worker.sync();
    await plain.sync();

    const { summary } = await worker.sync();
    expect(summary).toMatchObject({ scored: 0, written: 0, goals: { saved: 0, readings: 0 } });
    expect(summary.apiCalls.total).toBe((await plain.sync()).summary.apiCalls.total);
  });

  it('follow HubSpot while they are not signed, version by version', async ({ aPortal }) => {
    const { worker, edit, goal, id } = await withGoal(aPortal);
    await worker.sync();
    edit({ churn_target: '5' });

    expect((await worker.sync()).summary.goals).toMatchObject({ saved: 1, refused: [] });
    const stored = await goal();
    expect(stored?.metrics[0]).toMatchObject({ target: 5 });
    const versions = await worker.withStore((store) =>
      store.records.history(id, 'goal', stored?.id ?? ''),
    );
    expect(versions.map(({ body, via }) => [body.metrics[0]?.target, via])).toEqual([
      [6, 'hubspot'],
      [5, 'hubspot'],
    ]);
  });

  it('keep a signature that is given while HubSpot is asked', async ({ aPortal }) => {
    const proposed = { churn_state: 'proposed' };
    const { worker, id, goal, edit } = await withGoal(aPortal, proposed);
    await worker.sync();
    const goalId = (await goal())?.id ?? '';
    edit({ churn_target: '5', churn_now: '6.5' });
    worker.portal.faults.script([{ match: HISTORY, then: { kind: 'delay', ms: 8_000 } }]);
    const running = worker.sync();
    await vi.waitUntil(() => worker.portal.faults.pending() === 0, { timeout: 60_000 });
    await worker.withStore((store) =>
      signGoal(store, {
        ...{ companyId: id, goalId, party: 'customer', name: 'Ida Berg', termsVersion: 1 },
        ...{ via: 'link', parties: ['customer'] },
        by: { at: Date.now(), who: 'customer link', via: 'link' },
      }),
    );
    const { summary } = await running;
    expect(await goal()).toMatchObject({
      commitment: { state: 'signed', signedBy: 'Ida Berg', termsVersion: 1 },
      metrics: [{ target: 6 }],
    });
    expect(summary.goals?.refused).toMatchObject([{ property: 'churn_target', to: '5' }]);
  });

  it('follow a webhook, without a scheduled cycle', async ({ aPortal }) => {
    const schedule = { everySeconds: 86_400 };
    const { worker, id, goal } = await withGoal(aPortal, {}, { config: { ...config, schedule } });
    const server = await serveAttain({ ...worker.env, LOG_LEVEL: 'info' });
    try {
      await server.untilPrinted('"msg":"cycle finished"');
      const written = new Promise<unknown>((resolve) => {
        worker.portal.crm.onChange((change) => {
          if (change.kind !== 'propertyChange' || String(change.after.id) !== id) return;
          const score = change.values?.['attain_success_score'];
          if (score !== undefined) resolve(score);
        });
      });
      const churn = { subscriptionType: 'object.propertyChange', objectType: 'companies' } as const;
      const target = `http://localhost:${new URL(server.origin).port}/webhooks/hubspot`;
      worker.portal.webhooks(target, [{ ...churn, propertyName: 'churn_target' }]).goLive();
      worker.portal.crm.update('companies', id, { churn_target: '7' });
      expect(await written).toBe('100');
      expect((await goal())?.metrics[0]?.target).toBe(7);
    } finally {
      await server.stop();
    }
  });

  it('end when HubSpot has them no more, and go on when it has them again', async ({ aPortal }) => {
    const { worker, edit, goal, held } = await withGoal(aPortal);
    await worker.sync();
    edit({ churn_target: '', churn_baseline: '', churn_now: '' });
    await worker.sync();
    expect(await goal()).toMatchObject({ ended: true });
    expect(held('attain_goals_total')).toBe('0');

    edit({ churn_target: '6' });
    await worker.sync();
    expect(await goal()).toMatchObject({ ended: false });
    expect(held('attain_goals_total')).toBe('1');
  });
});

describe.concurrent('a signed goal', () => {
  it('is an agreement with the signature that HubSpot holds', async ({ aPortal }) => {
    const { worker, goal, held } = await withGoal(aPortal, SIGNED);
    await worker.sync();
    expect((await goal())?.commitment).toMatchObject({
      state: 'signed',
      signedBy: 'Ida Berg',
      signatures: [{ party: 'customer', via: 'record' }],
    });
    expect(held('attain_vla_count')).toBe('1');
    expect(held('attain_vla_signed_off')).toBe('true');
  });

  it('keeps its target against a property, and that is told in every cycle until it is resolved', async ({
    aPortal,
  }) => {
    const { worker, id, edit, goal } = await withGoal(aPortal, SIGNED);
    await worker.sync();
    const before = await goal();
    edit({ churn_target: '7', churn_by: '2028-12-31', churn_signed_by: 'Somebody Else' });

    for (const round of ['the next cycle', 'another one', 'and one with nothing changed']) {
      const { status, summary, stderr } = await worker.sync();
      expect({ round, status }).toEqual({ round, status: 2 });
      expect(summary.goals?.refused).toMatchObject([
        { companyId: id, property: 'churn_by', from: '2027-12-31', to: '2028-12-31' },
        { companyId: id, property: 'churn_target', metric: 'Churn rate', from: '6', to: '7' },
      ]);
      expect(summary.goals?.refused[1]?.message).toBe(
        '"Lower churn" is signed, and by HubSpot its target of "Churn rate" would change from 6 to 7. The agreed terms hold: propose a revision and let the customer approve it, or put the agreed value back in HubSpot.',
      );
      expect(stderr).not.toMatch(/Berg|Somebody/);
    }
    expect(await goal()).toEqual(before);

    edit({ churn_target: '6', churn_by: '2027-12-31' });
    const { status, summary } = await worker.sync();
    expect({ status, refused: summary.goals?.refused }).toEqual({ status: 0, refused: [] });
  });

  it('keeps everything else too while one term is refused, but takes its readings', async ({
    aPortal,
  }) => {
    const { worker, edit, goal } = await withGoal(aPortal, SIGNED);
    await worker.sync();
    edit({ churn_target: '7', churn_state: 'achieved', churn_now: '6.5' });
    const { summary } = await worker.sync();

    expect(summary.goals).toMatchObject({ saved: 0, readings: 1 });
    const stored = await goal();
    expect(stored?.commitment?.state).toBe('signed');
    expect(stored?.metrics[0]?.readings.map(({ value }) => value)).toEqual([7, 6.5]);
  });

  it('goes on when HubSpot has it no more, and that is told', async ({ aPortal }) => {
    const { worker, edit, goal } = await withGoal(aPortal, SIGNED);
    await worker.sync();
    edit({ churn_target: '', churn_baseline: '', churn_now: '' });
    const { status, summary } = await worker.sync();
    expect(status).toBe(2);
    expect(summary.goals?.refused).toMatchObject([{ goal: 'Lower churn', from: 'Lower churn' }]);
    expect(await goal()).toMatchObject({ ended: false });
  });

  it('is not taken back to a proposal by a property that lags behind', async ({ aPortal }) => {
    const { worker, edit, goal } = await withGoal(aPortal, SIGNED);
    await worker.sync();
    edit({ churn_state: 'proposed' });
    const { status } = await worker.sync();
    expect(status).toBe(0);
    expect((await goal())?.commitment).toMatchObject({ state: 'signed', signedBy: 'Ida Berg' });
  });

  it('counts as proposed while the name or the date of the signature is missing', async ({
    aPortal,
  }) => {
    const { worker, goal } = await withGoal(aPortal, { churn_state: 'signed' });
    const { summary } = await worker.sync();
    expect((await goal())?.commitment?.state).toBe('proposed');
    expect(summary.dataIssues.first).toMatchObject([{ property: 'churn_state' }]);
  });
});

describe.concurrent('readings of a property', () => {
  it('have the dates on which it was changed, also those from before the first sync', async ({
    aPortal,
  }) => {
    const start = Date.now() - 30 * DAY_MS;
    const clock = virtualClock(start);
    const { worker, edit, goal } = await withGoal(aPortal, {}, { clock });
    for (const churn_now of ['7.5', '', '6.9']) {
      clock.advance(7 * DAY_MS);
      edit({ churn_now });
    }
    clock.set(Date.now());
    await worker.sync();
    expect((await goal())?.metrics[0]?.readings).toEqual([
      { value: 7, measuredAt: start },
      { value: 7.5, measuredAt: start + 7 * DAY_MS },
      { value: 6.9, measuredAt: start + 21 * DAY_MS },
    ]);
    expect(worker.portal.requests.count(HISTORY)).toBe(1);
  });

  it('are asked for once for each change, and not again', async ({ aPortal }) => {
    const { worker, edit, goal } = await withGoal(aPortal);
    await worker.sync();
    edit({ name: 'Acme Corp' });
    worker.forget();
    await worker.sync();
    expect(worker.portal.requests.count(HISTORY)).toBe(0);

    edit({ churn_now: '6.2' });
    expect((await worker.sync()).summary.goals).toMatchObject({ saved: 0, readings: 1 });
    expect(worker.portal.requests.count(HISTORY)).toBe(1);
    expect((await goal())?.metrics[0]?.readings.at(-1)?.value).toBe(6.2);
  });

  it('leave a correction alone that a person made', async ({ aPortal }) => {
    const { worker, id, edit, goal } = await withGoal(aPortal);
    await worker.sync();
    const metric = (await goal())?.metrics[0];
    const measuredAt = metric?.readings[0]?.measuredAt ?? 0;
    await worker.withStore((store) =>
      store.records.addReadings(
        id,
        [{ metricId: metric?.id ?? '', value: 7.7, measuredAt, source: null, evidence: null }],
        { at: Date.now(), who: 'Kim', via: 'api' },
      ),
    );
    edit({ churn_now: '6.2' });
    await worker.sync();
    expect((await goal())?.metrics[0]?.readings.map(({ value }) => value)).toEqual([7.7, 6.2]);
  });
});
