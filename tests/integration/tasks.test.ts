import { dayNumber, DAY_MS, dayOf } from '@attain/shared/domain/basics/time';
import { askForTask } from '@attain/sync-worker/records/tasks';
import { describe, expect } from 'vitest';

import { someGoal, someMetric } from '../contract/store/builders.ts';
import { ALL_SCOPES } from '../portal/http/auth.ts';
import {
  ACME,
  company,
  creations,
  DOWN,
  flag,
  MANAGER,
  notesOf,
  openTasksOf,
  OTHER,
  OWNER,
  tasksOf,
} from './tasks-portal.ts';
import { cycleOf, it } from './worker-in-process.ts';

const todayIn = (zone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format();

describe.concurrent('a task that a person asks for', () => {
  it('is created once, is left to who got it, and asks for nothing more', async ({ aPortal }) => {
    const worker = await aPortal({ companies: 0, data: [company(ACME)], timeZone: 'UTC' });
    await worker.sync();
    const dueOn = todayIn('UTC');
    const words = { title: 'Acme: prepare the review', reason: 'It is 95 days ago.' };
    await worker.withStore((store) =>
      askForTask(store, {
        companyId: ACME,
        by: { at: Date.now(), who: 'HubSpot user 7', via: 'card' },
        today: dueOn,
        task: { ...words, dueOn, priority: 'medium', role: 'owner' },
      }),
    );
    const { summary } = await worker.sync();

    expect(summary.tasks).toEqual({ opened: 1, closed: 0, waiting: 0 });
    expect(openTasksOf(worker.portal)).toMatchObject([
      {
        hs_task_subject: 'Acme: prepare the review',
        hs_task_body: expect.stringContaining('It is 95 days ago.') as string,
        hs_task_priority: 'MEDIUM',
        hubspot_owner_id: OWNER,
        hs_timestamp: `${dueOn}T23:59:00.000Z`,
      },
    ]);
    const again = await worker.sync('--full');
    expect(again.summary.tasks).toEqual({ opened: 0, closed: 0, waiting: 0 });
    expect(openTasksOf(worker.portal)).toHaveLength(1);
    expect(await worker.withStore((store) => store.followUps.known([ACME]))).toEqual(new Map());
  });
});

describe.concurrent('an escalation', () => {
  it('becomes one task for the owner of the company, with the reason and a link', async ({
    aPortal,
  }) => {
    const worker = await aPortal({ ...DOWN, timeZone: 'UTC' });
    const { status, summary } = await worker.sync();

    expect(status).toBe(0);
    expect(summary.tasks).toEqual({ opened: 1, closed: 0, waiting: 0 });
    const [task, ...others] = tasksOf(worker.portal);
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      hs_task_subject: 'Acme: downtime, escalate to support and call the customer',
      hs_task_status: 'NOT_STARTED',
      hs_task_priority: 'HIGH',
      hs_task_type: 'TODO',
      hubspot_owner_id: OWNER,
      hs_timestamp: `${todayIn('UTC')}T23:59:00.000Z`,
    });
    expect(task?.['hs_task_body']).toContain('Downtime is reported.');
    expect(task?.['hs_task_body']).toContain(
      `<a href="https://app.hubspot.com/contacts/${worker.portal.portalId}/record/0-2/${ACME}">`,
    );
    expect(task?.['hs_task_body']).toMatch(/Attain reference [0-9a-f]{10}-[0-9a-z]+/);
  });

  it('asks for nothing more while it lasts', async ({ aPortal }) => {
    const worker = await aPortal(DOWN);
    await worker.sync();
    worker.forget();
    const { summary } = await worker.sync();

    expect(summary.tasks).toEqual({ opened: 0, closed: 0, waiting: 0 });
    expect(worker.portal.requests.count({ path: /tasks|notes|access-token-info/ })).toBe(0);
    expect(tasksOf(worker.portal)).toHaveLength(1);
  });

  it('closes its task with a note when it is over, and asks anew when it comes back', async ({
    aPortal,
  }) => {
    const worker = await aPortal(DOWN);
    const { portal } = worker;
    await worker.sync();
    flag(portal, 'none');
    const { summary } = await worker.sync();

    expect(summary.tasks).toEqual({ opened: 0, closed: 1, waiting: 0 });
    expect(tasksOf(portal).map((task) => task['hs_task_status'])).toEqual(['COMPLETED']);
    expect(notesOf(portal)).toEqual([
      expect.stringMatching(
        /^<p>Attain closed the task &quot;Acme: downtime, .*&quot;. No downtime is reported any more.<\/p>/,
      ),
    ]);

    flag(portal, 'downtime');
    await worker.sync();
    expect(openTasksOf(portal)).toHaveLength(1);
    expect(tasksOf(portal)).toHaveLength(2);
  });

  it.for([
    [
      'completed',
      (id: string, { crm }: Parameters<typeof flag>[0]) =>
        crm.update('tasks', id, { hs_task_status: 'COMPLETED' }),
    ],
    ['deleted', (id: string, { crm }: Parameters<typeof flag>[0]) => crm.archive('tasks', id)],
  ] as const)(
    'is not asked for again by a person who %s the task',
    async ([, act], { aPortal }) => {
      const worker = await aPortal(DOWN);
      const { portal } = worker;
      await worker.sync();
      const [id = ''] = portal.crm.ids('tasks');
      act(id, portal);
      portal.crm.update('companies', ACME, { industry: 'INSURANCE' });
      await worker.sync();
      expect(openTasksOf(portal)).toEqual([]);

      flag(portal, 'none');
      expect((await worker.sync()).summary.tasks).toEqual({ opened: 0, closed: 0, waiting: 0 });
      expect(notesOf(portal)).toEqual([]);

      flag(portal, 'downtime');
      await worker.sync();
      expect(openTasksOf(portal)).toHaveLength(1);
    },
  );
});

