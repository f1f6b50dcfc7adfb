import { describe, expect } from 'vitest';

import type { ObjectType } from '../portal/crm/object-types.ts';
import { ALL_SCOPES } from '../portal/http/auth.ts';
import type { Draft } from '../portal/schema/define.ts';
import type { WorkerPortal, WorkerPortalOptions } from '../processes/worker-portal.ts';
import { it } from './worker-in-process.ts';

const PORTAL_ID = 48_151_623;

const number = (name: string): Draft => ({
  name,
  label: name,
  type: 'number',
  fieldType: 'number',
});
const date = (name: string): Draft => ({ name, label: name, type: 'date', fieldType: 'date' });
const text = (name: string): Draft => ({ name, label: name, type: 'string', fieldType: 'text' });

const GOALS = {
  name: 'goals',
  labels: { singular: 'Goal', plural: 'Goals' },
  primaryDisplayProperty: 'title',
  properties: [
    ...['title', 'kpi', 'unit', 'phase', 'who_signed'].map(text),
    ...['goal_value', 'start_value', 'now_value'].map(number),
    ...['due', 'signed_day'].map(date),
  ],
  associatedObjects: ['companies'],
};

const MAPPED = {
  objectType: `p${PORTAL_ID}_goals`,
  properties: {
    title: 'title',
    metric: 'kpi',
    unit: 'unit',
    target: 'goal_value',
    baseline: 'start_value',
    current: 'now_value',
    targetDate: 'due',
    state: 'phase',
    signedBy: 'who_signed',
    signedAt: 'signed_day',
  },
};

const OPTIONS = {
  companies: 0,
  enterprise: true,
  config: { mapping: { goals: { customObject: MAPPED, states: { Agreed: 'signed' } } } },
};

async function withObject(
  aPortal: (options: WorkerPortalOptions) => Promise<WorkerPortal>,
  options: WorkerPortalOptions = OPTIONS,
) {
  const worker = await aPortal(options);
  const { crm } = worker.portal;
  const type: ObjectType = crm.defineObject(GOALS);
  const company = crm.create('companies', { name: 'Acme', lifecyclestage: 'customer' });
  const add = (properties: Record<string, string>, companies = [company]) =>
    crm.create(
      type,
      { title: 'Faster reports', unit: 'hours', ...properties },
      { associations: { companies } },
    );
  const goals = async (id = company) =>
    (await worker.withStore((store) => store.records.goals([id]))).get(id) ?? [];
  return { worker, crm, type, company, add, goals };
}

describe.concurrent('goals in a custom object', () => {
  it('appear on the record: a goal for each title, a metric for each record', async ({
    aPortal,
  }) => {
    const { worker, crm, company, add, goals } = await withObject(aPortal);
    add({ kpi: 'Time', goal_value: '2', start_value: '4', now_value: '3', due: '2027-06-30' });
    add({ kpi: 'Clicks', unit: 'clicks', goal_value: '10', start_value: '20', now_value: '10' });
    add({ title: 'More users', kpi: 'Users', unit: 'users', goal_value: '90' });
    const { status, summary } = await worker.sync();

    expect(status).toBe(0);
    expect(summary.goals).toEqual({ records: 3, saved: 2, readings: 2, refused: [] });
    expect(crm.value('companies', company, 'attain_goals_total')).toBe('2');
    expect(crm.value('companies', company, 'attain_success_score')).toBe('75');
    const faster = (await goals()).find(({ title }) => title === 'Faster reports');
    expect(faster).toMatchObject({
      targetDate: '2027-06-30',
      metrics: [
        { name: 'Time', unit: 'hours', readings: [{ value: 3 }] },
        { name: 'Clicks', unit: 'clicks', readings: [{ value: 10 }] },
      ],
    });
  });

  it('follow changes of records and of their links, and end with them', async ({ aPortal }) => {
    const { worker, crm, type, company, add, goals } = await withObject(aPortal);
    const id = add({ kpi: 'Time', goal_value: '2', start_value: '4' });
    await worker.sync();
    crm.update(type, id, { goal_value: '1' });
    const changed = await worker.sync();
    expect(changed.summary).toMatchObject({ mode: 'incremental', goals: { records: 1, saved: 1 } });
    expect((await goals())[0]?.metrics[0]?.target).toBe(1);

    crm.archive(type, id);
    await worker.sync();
    expect(await goals()).toMatchObject([{ ended: true }]);
    expect(crm.value('companies', company, 'attain_goals_total')).toBe('0');

    add({ kpi: 'Time', goal_value: '1', start_value: '4' });
    await worker.sync();
    expect(await goals()).toMatchObject([{ ended: false }]);
  });

  it('keep what was signed: another target is refused and told, by record property', async ({
    aPortal,
  }) => {
    const { worker, crm, type, company, add, goals } = await withObject(aPortal);
    const signed = { phase: 'Agreed', who_signed: 'Ida Berg', signed_day: '2026-02-01' };
    const id = add({ kpi: 'Time', goal_value: '2', start_value: '4', ...signed });
    await worker.sync();
    expect((await goals())[0]?.commitment).toMatchObject({ state: 'signed' });
    add({ kpi: 'Clicks', goal_value: '10' });
    crm.update(type, id, { goal_value: '3', start_value: '5' });

    const { status, summary } = await worker.sync();
    expect(status).toBe(2);
    expect(summary.goals?.refused).toMatchObject([
      { companyId: company, property: 'start_value', from: '4', to: '5' },
      { companyId: company, property: 'goal_value', from: '2', to: '3' },
      { companyId: company, metric: 'Clicks', from: '', to: 'Clicks' },
    ]);
    expect((await goals())[0]?.metrics).toMatchObject([{ name: 'Time', baseline: 4, target: 2 }]);
  });

  it('tell what cannot be used, with the record', async ({ aPortal }) => {
    const { worker, add, goals } = await withObject(aPortal);
    const untitled = add({ title: '', kpi: 'Time', goal_value: '2' });
    const aimless = add({ kpi: 'Time' });
    const unknown = add({ title: 'Other', kpi: 'X', goal_value: '1', phase: 'someday' });
    const { summary } = await worker.sync();
    const issues = summary.dataIssues.first.map(({ id, property }) => [id, property]);
    expect(issues).toEqual(
      expect.arrayContaining([
        [untitled, 'title'],
        [aimless, 'goal_value'],
        [unknown, 'phase'],
      ]),
    );
    expect(await goals()).toMatchObject([{ title: 'Other', commitment: null }]);
  });

  it('go to the survivor when companies are merged, and are not there twice', async ({
    aPortal,
  }) => {
    const { worker, crm, company, add, goals } = await withObject(aPortal);
    const other = crm.create('companies', { name: 'Other', lifecyclestage: 'customer' });
    add({ kpi: 'Time', goal_value: '2', start_value: '4' });
    add({ kpi: 'Clicks', goal_value: '10', start_value: '20' }, [other]);
    await worker.sync();
    const survivor = crm.merge('companies', company, other);
    await worker.sync();
    const live = (await goals(survivor)).filter(({ ended }) => !ended);
    expect(live.map(({ metrics }) => metrics.map(({ name }) => name).sort())).toEqual([
      ['Clicks', 'Time'],
    ]);
  });

  it.for([
    {
      portal: 'gives no scope for it',
      options: { tokens: { pat: ALL_SCOPES.filter((scope) => !scope.includes('.custom.')) } },
      skip: { reason: 'missing_scope', scopes: ['crm.objects.custom.read'] },
      status: 0,
    },
    {
      portal: 'has no such object',
      options: {
        config: {
          mapping: { goals: { customObject: { ...MAPPED, objectType: `p${PORTAL_ID}_targets` } } },
        },
      },
      skip: {
        reason: 'unknown_object',
        message: expect.stringMatching(/Correct mapping\.goals\.customObject/),
      },
      status: 2,
    },
  ])('are left out, and that is said, where the portal $portal', async (row, { aPortal }) => {
    const { worker, crm, company } = await withObject(aPortal, { ...OPTIONS, ...row.options });
    const { status, summary } = await worker.sync();
    expect(status).toBe(row.status);
    expect(summary.skipped).toMatchObject([{ objectType: 'goal_records', ...row.skip }]);
    expect(crm.value('companies', company, 'attain_goals_total')).toBe('0');
  });
});

