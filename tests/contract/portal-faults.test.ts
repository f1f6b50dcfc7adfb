import { expect, it, onTestFinished } from 'vitest';

import { caller } from '../portal/call.ts';
import { type Portal, startPortal } from '../portal/portal.ts';

const COMPANIES = '/crm/objects/2026-09/companies';
const UPDATE = `${COMPANIES}/batch/update`;

async function portal(): Promise<Portal> {
  const started = await startPortal({ limits: 'off', searchIndexLagMs: 0 });
  onTestFinished(() => started.stop());
  return started;
}

it.each([423, 477, 500, 502, 503, 504, 524])(
  'answers %s once, and the same request is good afterwards',
  async (status) => {
    const box = await portal();
    const call = caller(box);
    box.faults.script([{ then: { kind: 'answer', status } }]);

    expect((await call('GET', COMPANIES)).status).toBe(status);
    expect((await call('GET', COMPANIES)).status).toBe(200);
  },
);

it('sends Retry-After in seconds with a migrating account', async () => {
  const box = await portal();
  box.faults.script([{ then: { kind: 'answer', status: 477, retryAfterSeconds: 3_600 } }]);

  const { headers } = await caller(box)('GET', COMPANIES);
  expect(headers.get('retry-after')).toBe('3600');
});

it('hits only the requests that match, so often and after so many as the script says', async () => {
  const box = await portal();
  const call = caller(box);
  box.faults.script([
    {
      match: { method: 'POST', path: /\/search$/ },
      after: 1,
      times: 2,
      then: { kind: 'rateLimit', policy: 'SECONDLY' },
    },
  ]);
  const statuses = [];
  for (let sent = 0; sent < 4; sent += 1)
    statuses.push((await call('POST', `${COMPANIES}/search`, {})).status);

  expect(statuses).toEqual([200, 429, 429, 200]);
  expect((await call('GET', COMPANIES)).status).toBe(200);
  expect(box.faults.pending()).toBe(0);
});

it('answers 502 after the write was done: whoever repeats a create makes a second one', async () => {
  const box = await portal();
  box.faults.script([{ match: { method: 'POST' }, then: { kind: 'commitThen', status: 502 } }]);
  const task = { properties: { hs_timestamp: '2026-12-01T09:00:00Z', hs_task_subject: 'Call' } };
  const create = () => caller(box)('POST', '/crm/objects/2026-09/tasks', task);

  expect((await create()).status).toBe(502);
  expect((await create()).status).toBe(201);
  expect(box.crm.count('tasks')).toBe(2);
});

it.each([
  { kind: 'reset', name: 'before' },
  { kind: 'commitThenReset', name: 'after' },
] as const)('breaks the connection $name the write', async ({ kind }) => {
  const box = await portal();
  const id = box.crm.create('companies', { name: 'Before' });
  box.faults.script([{ then: { kind } }]);
  const inputs = [{ id, objectWriteTraceId: 'a', properties: { name: 'After' } }];

  await expect(caller(box)('POST', UPDATE, { inputs })).rejects.toThrow();
  const expected = kind === 'reset' ? 'Before' : 'After';
  expect(box.crm.value('companies', id, 'name')).toBe(expected);
});

it('never answers a hung request, and stops all the same', async () => {
  const box = await portal();
  box.faults.script([{ then: { kind: 'hang' } }]);
  const hung = fetch(box.origin + COMPANIES, { signal: AbortSignal.timeout(50) });

  await expect(hung).rejects.toThrow('timeout');
});

it('counts what it was asked by endpoint and status', async () => {
  const box = await portal();
  const call = caller(box);
  const id = box.crm.create('companies', { name: 'Acme' });
  await call('GET', `${COMPANIES}/${id}`);
  await call('GET', `${COMPANIES}/999999999`);

  expect(box.requests.byEndpoint()).toEqual({ [`GET ${COMPANIES}/{id}`]: 2 });
  expect(box.requests.count({ status: 404 })).toBe(1);
  expect(box.requests.recent().map(({ path }) => path)).toEqual([
    `${COMPANIES}/${id}`,
    `${COMPANIES}/999999999`,
  ]);
});
