import { createHash } from 'node:crypto';

import { NOT_GOVERNED } from '@attain/shared/domain/agreements/governance';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { Commitment, Goal } from '@attain/shared/domain/goals/goal';
import { completeCallbacks } from '@attain/sync-worker/pipeline/complete-callbacks';
import type { SyncContext } from '@attain/sync-worker/pipeline/sync-context';
import { syncReport } from '@attain/sync-worker/pipeline/sync-report';
import { MissingScopeError } from '@attain/sync-worker/ports/errors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { NOW, someGoal, someMetric } from '../contract/store/builders.ts';
import { executions } from '../portal/workflows/executions.ts';
import { type ActionRun, runAction, signedV2 } from '../portal/workflows/run-action.ts';
import { signedHeaders } from '../portal/webhooks.ts';
import { type ApiServer, apiServer, errorOf, ORIGIN, PORTAL, SECRET } from './api-server.ts';

const MINUTE_MS = 60_000;
const AUTHOR = { at: NOW, who: 'test', via: 'api' } as const;

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer({}, { crm: { scopes: async () => ['automation'] } });
});
afterAll(() => api.close());

/** HubSpot as it runs one of the actions. */
const run = (asked: Omit<ActionRun, 'target'>, portalId = PORTAL) =>
  runAction(
    { portalId, clientSecret: SECRET, executions: executions(() => NOW), now: () => NOW },
    { target: api.origin, publicOrigin: ORIGIN, ...asked },
  );

const commitment = (terms: Partial<Commitment> = {}): Commitment => ({
  ...NOT_GOVERNED,
  state: 'signed',
  category: null,
  dependencies: null,
  start: '2026-05-01',
  deadline: '2026-12-31',
  signedAt: NOW,
  signedBy: 'Ann Lee',
  lastReviewedOn: null,
  ...terms,
});

/** A customer with a goal of 80 %, scored. */
async function customer(goal: Partial<Goal> = {}, name?: string): Promise<string> {
  const id = await api.addCustomer({
    ...(name === undefined ? {} : { name }),
    properties: { attain_contract_renewal: '2027-01-17' },
  });
  const metric = someMetric(`metric-${id}`, { name: 'Reports', unit: 'reports', baseline: 0 });
  const body = someGoal(`goal-${id}`, { title: 'Report faster', metrics: [metric], ...goal });
  await api.store.records.save(id, 'goal', body, { by: AUTHOR });
  const reading = { value: 80, measuredAt: NOW, source: null, evidence: null };
  await api.store.records.addReadings(id, [{ metricId: metric.id, ...reading }], AUTHOR);
  await api.score([id]);
  return id;
}

const tasksOf = async (id: string) => (await api.store.followUps.known([id])).get(id) ?? [];

