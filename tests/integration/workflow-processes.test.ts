import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, vi } from 'vitest';

import type { ActionRun } from '../portal/workflows/run-action.ts';
import { serveAttain, type ServeProcess } from '../processes/serve.ts';
import type { WorkerPortal, WorkerPortalOptions } from '../processes/worker-portal.ts';
import { ACME, company, OTHER, tasksOf } from './tasks-portal.ts';
import { it as base } from './worker-test.ts';

const SOON = { timeout: 15_000, interval: 50 };
const CALLBACK = { method: 'POST', path: /^\/automation\/v4\/actions\/callbacks\// };

const CUSTOMERS: WorkerPortalOptions = {
  companies: 0,
  data: [
    company(ACME, { attain_contract_renewal: '2031-05-06' }),
    company(OTHER, { lifecyclestage: 'lead' }),
  ],
  // No scheduled cycle but the one at the start.
  config: { schedule: { everySeconds: 86_400 } },
};

/** `aServer` runs `attain serve` for a portal until the end of the test. */
const it = base.extend<{
  aServer: (worker: WorkerPortal, port?: string) => Promise<ServeProcess>;
}>({
  aServer: async ({}, use) => {
    const running: ServeProcess[] = [];
    await use(async (worker, port = '0') => {
      const server = await serveAttain({ ...worker.env, LOG_LEVEL: 'info', PORT: port });
      running.push(server);
      await server.untilPrinted('"msg":"cycle finished"');
      return server;
    });
    await Promise.all(running.map((server) => server.stop()));
  },
});

const portOf = ({ origin }: ServeProcess) => new URL(origin).port;

/** HubSpot runs an action of the app that this worker serves. */
const run = (
  { portal }: WorkerPortal,
  server: ServeProcess,
  asked: Omit<ActionRun, 'target'> & { companyId: string },
) => portal.runAction({ target: `http://localhost:${portOf(server)}`, ...asked });

describe.concurrent('a workflow that waits for its company', () => {
  it('goes on once the figures are on the record, whatever happens to the call that says so', async ({
    aPortal,
    aServer,
  }) => {
    const worker = await aPortal(CUSTOMERS);
    const server = await aServer(worker);
    const { portal } = worker;
    const onRecord = (name: string, id = ACME) => portal.crm.value('companies', id, name);

    // No webhook tells of this change: the action reads the record itself.
    portal.crm.update('companies', ACME, { attain_contract_renewal: '2030-02-03' });
    const first = await run(worker, server, { action: 'rescore', companyId: ACME });
    expect(first).toMatchObject({ statuses: [200], state: 'waiting' });
    const { state, outputs } = await first.ended;
    expect([state, outputs['outcome']]).toEqual(['succeeded', 'scored']);
    expect(onRecord('attain_renewal_date')).toBe('2030-02-03');
    expect(outputs['health_band']).toBe(onRecord('attain_health_band'));
    expect(outputs['next_action']).toBe(onRecord('attain_next_action'));

    // HubSpot fails, then takes the answer and does not say so.
    portal.faults.script([
      { match: CALLBACK, then: { kind: 'answer', status: 503 } },
      { match: CALLBACK, then: { kind: 'commitThen', status: 502 } },
    ]);
    const second = await run(worker, server, { action: 'rescore', companyId: ACME });
    expect(await second.ended).toMatchObject({ state: 'succeeded' });
    await vi.waitFor(async () => {
      const left = await worker.withStore((store) => store.workflowCallbacks.ready(null, 10));
      expect(left).toEqual([]);
    }, SOON);

    // One that HubSpot has just got, and one that is no customer.
    const created = portal.crm.create('companies', { name: 'New', lifecyclestage: 'customer' });
    const fresh = await run(worker, server, { action: 'rescore', companyId: created });
    expect(await fresh.ended).toMatchObject({ outputs: { outcome: 'scored' } });
    const lead = await run(worker, server, { action: 'rescore', companyId: OTHER });
    expect((await lead.ended).outputs).toEqual({
      outcome: 'not_scored',
      message: `Company ${OTHER} is no customer by the configuration of Attain: it has no figures.`,
    });
    const unknown = await run(worker, server, { action: 'rescore', companyId: '99999' });
    expect((await unknown.ended).outputs['message']).toMatch(/^Company 99999 was deleted/);
  });

  it('goes on after the worker was killed, and what was begun is done once, though HubSpot calls again', async ({
    aPortal,
    aServer,
  }) => {
    const worker = await aPortal(CUSTOMERS);
    const { portal } = worker;
    const killed = await aServer(worker);
    portal.faults.script([{ match: CALLBACK, then: { kind: 'hang' } }]);
    const scoring = { action: 'rescore', companyId: ACME };
    const first = await run(worker, killed, scoring);
    await vi.waitFor(() => expect(portal.faults.pending()).toBe(0), SOON);
    const playing = {
      action: 'start-renewal-play',
      companyId: ACME,
      inputs: { play: 'intervention' },
    };
    const started = await run(worker, killed, playing);
    await killed.kill();

    let server: ServeProcess | undefined;
    const beforeRetry = async () => {
      server ??= await aServer(worker, portOf(killed));
    };
    const again = await run(worker, killed, {
      ...scoring,
      callbackId: first.callbackId,
      beforeRetry,
    });
    expect([again.statuses, again.body]).toEqual([[0, 200], first.body]);
    const { state, outputs } = await Promise.race([first.ended, again.ended]);
    expect([state, outputs['outcome']]).toEqual(['succeeded', 'scored']);

    const restarted = await run(worker, killed, { ...playing, callbackId: started.callbackId });
    expect(restarted.body).toBe(started.body);
    await vi.waitFor(() => expect(tasksOf(portal)).toHaveLength(1), SOON);
    expect(tasksOf(portal)[0]).toMatchObject({
      hs_task_subject: 'Acme: intervention for the renewal on 6 May 2031',
      hs_task_priority: 'HIGH',
    });
    expect(tasksOf(portal)[0]?.['hs_task_body']).toContain('List the open issues');
    expect(portal.requests.count({ ...CALLBACK, status: 204 })).toBe(1);
  });
});

describe('the scopes that the app requires', () => {
  it('are enough to provision, sync and run actions; a workflow then waits for none', async ({
    aPortal,
    aServer,
  }) => {
    const file = path.resolve(import.meta.dirname, '../../hubspot-app/src/app/app-hsmeta.json');
    const app = JSON.parse(readFileSync(file, 'utf8')) as {
      config: { auth: { requiredScopes: string[] } };
    };
    const tokens = { 'pat-na1-starter': app.config.auth.requiredScopes };
    const worker = await aPortal({ ...CUSTOMERS, feedback: false, provisioned: false, tokens });
    expect((await worker.attain(['provision'])).status).toBe(0);
    const server = await aServer(worker);
    expect(worker.portal.crm.value('companies', ACME, 'attain_renewal_date')).toBe('2031-05-06');
    const { state, outputs } = await run(worker, server, { action: 'rescore', companyId: ACME });
    expect([state, outputs['outcome']]).toEqual(['succeeded', 'asked']);
    expect(outputs['message']).toContain('the scope automation');
    expect(worker.portal.requests.count(CALLBACK)).toBe(0);
  });
});
