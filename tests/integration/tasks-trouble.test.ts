import { describe, expect } from 'vitest';

import { postgresServer } from '../contract/store/postgres-server.ts';
import type { FaultEffect } from '../portal/http/faults.ts';
import type { Portal } from '../portal/portal.ts';
import { type Call, syncKilledAt } from '../processes/killed-sync.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { creations, DOWN, flag, notesOf, openTasksOf, tasksOf } from './tasks-portal.ts';
import { cycleOf, it } from './worker-in-process.ts';

const CREATE_TASKS = { method: 'POST', path: /tasks\/batch\/create$/ };
const CREATE_NOTES = { method: 'POST', path: /notes\/batch\/create$/ };
const COMPLETE = { method: 'POST', path: /tasks\/batch\/update$/ };
const WRITE = { method: 'POST', path: /companies\/batch\/update$/ };

const fails = ({ faults }: Portal, match: Call, then: FaultEffect) =>
  faults.script([{ match, then }]);

/** A worker whose first task is open and whose cause is gone: the next sync closes it. */
async function readyToClose(worker: WorkerPortal): Promise<WorkerPortal> {
  await worker.sync();
  flag(worker.portal, 'none');
  return worker;
}

const oneClosedTask = ({ portal }: WorkerPortal) => {
  expect(tasksOf(portal).map((task) => task['hs_task_status'])).toEqual(['COMPLETED']);
  expect(notesOf(portal)).toHaveLength(1);
};

const LOST_ANSWERS: readonly (readonly [string, FaultEffect])[] = [
  ['502', { kind: 'commitThen', status: 502 }],
  ['504', { kind: 'commitThen', status: 504 }],
  ['a broken connection', { kind: 'commitThenReset' }],
];

describe.concurrent('a task that HubSpot created', () => {
  it.for(LOST_ANSWERS)('is not created again after %s', async ([, effect], { aPortal }) => {
    const worker = await aPortal(DOWN);
    fails(worker.portal, CREATE_TASKS, effect);
    const { status, summary } = await worker.sync();
    expect(status).toBe(0);
    expect(summary.tasks).toEqual({ opened: 1, closed: 0, waiting: 0 });
    expect(tasksOf(worker.portal)).toHaveLength(1);
    expect(creations(worker.portal, 'tasks')).toBe(1);
  });

  it('and completed by a person before the answer was known is not created again', async ({
    aPortal,
  }) => {
    const worker = await aPortal(DOWN);
    const { portal } = worker;
    portal.crm.onChange(({ kind, type, after }) => {
      if (kind === 'creation' && type === 'tasks')
        portal.crm.update('tasks', String(after.id), { hs_task_status: 'COMPLETED' });
    });
    fails(portal, CREATE_TASKS, { kind: 'commitThen', status: 502 });
    await worker.sync();
    expect(tasksOf(portal)).toHaveLength(1);
    expect(openTasksOf(portal)).toEqual([]);
  });

  it('is not created again by a worker that lost its database', async ({ aPortal }) => {
    const worker = await aPortal(DOWN);
    await worker.sync();
    const anew = { DATABASE_URL: `sqlite:${worker.file('another.db')}` };
    await cycleOf(worker, { env: anew });
    expect(tasksOf(worker.portal)).toHaveLength(1);

    flag(worker.portal, 'none');
    await cycleOf(worker, { env: anew });
    expect(openTasksOf(worker.portal)).toEqual([]);
  });
});

describe.concurrent('a task that HubSpot did not create', () => {
  it('is created after a while, in the same cycle', async ({ aPortal }) => {
    const worker = await aPortal(DOWN);
    fails(worker.portal, CREATE_TASKS, { kind: 'answer', status: 502 });
    const { summary } = await worker.sync();
    expect(summary.tasks).toEqual({ opened: 1, closed: 0, waiting: 0 });
    expect(tasksOf(worker.portal)).toHaveLength(1);
    expect(creations(worker.portal, 'tasks')).toBe(2);
  });

  it.for([423, 429])('because of %s is asked for again at once', async (status, { aPortal }) => {
    const worker = await aPortal(DOWN);
    fails(worker.portal, CREATE_TASKS, { kind: 'answer', status, retryAfterSeconds: 1 });
    await worker.sync();
    expect(tasksOf(worker.portal)).toHaveLength(1);
    expect(worker.portal.requests.count({ path: /associations/ })).toBeLessThan(20);
  });

  it('because it refuses it is told with the reason in every run, until a full one tries again', async ({
    aPortal,
  }) => {
    const worker = await aPortal(DOWN);
    const body = { status: 'error', category: 'VALIDATION_ERROR', message: 'No tasks today.' };
    fails(worker.portal, CREATE_TASKS, { kind: 'answer', status: 400, body });
    for (const run of [1, 2]) {
      const { status, summary } = await worker.sync();
      expect({ run, status }).toEqual({ run, status: 2 });
      expect(summary.rejected).toMatchObject([
        { objectType: 'tasks', code: 'VALIDATION_ERROR', message: 'No tasks today.' },
      ]);
    }
    expect(creations(worker.portal, 'tasks')).toBe(1);
    expect((await worker.sync('--full')).status).toBe(0);
    expect(tasksOf(worker.portal)).toHaveLength(1);
  });
});