describe.concurrent('whose task it is', () => {
  it('is the configured manager, found by an e-mail address', async ({ aPortal }) => {
    const manager = 'Grace.Okafor@northwind-software.example';
    const worker = await aPortal({ ...DOWN, config: { tasks: { manager } } });
    await worker.sync();
    expect(tasksOf(worker.portal)[0]).toMatchObject({ hubspot_owner_id: MANAGER });
  });

  it('is legal for a legal question, and the owner where nobody is configured', async ({
    aPortal,
  }) => {
    const data = [company(ACME, { attain_escalation_flag: 'legal' })];
    const worker = await aPortal({ companies: 0, data, config: { tasks: { legal: MANAGER } } });
    await worker.sync();
    expect(tasksOf(worker.portal)[0]).toMatchObject({ hubspot_owner_id: MANAGER });
  });

  it('is the owner of the company, and said so, where the configured one does not exist', async ({
    aPortal,
  }) => {
    const worker = await aPortal({ ...DOWN, config: { tasks: { manager: '4711' } } });
    const { status, summary } = await worker.sync();
    expect(status).toBe(2);
    expect(tasksOf(worker.portal)[0]).toMatchObject({ hubspot_owner_id: OWNER });
    expect(summary.skipped).toEqual([
      expect.objectContaining({ objectType: 'tasks', reason: 'unknown_owner' }),
    ]);
  });

  it('is nobody where HubSpot refuses the owner, rather than no task', async ({ aPortal }) => {
    const worker = await aPortal(DOWN);
    const problem = { isValid: false, message: 'is not active', error: 'INVALID_OWNER' };
    worker.portal.faults.script([
      {
        match: { path: /tasks\/batch\/create$/ },
        then: {
          kind: 'answer',
          status: 400,
          body: {
            status: 'error',
            category: 'VALIDATION_ERROR',
            message: `Property values were not valid: ${JSON.stringify([{ ...problem, name: 'hubspot_owner_id' }])}`,
          },
        },
      },
    ]);
    const { status } = await worker.sync();
    expect(status).toBe(0);
    const [task] = tasksOf(worker.portal);
    expect(task).toBeDefined();
    expect(task).not.toHaveProperty('hubspot_owner_id');
  });

  it('is the owner whom another property names, by the mapping', async ({ aPortal }) => {
    const data = [company(ACME, { attain_escalation_flag: 'downtime', csm: MANAGER })];
    const config = { mapping: { company: { owner: 'csm' } } };
    const worker = await aPortal({ companies: 0, data, config });
    await worker.sync();
    expect(tasksOf(worker.portal)[0]).toMatchObject({ hubspot_owner_id: MANAGER });
  });

  it('is nobody at all for a rule that is configured so', async ({ aPortal }) => {
    const config = { tasks: { rules: { downtime: { to: 'nobody' } } } };
    const worker = await aPortal({ ...DOWN, config });
    await worker.sync();
    expect(worker.portal.crm.ids('tasks')).toEqual([]);
  });
});