const READINGS = [
  { metric: 'Users', object: 'company', property: 'licensed', measuredAt: 'licensed_on' },
  { metric: 'Revenue', object: 'deal', property: 'amount', aggregate: 'sum', deals: 'won' },
  { metric: 'Deals', object: 'deal', aggregate: 'count', deals: 'open' },
  { metric: 'Satisfaction', object: 'deal', property: 'score', aggregate: 'latest' },
];

const METRICS = ['Users', 'Revenue', 'Deals', 'Satisfaction'].map((name, index) => ({
  name,
  unit: 'units',
  target: index === 0 ? 'users_target' : 100,
  baseline: 0,
}));

describe.concurrent('readings of mapped properties', () => {
  it('come from companies and deals, and the same value again is no reading', async ({
    aPortal,
  }) => {
    const goals = { companyProperties: [{ title: 'Growth', metrics: METRICS }] };
    const worker = await aPortal({
      companies: 0,
      config: { mapping: { goals, readings: READINGS } },
    });
    const { crm } = worker.portal;
    for (const draft of [number('users_target'), number('licensed'), date('licensed_on')])
      crm.defineProperty('companies', draft);
    crm.defineProperty('deals', number('score'));
    const customer = { lifecyclestage: 'customer', users_target: '100' };
    const id = crm.create('companies', {
      name: 'Acme',
      ...customer,
      licensed: '40',
      licensed_on: '2026-03-01',
    });
    const deal = (properties: Record<string, string>) =>
      crm.create(
        'deals',
        { dealname: 'D', pipeline: 'default', ...properties },
        { associations: { companies: [id] } },
      );
    deal({ dealstage: 'closedwon', amount: '30', score: '7' });
    const won = deal({ dealstage: 'closedwon', amount: '20.5' });
    deal({ dealstage: 'closedlost', amount: '1000' });
    deal({ dealstage: 'qualifiedtobuy', amount: '5' });

    const readingsOf = async () => {
      const [goal] = (await worker.withStore((store) => store.records.goals([id]))).get(id) ?? [];
      return Object.fromEntries(
        (goal?.metrics ?? []).map(({ name, readings }) => [
          name,
          readings.map(({ value }) => value),
        ]),
      );
    };
    expect((await worker.sync()).summary.goals).toMatchObject({ saved: 1, readings: 4 });
    expect(await readingsOf()).toEqual({
      Users: [40],
      Revenue: [50.5],
      Deals: [1],
      Satisfaction: [7],
    });
    crm.update('companies', id, { name: 'Acme Corp' });
    expect((await worker.sync()).summary.goals).toMatchObject({ saved: 0, readings: 0 });

    crm.update('deals', won, { amount: '40' });
    crm.update('companies', id, { licensed: '45', licensed_on: '2026-04-01' });
    expect((await worker.sync()).summary.goals).toMatchObject({ saved: 0, readings: 2 });
    expect(await readingsOf()).toMatchObject({ Users: [40, 45], Revenue: [50.5, 70] });
  });
});