describe('the route of an action', () => {
  const body = JSON.stringify({ callbackId: 'ap-route-1', origin: { portalId: PORTAL } });
  const path = '/workflow-actions/answer-question';
  const request = { method: 'POST', uri: `${ORIGIN}${path}`, body };
  const call = (headers: Record<string, string>, at = path, raw = body) =>
    api.call('POST', at, {
      raw,
      headers: { authorization: '', 'content-type': 'application/json', ...headers },
    });
  const v3 = (now: number) => signedHeaders(SECRET, { ...request, now });

  it('lets in what HubSpot signed in version 3 or 2', async () => {
    expect((await call(v3(NOW))).status).toBe(200);
    expect((await call(signedV2(SECRET, request))).status).toBe(200);
  });

  it.each([
    ['nothing', {}],
    ['an API key alone', { authorization: 'Bearer a key that programs use' }],
    ['version 3 of another body', signedHeaders(SECRET, { ...request, body: '{}', now: NOW })],
    ['version 3 of six minutes ago', v3(NOW - 6 * MINUTE_MS)],
    ['version 3 of six minutes ahead', v3(NOW + 6 * MINUTE_MS)],
    [
      'version 3 that is wrong, beside a right version 2',
      {
        ...signedV2(SECRET, request),
        'x-hubspot-signature-v3': 'AAAA',
        'x-hubspot-request-timestamp': String(NOW),
      },
    ],
    ['version 2 with another secret', signedV2('another', request)],
    [
      'version 2 of another path',
      signedV2(SECRET, { ...request, uri: `${ORIGIN}/webhooks/hubspot` }),
    ],
    [
      'version 2 that calls itself version 1',
      {
        ...signedV2(SECRET, request),
        'x-hubspot-signature-version': 'v1',
      },
    ],
    [
      'version 1',
      {
        'x-hubspot-signature-version': 'v1',
        'x-hubspot-signature': createHash('sha256')
          .update(SECRET + body)
          .digest('hex'),
      },
    ],
    [
      'version 1 that calls itself version 2',
      {
        'x-hubspot-signature-version': 'v2',
        'x-hubspot-signature': createHash('sha256')
          .update(SECRET + body)
          .digest('hex'),
      },
    ],
  ])('refuses %s', async (_, headers) => {
    const reply = await call(headers);
    expect([reply.status, errorOf(reply).code]).toEqual([401, 'unauthorized']);
  });

  it('refuses the calls of another portal, whichever says so', async () => {
    const elsewhere = await run({ action: 'value-summary', companyId: '511' }, PORTAL + 1);
    expect([elsewhere.statuses, elsewhere.state]).toEqual([[403], 'failed']);
    const named = `${path}?portalId=${PORTAL + 1}`;
    const signed = signedHeaders(SECRET, { ...request, uri: `${ORIGIN}${named}`, now: NOW });
    expect((await call(signed, named)).status).toBe(403);
  });

  it('knows its actions and no others', async () => {
    for (const name of ['nothing', 'constructor', 'rescore%2F']) {
      const at = `/workflow-actions/${name}`;
      const signed = signedV2(SECRET, { ...request, uri: `${ORIGIN}${at}` });
      expect((await call(signed, at)).status, name).toBe(404);
    }
  });

  it.each([
    ['', 'empty'],
    ['[]', 'body'],
    ['{"origin":{}}', 'origin.portalId'],
    [`{"origin":{"portalId":${PORTAL}},"callbackId":"a b/../c"}`, 'callbackId'],
    [`{"origin":{"portalId":${PORTAL}},"object":{"objectId":"x"}}`, 'object.objectId'],
  ])('refuses the body %s', async (raw, names) => {
    const reply = await call(signedV2(SECRET, { ...request, body: raw }), path, raw);
    expect(reply.status).toBe(400);
    expect(errorOf(reply).message).toContain(names);
  });

  it('needs the name of the execution where something is to be changed', async () => {
    const at = '/workflow-actions/rescore';
    const raw = JSON.stringify({ origin: { portalId: PORTAL }, object: { objectId: 511 } });
    const signed = signedV2(SECRET, { method: 'POST', uri: `${ORIGIN}${at}`, body: raw });
    const reply = await call(signed, at, raw);
    expect([reply.status, errorOf(reply).message]).toEqual([400, 'callbackId is missing.']);
  });
});

describe('a review task', () => {
  it('is ordered once for one review, however often it is asked for', async () => {
    const id = await customer({ commitment: commitment() });
    const first = await run({ action: 'create-review-task', companyId: id });
    expect(first).toMatchObject({
      statuses: [200],
      state: 'succeeded',
      outputs: {
        outcome: 'task_ordered',
        task_title: `Company ${id}: review the agreements`,
        due_on: '2026-07-06',
      },
    });
    const again = await run({ action: 'create-review-task', companyId: id });
    expect(again.outputs['outcome']).toBe('already_asked');
    expect(await tasksOf(id)).toMatchObject([{ state: 'wanted' }]);
    await api.score([id]);
    expect(await tasksOf(id)).toMatchObject([{ state: 'wanted' }]);
  });

  it('may be about one agreement, for the manager, by a day of choice', async () => {
    const id = await customer({ commitment: commitment() });
    const inputs = { agreement: 'report FASTER', assignee: 'manager', due_in_days: '30' };
    const { outputs } = await run({ action: 'create-review-task', companyId: id, inputs });
    expect(outputs).toMatchObject({ due_on: '2026-07-31' });
    expect(await api.store.followUps.toOpen(null, 100)).toContainEqual(
      expect.objectContaining({ companyId: id, role: 'manager', dueOn: '2026-07-31' }),
    );
  });

  it.each([
    [{}, 'no_agreement', /^No agreement of this company is in force/],
    [
      { agreement: 'Other' },
      'no_agreement',
      /^No agreement in force is called "Other"\. In force: none\.$/,
    ],
    [{ due_in_days: 'soon' }, 'invalid_input', /^Correct the action: due_in_days /],
    [{ due_in_days: '366' }, 'invalid_input', /^Correct the action: due_in_days /],
    [{ assignee: 'nobody' }, 'invalid_input', /^Correct the action: assignee /],
  ])(
    'with %j and no agreement fails, tells why, and lets the workflow go on',
    async (inputs, outcome, why) => {
      const id = await customer();
      const ran = await run({ action: 'create-review-task', companyId: id, inputs });
      expect(ran).toMatchObject({ statuses: [200], state: 'failed', outputs: { outcome } });
      expect(ran.outputs['message']).toMatch(why);
      expect(await tasksOf(id)).toEqual([]);
    },
  );

  it('is closed once the review was held', async () => {
    const id = await customer({ commitment: commitment() });
    await run({ action: 'create-review-task', companyId: id });
    const review = { heldOn: '2026-07-01' };
    await api.post(`/api/companies/${id}/reviews`, review);
    await api.score([id]);
    expect(await tasksOf(id)).toEqual([]);
  });
});