describe.concurrent('an alert of an agreement', () => {
  it('becomes a task of the owner, closed when the agreement ends', async ({ aPortal }) => {
    const worker = await aPortal({ companies: 0, data: [company(ACME)] });
    const { portal } = worker;
    const today = dayNumber(dayOf(Math.floor(Date.now() / DAY_MS)));
    const metric = someMetric('m', { baselineAt: (today - 100) * DAY_MS, baseline: 0 });
    const goal = someGoal('g', {
      title: 'Hours <saved>',
      metrics: [metric],
      commitment: {
        state: 'active',
        category: null,
        start: dayOf(today - 100),
        deadline: dayOf(today + 100),
        dependencies: null,
        accountability: null,
        signedBy: 'Ann',
        signedAt: (today - 100) * DAY_MS,
        signedVersion: null,
      } as never,
    });
    const by = { at: Date.now(), who: 'Ann', via: 'api' as const };
    await worker.sync();
    await worker.withStore(async (store) => {
      await store.records.saveGoal(ACME, goal, by);
      const reading = { metricId: 'm', value: 5, measuredAt: today * DAY_MS };
      await store.records.addReadings(ACME, [{ ...reading, source: null, evidence: null }], by);
    });
    await worker.sync();

    const [task, ...others] = openTasksOf(portal);
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      hs_task_subject: 'Acme: "Hours <saved>" is behind its plan',
      hs_task_priority: 'LOW',
      hubspot_owner_id: OWNER,
    });
    expect(task?.['hs_task_body']).toContain('&quot;Hours &lt;saved&gt;&quot; is');

    await worker.withStore((store) => store.records.saveGoal(ACME, { ...goal, ended: true }, by));
    await worker.sync();
    expect(openTasksOf(portal)).toEqual([]);
    expect(notesOf(portal)[0]).toContain('The agreement is no longer in force.');
  });
});

describe.concurrent('a company', () => {
  it('that is no customer any more has its tasks closed', async ({ aPortal }) => {
    const worker = await aPortal(DOWN);
    const { portal } = worker;
    await worker.sync();
    portal.crm.update('companies', ACME, { lifecyclestage: 'other' });
    await worker.sync();
    expect(openTasksOf(portal)).toEqual([]);
    expect(notesOf(portal)[0]).toContain('The company is no customer any more.');
  });

  it('that is deleted leaves no open task behind, and is asked about anew when it is restored', async ({
    aPortal,
  }) => {
    const worker = await aPortal(DOWN);
    const { crm } = worker.portal;
    await worker.sync();
    crm.archive('companies', ACME);
    const { summary } = await worker.sync();
    expect(summary.tasks).toEqual({ opened: 0, closed: 1, waiting: 0 });
    expect(crm.ids('tasks').map((id) => crm.value('tasks', id, 'hs_task_status'))).toEqual([
      'COMPLETED',
    ]);
    crm.restore('companies', ACME);
    await worker.sync();
    expect(openTasksOf(worker.portal)).toHaveLength(1);
  });

  it.for([true, false])(
    'that is merged with another one keeps one task for one cause (a new id: %s)',
    async (mintsId, { aPortal }) => {
      const data = [ACME, OTHER].map((id) => company(id, { attain_escalation_flag: 'downtime' }));
      const worker = await aPortal({ companies: 0, data });
      const { portal } = worker;
      await worker.sync();
      expect(portal.crm.ids('tasks')).toHaveLength(2);

      const survivor = portal.crm.merge('companies', ACME, OTHER, { mintsId });
      await worker.sync();
      expect(openTasksOf(portal, survivor)).toHaveLength(1);
      expect(tasksOf(portal, survivor)).toHaveLength(2);
      expect(notesOf(portal, survivor)[0]).toContain('Another task of this company');

      flag(portal, 'none', survivor);
      await worker.sync();
      expect(openTasksOf(portal, survivor)).toEqual([]);
    },
  );
});

