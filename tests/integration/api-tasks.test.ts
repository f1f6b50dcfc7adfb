import { askForTaskRoute } from '@attain/shared/contract/task-routes';
import { signOffRulesRoute } from '@attain/shared/contract/sign-off-rules-route';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiServer, apiServer, errorOf } from './api-server.ts';

const TASK = {
  title: 'Acme: prepare the review',
  reason: 'The last review was 95 days ago.',
  dueOn: '2026-12-31',
};

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer({ agreements: { signOff: { executives: ['7'], linkDays: 21 } } });
});
afterAll(() => api.close());

const tasksOf = (id: string) => `/api/companies/${id}/tasks`;
const waitingFor = async (id: string) => (await api.store.followUps.known([id])).get(id) ?? [];

describe('asking for a task', () => {
  it('lets it wait for HubSpot, and wakes the worker', async () => {
    const id = await api.addCustomer();
    const before = api.woken();
    const reply = await api.post(tasksOf(id), { ...TASK, priority: 'high', to: 'manager' });
    expect(reply.status).toBe(202);
    const { reference, ...rest } = askForTaskRoute.answers[202].body.parse(reply.body);
    expect(rest).toEqual({ title: TASK.title, dueOn: TASK.dueOn });
    expect(await waitingFor(id)).toMatchObject([
      { reference, title: TASK.title, reason: TASK.reason, state: 'wanted' },
    ]);
    const [item] = (await api.store.followUps.toOpen(null, 100)).filter(
      (each) => each.companyId === id,
    );
    expect(item).toMatchObject({ role: 'manager', priority: 'high', dueOn: TASK.dueOn });
    expect(api.woken()).toBe(before + 1);
  });

  it('asks once, however often the request or its words are repeated', async () => {
    const id = await api.addCustomer();
    const body = { ...TASK, requestId: 'a-form-that-was-opened' };
    const first = await api.post(tasksOf(id), body, { userId: '9' });
    const again = await api.post(tasksOf(id), body, { userId: '9' });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    const byAnother = await api.post(tasksOf(id), TASK);
    expect([byAnother.status, byAnother.body]).toEqual([200, first.body]);
    expect(await waitingFor(id)).toHaveLength(1);
  });

  it('stays when the figures of the company are computed anew, customer or not', async () => {
    const id = await api.addCustomer();
    await api.post(tasksOf(id), TASK);
    await api.score([id]);
    expect(await waitingFor(id)).toHaveLength(1);
    await api.addCustomer({ id, properties: { lifecyclestage: 'lead' } });
    await api.score([id]);
    expect(await waitingFor(id)).toHaveLength(1);
  });

  it('refuses a day that is over', async () => {
    const id = await api.addCustomer();
    const reply = await api.post(tasksOf(id), { ...TASK, dueOn: '2026-01-31' });
    expect(reply.status).toBe(400);
    expect(errorOf(reply).details).toMatchObject([
      { field: 'dueOn', message: '2026-01-31 is over: name a day from today on' },
    ]);
    expect(await waitingFor(id)).toEqual([]);
  });

  it('says so where tasks are switched off', async () => {
    const quiet = await apiServer({ tasks: { enabled: false } });
    const id = await quiet.addCustomer();
    const reply = await quiet.post(tasksOf(id), TASK);
    expect([reply.status, errorOf(reply).rule]).toEqual([422, 'tasks_off']);
    await quiet.close();
  });
});

describe('the rules of signing', () => {
  it.each([
    { userId: '7', may: true },
    { userId: '8', may: false },
  ])('tell user $userId whether they may sign for us: $may', async ({ userId, may }) => {
    const reply = await api.get('/api/sign-off-rules', { userId });
    expect(signOffRulesRoute.answers[200].body.parse(reply.body)).toEqual({
      parties: ['executive', 'customer'],
      mayCallerSign: may,
      linkDays: 21,
    });
  });

  it('never let a program sign', async () => {
    expect((await api.get('/api/sign-off-rules')).body).toMatchObject({ mayCallerSign: false });
  });
});