describe('a renewal play', () => {
  it('is started once for one renewal, with the chosen or the recommended play', async () => {
    const id = await customer();
    const order = { action: 'start-renewal-play', companyId: id, inputs: { play: 'save_play' } };
    const first = await run(order);
    expect(first).toMatchObject({
      state: 'succeeded',
      outputs: {
        outcome: 'play_started',
        play: 'save_play',
        renewal_date: '2027-01-17',
        task_title: `Company ${id}: save play for the renewal on 17 Jan 2027`,
      },
    });
    expect((await run(order)).outputs['outcome']).toBe('already_started');
    expect(await tasksOf(id)).toHaveLength(1);
  });

  it('cannot be recommended without health data, and says so', async () => {
    const id = await customer();
    const { state, outputs } = await run({ action: 'start-renewal-play', companyId: id });
    expect([state, outputs['outcome']]).toEqual(['failed', 'insufficient_data']);
  });

  it('needs a renewal date', async () => {
    const id = await api.addCustomer();
    await api.score([id]);
    const { outputs } = await run({ action: 'start-renewal-play', companyId: id });
    expect(outputs['outcome']).toBe('no_renewal_date');
  });
});

describe('a sign-off', () => {
  const proposed = {
    commitment: commitment({ state: 'proposed', signedAt: null, signedBy: null }),
  };
  const ask = (companyId: string, more: Partial<ActionRun> = {}) =>
    run({ action: 'ask-for-sign-off', companyId, inputs: { contact: 'Sarah Chen' }, ...more });

  it('gets a link to all that waits, and a repeat gets the same bytes', async () => {
    const id = await customer(proposed);
    const first = await ask(id);
    expect(first).toMatchObject({
      state: 'succeeded',
      outputs: { outcome: 'link_made', agreements: '1', expires_at: expect.stringMatching(/Z$/) },
    });
    const again = await ask(id, { callbackId: first.callbackId });
    expect(again.body).toBe(first.body);
    expect(await api.store.signOffLinks.ofCompany(id)).toHaveLength(1);

    const url = first.outputs['sign_off_url'] ?? '';
    expect(url.startsWith(`${ORIGIN}/agreements/`)).toBe(true);
    const page = await fetch(api.origin + new URL(url).pathname);
    expect([page.status, (await page.text()).includes('Report faster')]).toEqual([200, true]);
  });

  it('tells the address to nobody who plays its call again later, and makes no other link', async () => {
    const id = await customer(proposed);
    const first = await ask(id);
    const later = async (ms: number) => {
      api.setNow(NOW + ms);
      const { outputs } = await ask(id, { callbackId: first.callbackId, signature: 'v2' });
      return outputs;
    };
    try {
      expect(await later(15 * MINUTE_MS)).toEqual(first.outputs);
      const late = {
        outcome: 'link_made',
        message: 'The link was made before. Its address is on the card of the company.',
      };
      for (const ms of [15 * MINUTE_MS + 1, 400 * DAY_MS]) {
        const outputs = await later(ms);
        expect(outputs).toMatchObject(late);
        expect(outputs).not.toHaveProperty('sign_off_url');
      }
      expect(await api.store.signOffLinks.ofCompany(id)).toHaveLength(1);
    } finally {
      api.setNow(NOW);
    }
  });

  it('keeps no address of a link with its answer', async () => {
    const id = await customer(proposed);
    const { callbackId } = await ask(id);
    const kept = await api.store.requests.answered(`never forgotten workflow ${callbackId}`);
    expect(kept?.body).toContain('link_made');
    expect(kept?.body).not.toContain('/agreements/');
  });

  it.each([
    [{ contact: 'Sarah Chen' }, 'nothing_to_sign'],
    [{ contact: 'Sarah Chen', agreement: 'Other' }, 'nothing_to_sign'],
    [{ contact: '  ' }, 'invalid_input'],
    [{ contact: 'Sarah Chen', valid_days: 91 }, 'invalid_input'],
  ])('for %j without a proposal fails with %s', async (inputs, outcome) => {
    const id = await customer();
    const ran = await ask(id, { inputs });
    expect([ran.statuses, ran.state, ran.outputs['outcome']]).toEqual([[200], 'failed', outcome]);
  });

  it('under the name of another execution is refused', async () => {
    const id = await customer(proposed);
    const { callbackId } = await ask(id);
    const other = await ask(id, { callbackId, inputs: { contact: 'Tom Baker' } });
    expect([other.statuses, other.state]).toEqual([[409], 'failed']);
  });
});