describe.concurrent('without the scope to write tasks', () => {
  const scopes = ALL_SCOPES.filter((scope) => scope !== 'crm.objects.contacts.write');

  it('scoring goes on, the tasks wait and are created once it is there', async ({ aPortal }) => {
    const tokens = { reader: scopes, writer: ALL_SCOPES };
    const worker = await aPortal({ ...DOWN, tokens });
    const { status, summary } = await worker.sync();
    expect(status).toBe(0);
    expect(worker.portal.crm.value('companies', ACME, 'attain_escalation')).toBe('immediate');
    expect(summary.skipped).toEqual([
      { objectType: 'tasks', reason: 'missing_scope', scopes: ['crm.objects.contacts.write'] },
    ]);
    expect(summary.tasks).toEqual({ opened: 0, closed: 0, waiting: 1 });
    expect(creations(worker.portal, 'tasks')).toBe(0);

    await cycleOf(worker, { env: { HUBSPOT_ACCESS_TOKEN: 'writer' } });
    expect(openTasksOf(worker.portal)).toHaveLength(1);
  });

  it('doctor says so', async ({ aPortal }) => {
    const worker = await aPortal({ ...DOWN, tokens: { reader: scopes } });
    const { stdout } = await worker.attain(['doctor']);
    expect(stdout).toMatch(/warn +scopes +without the scope crm.objects.contacts.write alerts/);
  });
});

describe.concurrent('a dry run', () => {
  it('creates nothing and lists what it would create and close', async ({ aPortal }) => {
    const worker = await aPortal(DOWN);
    const { portal } = worker;
    const first = await worker.sync('--dry-run');
    expect(first.summary.taskChanges).toEqual([
      {
        companyId: ACME,
        kind: 'open',
        cause: 'downtime',
        role: 'manager',
        title: 'Acme: downtime, escalate to support and call the customer',
        dueOn: todayIn(portal.timeZone),
      },
    ]);
    expect(portal.crm.ids('tasks')).toEqual([]);

    await worker.sync();
    flag(portal, 'none');
    const { summary } = await worker.sync('--dry-run');
    expect(summary.taskChanges).toMatchObject([{ companyId: ACME, kind: 'close' }]);
    expect(openTasksOf(portal)).toHaveLength(1);
  });
});

describe.concurrent('with tasks switched off', () => {
  it('nothing is created, and what is open stays until they are on again', async ({ aPortal }) => {
    const worker = await aPortal({ ...DOWN, config: { tasks: { enabled: false } } });
    expect((await worker.sync()).summary.tasks.opened).toBe(0);
    expect(worker.portal.crm.ids('tasks')).toEqual([]);
  });
});

describe.concurrent('more than a batch', () => {
  it('is created a hundred a call', async ({ aPortal }) => {
    const ids = Array.from({ length: 130 }, (_, index) => String(1_000 + index));
    const data = ids.map((id) => company(id, { attain_escalation_flag: 'legal' }));
    const worker = await aPortal({ companies: 0, data });
    const { summary } = await worker.sync();
    expect(summary.tasks.opened).toBe(130);
    expect(creations(worker.portal, 'tasks')).toBe(2);
    expect(ids.every((id) => openTasksOf(worker.portal, id).length === 1)).toBe(true);
  });
});