describe.concurrent('a task whose creation HubSpot does not answer at all', () => {
  it('is found, and not created again', async ({ aPortal }) => {
    const worker = await aPortal(DOWN);
    fails(worker.portal, CREATE_TASKS, { kind: 'commitThenHang' });
    expect((await cycleOf(worker)).tasks).toEqual({ opened: 1, closed: 0, waiting: 0 });
    expect(creations(worker.portal, 'tasks')).toBe(1);
  });

  it('is left to a later cycle, when HubSpot can no longer be at work on it', async ({
    aPortal,
  }) => {
    const worker = await aPortal(DOWN);
    fails(worker.portal, CREATE_TASKS, { kind: 'hang' });
    const waits = { opened: 0, closed: 0, waiting: 1 };
    expect((await cycleOf(worker)).tasks).toEqual(waits);
    expect((await cycleOf(worker)).tasks).toEqual(waits);
    expect(creations(worker.portal, 'tasks')).toBe(1);

    const minute = 60_000;
    expect((await cycleOf(worker, { aheadMs: minute })).tasks).toEqual({
      opened: 1,
      closed: 0,
      waiting: 0,
    });
    expect(tasksOf(worker.portal)).toHaveLength(1);
  });
});

describe.concurrent('the end of a task', () => {
  it.for(LOST_ANSWERS)('is noted once after %s', async ([, effect], { aPortal }) => {
    const worker = await readyToClose(await aPortal(DOWN));
    fails(worker.portal, CREATE_NOTES, effect);
    await worker.sync();
    oneClosedTask(worker);
    expect(creations(worker.portal, 'notes')).toBe(1);
  });

  it('is told, and not repeated, where HubSpot takes no note', async ({ aPortal }) => {
    const worker = await readyToClose(await aPortal(DOWN));
    const body = { status: 'error', category: 'VALIDATION_ERROR', message: 'No notes today.' };
    fails(worker.portal, CREATE_NOTES, { kind: 'answer', status: 400, body });
    const { status, summary } = await worker.sync();
    expect(status).toBe(2);
    expect(summary.tasks).toEqual({ opened: 0, closed: 1, waiting: 0 });
    expect((await worker.sync()).status).toBe(0);
    expect(openTasksOf(worker.portal)).toEqual([]);
  });
});

describe.concurrent('a sync that is killed', () => {
  const opening: readonly (readonly [string, Call, FaultEffect?])[] = [
    ['between the snapshot and the task', WRITE],
    ['before HubSpot has seen the task', CREATE_TASKS, { kind: 'hang' }],
    ['after HubSpot has created the task', CREATE_TASKS, { kind: 'commitThenHang' }],
  ];
  it.for(opening)(
    '%s leaves one task after the next one',
    async ([, call, effect], { aPortal }) => {
      const worker = await aPortal(DOWN);
      await syncKilledAt(worker, call, effect);
      expect((await worker.sync()).status).toBe(0);
      expect(tasksOf(worker.portal)).toHaveLength(1);
      expect((await worker.sync()).summary.tasks.opened).toBe(0);
    },
  );

  const closing: readonly (readonly [string, Call, FaultEffect?])[] = [
    ['before HubSpot has seen the note', CREATE_NOTES, { kind: 'hang' }],
    ['after HubSpot has created the note', CREATE_NOTES, { kind: 'commitThenHang' }],
    ['before the task is completed', COMPLETE, { kind: 'hang' }],
    ['after the task is completed', COMPLETE, { kind: 'commitThenHang' }],
  ];
  it.for(closing)('%s closes it once with one note', async ([, call, effect], { aPortal }) => {
    const worker = await readyToClose(await aPortal(DOWN));
    await syncKilledAt(worker, call, effect);
    expect((await worker.sync()).status).toBe(0);
    oneClosedTask(worker);
    expect((await worker.sync()).summary.tasks).toEqual({ opened: 0, closed: 0, waiting: 0 });
  });

  it('whose cause was gone before the next one leaves no open task', async ({ aPortal }) => {
    const worker = await aPortal(DOWN);
    await syncKilledAt(worker, CREATE_TASKS, { kind: 'commitThenHang' });
    flag(worker.portal, 'none');
    await worker.sync();
    oneClosedTask(worker);
  });

  it('leaves one task on PostgreSQL too', async ({ aPortal, skip }) => {
    const database = await postgresServer();
    if ('missing' in database) return skip(database.missing);
    try {
      const worker = await aPortal({ ...DOWN, env: { DATABASE_URL: database.url } });
      await syncKilledAt(worker, CREATE_TASKS, { kind: 'commitThenHang' });
      await worker.sync();
      expect(tasksOf(worker.portal)).toHaveLength(1);
      flag(worker.portal, 'none');
      await worker.sync();
      oneClosedTask(worker);
    } finally {
      await database.stop();
    }
  });
});