describe('a value summary', () => {
  it('says what is not known, and gives no 0 for it', async () => {
    const id = await customer();
    const { outputs } = await run({ action: 'value-summary', companyId: id });
    expect(outputs).toMatchObject({
      message: `Company ${id}: No value confirmed by the customer yet.`,
      currency: 'USD',
      updated_on: '2026-07-01',
    });
    for (const name of ['roi_confirmed', 'value_multiple'])
      expect(outputs).not.toHaveProperty(name);
  });

  it('gives the texts of the properties', async () => {
    const id = await customer();
    const line = {
      type: 'hard_savings',
      description: 'Fewer licences',
      startsAt: '2026-01-01',
      endsAt: '2026-12-31',
      recurring: 'month',
      amount: 1_250.5,
      confidence: 'measured',
    };
    const made = await api.post(`/api/companies/${id}/value-lines`, line);
    expect(made.status).toBe(201);
    await api.score([id]);
    const { outputs } = await run({ action: 'value-summary', companyId: id, signature: 'v3' });
    const summary = await api.get(`/api/companies/${id}/summary`);
    const { figures } = summary.body as { figures: { value: { estimated: number } } };
    expect(outputs['outcome']).toBe('summarised');
    expect(Number(outputs['value_estimated'])).toBe(figures.value.estimated);
    expect(outputs['summary']).toMatch(/value estimated, not confirmed\. No ROI: /);
  });

  it('of a company that is no customer, or not known, fails and says so', async () => {
    const lead = await api.addCustomer({ properties: { lifecyclestage: 'lead' } });
    await api.score([lead]);
    const unscored = await run({ action: 'value-summary', companyId: lead });
    expect([unscored.state, unscored.outputs['outcome']]).toEqual(['failed', 'not_scored']);
    const unknown = await run({ action: 'value-summary', companyId: '99999' });
    expect([unknown.state, unknown.outputs['outcome']]).toEqual(['failed', 'not_found']);
    const none = await run({ action: 'value-summary' });
    expect([none.state, none.outputs['outcome']]).toEqual(['failed', 'not_found']);
  });
});

describe("an agent's question (M06, M07)", () => {
  const ask = (inputs: Record<string, string>, companyId?: string) =>
    run({
      action: 'answer-question',
      by: 'AGENTS',
      inputs,
      ...(companyId === undefined ? {} : { companyId }),
    });

  it.each([
    'Show me success metrics for Fabrikam Labs',
    'Is Fabrikam Labs achieving their goals?',
    'fabrikam labs: are they on track with their goals?',
  ])('%s', async (question) => {
    const [known] = await api.store.companies.called('Fabrikam Labs', 1);
    const id = known?.id ?? (await customer({}, 'Fabrikam Labs'));
    const inputs = question.startsWith('fabrikam')
      ? { question, company: 'FABRIKAM labs' }
      : { question };
    const { outputs } = await ask(inputs);
    expect(outputs).toMatchObject({
      outcome: 'answered',
      company_id: id,
      company_name: 'Fabrikam Labs',
      company_url: `https://app.hubspot.com/contacts/${PORTAL}/record/0-2/${id}`,
    });
    expect(outputs['answer']).toContain('"Report faster" is On Track at 80 %');
    expect(outputs['sources']).toContain('Reports measured on 1 Jul 2026');
  });

  it('about a name of several companies says which there are, and takes the id', async () => {
    const ids = [await customer({}, 'Contoso North'), await customer({}, 'Contoso South')];
    const { outputs } = await ask({ question: 'ROI for Contoso' });
    expect(outputs['outcome']).toBe('which_company');
    expect(outputs['answer']).toBe(
      `Several companies match "Contoso": Contoso North (id ${ids[0]}), Contoso South (id ${ids[1]}). Ask again with the id of the one that is meant.`,
    );
    const told = await ask({ question: 'ROI for Contoso', company: ids[1] ?? '' });
    expect(told.outputs).toMatchObject({
      outcome: 'insufficient_data',
      company_name: 'Contoso South',
      answer: expect.stringMatching(/^Insufficient data: the customer has confirmed no value of/),
    });
  });

  it('that names nobody is about the record at hand, and else asks for one', async () => {
    const id = await customer();
    expect((await ask({ question: 'Value metrics' }, id)).outputs['company_id']).toBe(id);
    expect((await ask({ question: 'Value metrics' })).outputs).toMatchObject({
      outcome: 'which_company',
      answer: 'Say which company the question is about: its name, domain or id.',
    });
    expect((await ask({ company: 'Nobody & Sons' })).outputs).toMatchObject({
      outcome: 'unknown_company',
      answer: 'No company is called "Nobody & Sons". Try its full name, domain or id.',
    });
  });
});

