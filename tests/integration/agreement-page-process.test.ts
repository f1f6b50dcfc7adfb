import { proposeGoal } from '@attain/sync-worker/agreements/goal-steps';
import { linkTokens } from '@attain/sync-worker/agreements/link-token';
import { createLink } from '@attain/sync-worker/agreements/sign-off-links';
import { describe, expect } from 'vitest';

import { serveAttain } from '../processes/serve.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { hiddenFields, wholeGoal } from './agreement-stage.ts';
import { it } from './worker-test.ts';

/** A goal of the first company waits for the customer. */
async function offered(worker: WorkerPortal, secret: string) {
  const { portal } = worker;
  const [companyId = ''] = portal.crm.ids('companies');
  const by = { at: Date.now(), who: 'user 9410001', via: 'card' as const };
  return worker.withStore(async (store) => {
    await store.records.save(companyId, 'goal', wholeGoal('g'), { by });
    await proposeGoal(store, { companyId, goalId: 'g', by });
    const link = await createLink(store, {
      companyId,
      by,
      contact: { name: 'Maria Lindqvist', id: null },
      goalIds: ['g'],
      valueLineIds: [],
      validDays: 1,
    });
    const { id: linkId, expiresAt } = link;
    return {
      companyId,
      token: linkTokens(secret).issue({ portalId: portal.portalId, linkId, expiresAt }),
    };
  });
}

describe('a worker that serves the page of customers', () => {
  it('lets them sign, and logs no address', async ({ aPortal }) => {
    const worker = await aPortal();
    await worker.sync();
    const { companyId, token } = await offered(worker, worker.portal.clientSecret);
    const server = await serveAttain({ ...worker.env, LOG_LEVEL: 'debug' });
    try {
      const address = `${server.origin}/agreements/${token}`;
      const html = await (await fetch(address)).text();
      expect(html).toContain(worker.portal.crm.value('companies', companyId, 'name') ?? '?');
      const form = {
        ...hiddenFields(html, 'sign', 'goal-1'),
        name: 'Maria Lindqvist',
        agree: 'yes',
      };
      const signed = await fetch(address, { method: 'POST', body: new URLSearchParams(form) });
      expect(signed.redirected).toBe(true);
      expect(await signed.text()).toContain('Maria Lindqvist');
      const again = await fetch(address, { method: 'POST', body: new URLSearchParams(form) });
      expect(again.status).toBe(409);
    } finally {
      expect((await server.stop()).status).toBe(0);
    }
    expect(server.output()).not.toContain(token);
    expect(server.output()).not.toContain('Lindqvist');
  });

  it('signs links with the encryption key where there is one', async ({ aPortal }) => {
    const key = Buffer.alloc(32, 7).toString('base64');
    const worker = await aPortal({ env: { ATTAIN_ENCRYPTION_KEY: key } });
    await worker.sync();
    const { token } = await offered(worker, key);
    const linkId = token.split('.')[1] ?? '';
    const expiresAt = Number(token.split('.')[2]);
    const other = linkTokens(worker.portal.clientSecret);
    const bad = other.issue({ portalId: worker.portal.portalId, linkId, expiresAt });
    const server = await serveAttain(worker.env);
    try {
      expect((await fetch(`${server.origin}/agreements/${token}`)).status).toBe(200);
      expect((await fetch(`${server.origin}/agreements/${bad}`)).status).toBe(404);
    } finally {
      await server.stop();
    }
  });

  it('has no page without a secret, and says so', async ({ aPortal }) => {
    const worker = await aPortal();
    await worker.sync();
    const { token } = await offered(worker, worker.portal.clientSecret);
    const server = await serveAttain({ ...worker.env, HUBSPOT_CLIENT_SECRET: '' });
    try {
      expect((await fetch(`${server.origin}/agreements/${token}`)).status).toBe(404);
      await server.untilPrinted('customers cannot sign by links');
    } finally {
      await server.stop();
    }
  });
});