describe('an agent', () => {
  it('names the company of any action, and waits for none', async () => {
    const id = await customer({}, 'Tailspin Toys');
    const { outputs, state } = await run({
      action: 'rescore',
      by: 'AGENTS',
      inputs: { company: 'tailspin toys' },
    });
    expect([state, outputs['outcome']]).toEqual(['succeeded', 'asked']);
    expect(await api.store.scoring.dirtyAmong([id])).toEqual(new Set([id]));
  });
});

describe('a re-score', () => {
  it('is asked for once, whatever HubSpot repeats, and wakes the worker once', async () => {
    const id = await customer();
    const before = api.woken();
    const first = await run({ action: 'rescore', companyId: id });
    const again = await run({ action: 'rescore', companyId: id, callbackId: first.callbackId });
    expect(first.state).toBe('waiting');
    expect(again.body).toBe(first.body);
    expect(JSON.parse(first.body)).toMatchObject({
      outputFields: { hs_execution_state: 'BLOCK', hs_expiration_duration: 'P1D' },
    });
    expect(api.woken() - before).toBe(1);
    expect(await api.store.touched.waiting(100)).toContainEqual(
      expect.objectContaining({ type: 'companies', id, links: true }),
    );
  });

  it('keeps no cycle busy where HubSpot does not let it be told', async () => {
    const id = await customer();
    const { store } = api;
    await store.workflowCallbacks.add({ callbackId: 'ap-vain', companyId: id, expiresAt: NOW + 1 });
    expect(await store.workflowCallbacks.ready(null, 10)).toHaveLength(1);
    await completeCallbacks({
      ...{ store, report: syncReport(), now: () => NOW, log: { warn: () => undefined } },
      signal: new AbortController().signal,
      crm: {
        completeCallback: async () => {
          throw new MissingScopeError('the token lacks automation', ['automation']);
        },
      },
    } as unknown as SyncContext);
    expect(await store.workflowCallbacks.ready(null, 10)).toEqual([]);
  });

  it('does not wait where HubSpot does not say what the app may', async () => {
    const unsaid = await apiServer();
    try {
      const ran = await runAction(
        {
          portalId: PORTAL,
          clientSecret: SECRET,
          executions: executions(() => NOW),
          now: () => NOW,
        },
        { target: unsaid.origin, publicOrigin: ORIGIN, action: 'rescore', companyId: '1' },
      );
      expect([ran.state, ran.outputs['outcome']]).toEqual(['succeeded', 'asked']);
    } finally {
      await unsaid.close();
    }
  });

  it('asked for at the same time is asked for once', async () => {
    const id = await customer();
    const callbackId = 'ap-4711-at-once';
    const runs = await Promise.all(
      Array.from({ length: 5 }, () => run({ action: 'rescore', companyId: id, callbackId })),
    );
    expect(new Set(runs.map(({ body }) => body)).size).toBe(1);
    expect(runs.flatMap(({ statuses }) => statuses)).toEqual([200, 200, 200, 200, 200]);
  });
});

describe('where tasks are switched off', () => {
  it('no task can be ordered, and the action says what to do', async () => {
    const off = await apiServer({ tasks: { enabled: false } });
    try {
      const id = await off.addCustomer({ properties: { attain_contract_renewal: '2027-01-17' } });
      await off.score([id]);
      const ran = await runAction(
        {
          portalId: PORTAL,
          clientSecret: SECRET,
          executions: executions(() => NOW),
          now: () => NOW,
        },
        {
          target: off.origin,
          publicOrigin: ORIGIN,
          action: 'start-renewal-play',
          companyId: id,
          inputs: { play: 'expansion' },
        },
      );
      expect([ran.state, ran.outputs['outcome']]).toEqual(['failed', 'tasks_off']);
    } finally {
      await off.close();
    }
  });
});
