import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { goalRecordSchema, type GoalRecord } from '@attain/shared/contract/goal-record';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { importFile } from '@attain/sync-worker/imports/import-file';
import { silentProgress } from '@attain/sync-worker/ports/progress';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type ApiServer, apiServer, asSigned, errorOf, PORTAL, type Reply } from './api-server.ts';

const EXECUTIVE = '9410001';
const SOMEBODY = '9410002';

const GOAL = {
  title: 'Improve data accuracy',
  startDate: '2026-07-01',
  targetDate: '2026-12-31',
  metrics: [
    {
      name: 'Data error rate',
      unit: 'percent',
      baseline: 12,
      baselineAt: '2026-06-01',
      target: 2,
    },
    { name: 'Audit findings', unit: 'findings', target: 3, direction: 'lower_is_better' },
  ],
  agreement: { dependencies: 'Access to the warehouse' },
};

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer({ agreements: { signOff: { executives: [EXECUTIVE] } } });
});
afterAll(() => api.close());

/** A goal and what its routes answer. */
type Handle = { id: string; path: string; goal: GoalRecord; metricId: string };

function goalOf(reply: Reply): GoalRecord {
  expect(reply).toMatchObject({ status: expect.toBeOneOf([200, 201]) as number });
  return goalRecordSchema.parse(reply.body);
}

async function aGoal(overrides: object = {}): Promise<Handle> {
  const id = await api.addCustomer();
  const reply = await api.post(`/api/intelligence/success-metrics/${id}/goals`, {
    ...GOAL,
    ...overrides,
  });
  const goal = goalOf(reply);
  const path = `/api/companies/${id}/goals/${goal.id}`;
  return { id, path, goal, metricId: goal.metrics[0]?.id ?? '' };
}

async function read({ path }: Handle): Promise<GoalRecord> {
  return goalOf(await api.get(path));
}

/** A step on the version that holds. */
async function step(handle: Handle, route: string, body: object = {}, userId?: string) {
  const { version } = await read(handle);
  return api.post(`${handle.path}${route}`, { version, ...body }, userId ? { userId } : {});
}

/** The customer's side, as the page behind a link records it. */
async function signAsCustomer(handle: Handle, termsVersion: number): Promise<void> {
  const { signGoal } = await import('@attain/sync-worker/agreements/goal-steps');
  await signGoal(api.store, {
    companyId: handle.id,
    goalId: handle.goal.id,
    by: { at: Date.UTC(2026, 6, 2), who: 'customer link', via: 'link' },
    party: 'customer',
    name: 'Sarah Chen',
    termsVersion,
    via: 'link',
    parties: ['executive', 'customer'],
  });
}

async function aSigned(overrides: object = {}): Promise<Handle> {
  const handle = await aGoal(overrides);
  await step(handle, '/proposal');
  await signAsCustomer(handle, 1);
  const reply = await step(handle, '/signatures', { name: 'Ann Lee', termsVersion: 1 }, EXECUTIVE);
  expect(goalOf(reply).agreement?.state).toBe('signed');
  return handle;
}

describe('an agreement', () => {
  it('is signed once both parties signed one version of its terms (V29)', async () => {
    const handle = await aGoal();
    expect(goalOf(await step(handle, '/proposal')).agreement?.state).toBe('proposed');
    const half = await step(handle, '/signatures', { name: 'Ann Lee', termsVersion: 1 }, EXECUTIVE);
    expect(goalOf(half).agreement).toMatchObject({
      state: 'proposed',
      signatures: [{ party: 'executive', by: 'Ann Lee', termsVersion: 1, via: 'hubspot' }],
    });
    await signAsCustomer(handle, 1);
    expect((await read(handle)).agreement).toMatchObject({
      state: 'signed',
      signedBy: 'Sarah Chen',
    });
  });

  it('needs new signatures where its terms changed while it was offered', async () => {
    const handle = await aGoal();
    await step(handle, '/proposal');
    await step(handle, '/signatures', { name: 'Ann Lee', termsVersion: 1 }, EXECUTIVE);
    const { version } = await read(handle);
    const edit = { version, metrics: [{ id: handle.metricId, target: 3 }] };
    const edited = goalOf(await api.call('PATCH', handle.path, { body: edit }));
    expect(edited.agreement).toMatchObject({ state: 'proposed', termsVersion: 2 });

    const late = await step(handle, '/signatures', { name: 'Ann Lee', termsVersion: 1 }, EXECUTIVE);
    expect(errorOf(late)).toMatchObject({ rule: 'other_version' });
    await step(handle, '/signatures', { name: 'Ann Lee', termsVersion: 2 }, EXECUTIVE);
    expect((await read(handle)).agreement?.state).toBe('proposed');
    await signAsCustomer(handle, 2);
    expect((await read(handle)).agreement?.state).toBe('signed');
  });

  it('cannot be proposed without a metric, a target and a date', async () => {
    const id = await api.addCustomer();
    const created = await api.post(`/api/intelligence/success-metrics/${id}/goals`, {
      ...GOAL,
      metrics: [],
      milestones: [{ title: 'Pilot' }],
    });
    const handle = { ...(await aGoal()), path: `/api/companies/${id}/goals/${goalOf(created).id}` };
    const { version, milestones } = await read(handle);
    expect(milestones).toHaveLength(1);
    const bare = await api.call('PATCH', handle.path, { body: { version, milestones: [] } });
    expect(bare.status).toBe(200);
    const reply = await step(handle, '/proposal');
    expect(reply.status).toBe(422);
    expect(errorOf(reply).message).toContain('add a metric or a milestone');
  });

  it('is met or missed by a word, and ended without losing anything', async () => {
    const handle = await aSigned();
    expect(goalOf(await step(handle, '/outcome', { outcome: 'achieved' })).agreement?.state).toBe(
      'achieved',
    );
    const ended = goalOf(await step(handle, '/end', { reason: 'Contract over' }));
    expect(ended).toMatchObject({ ended: true, agreement: { state: 'ended' } });
    expect((await step(handle, '/end')).status).toBe(409);
    const history = await api.get(`${handle.path}/history`);
    expect(history.body).toMatchObject({
      versions: [
        { action: 'created', via: 'api' },
        { action: 'proposed' },
        { action: 'signed', via: 'link', recordedBy: 'customer link' },
        { action: 'signed', via: 'card', recordedBy: `HubSpot user ${EXECUTIVE}` },
        { action: 'outcome_decided', note: 'achieved' },
        { action: 'ended', note: 'Contract over' },
      ],
    });
  });
});

describe('a revision', () => {
  const approval = {
    contact: 'Sarah Chen, VP Operations',
    contactId: '901',
    agreedOn: '2026-06-30',
    reason: 'The roll-out starts a quarter later',
    evidence: 'https://example.com/minutes',
  };
  const newTarget = ({ metricId }: Handle) => ({
    reason: 'The roll-out starts a quarter later',
    metrics: [{ id: metricId, target: 4 }],
  });

  it('waits while the signed terms hold, and comes into force with both signatures (C27)', async () => {
    const handle = await aSigned();
    const revised = goalOf(await step(handle, '/revision', newTarget(handle)));
    expect(revised.agreement).toMatchObject({
      state: 'revised',
      termsVersion: 1,
      revision: { changes: [{ term: 'target', subject: 'Data error rate', from: 2, to: 4 }] },
    });
    expect(revised.metrics[0]?.target).toBe(2);

    const approved = goalOf(await step(handle, '/revision/approval', approval));
    expect(approved.agreement?.state).toBe('revised');
    expect(approved.metrics[0]?.target).toBe(2);
    const agreed = goalOf(
      await step(handle, '/signatures', { name: 'Ann Lee', termsVersion: 2 }, EXECUTIVE),
    );
    expect(agreed.metrics[0]?.target).toBe(4);
    expect(agreed.agreement).toMatchObject({
      state: 'signed',
      termsVersion: 2,
      revision: null,
      signedBy: 'Sarah Chen, VP Operations',
      approvals: [
        {
          contact: 'Sarah Chen, VP Operations',
          on: '2026-06-30',
          reason: approval.reason,
          evidence: approval.evidence,
          termsVersion: 2,
          changes: [{ term: 'target', from: 2, to: 4 }],
        },
      ],
    });
  });

  it('that is taken back leaves the agreement where it was', async () => {
    const handle = await aSigned();
    const before = await read(handle);
    await step(handle, '/revision', newTarget(handle));
    const after = goalOf(await step(handle, '/revision/withdrawal', { reason: 'Declined' }));
    expect(after.agreement).toEqual(before.agreement);
    expect(after.metrics).toEqual(before.metrics);
  });

  it.each([
    ['names no contact', { contact: undefined }, 'contact'],
    ['names no day', { agreedOn: undefined }, 'agreedOn'],
    ['gives no reason', { reason: '' }, 'reason'],
    ['is of tomorrow', { agreedOn: '2027-01-01' }, 'agreedOn'],
    ['names other figures', { from: 2, to: 9 }, 'from'],
  ])('is not approved by what %s', async (_, change, field) => {
    const handle = await aSigned();
    await step(handle, '/revision', newTarget(handle));
    const reply = await step(handle, '/revision/approval', { ...approval, ...change });
    expect(reply.status).toBe(400);
    expect(errorOf(reply).details?.map((detail) => detail.field)).toContain(field);
    expect((await read(handle)).agreement?.approvals).toEqual([]);
  });

  it('that changes nothing is refused, and so is a second one', async () => {
    const handle = await aSigned();
    const same = { reason: 'None', metrics: [{ id: handle.metricId, target: 2 }] };
    expect(errorOf(await step(handle, '/revision', same))).toMatchObject({ rule: 'no_change' });
    await step(handle, '/revision', newTarget(handle));
    const second = await step(handle, '/revision', newTarget(handle));
    expect(errorOf(second)).toMatchObject({ rule: 'wrong_state' });
  });
});

describe('nobody gets round the guard of signed terms', () => {
  let handle: Handle;
  let before: GoalRecord;
  let rows: Record<string, number>;
  beforeEach(async () => {
    handle = await aSigned();
    before = await read(handle);
    rows = api.rows();
  });

  async function stands(): Promise<void> {
    expect(api.rows()).toEqual(rows);
    expect(await read(handle)).toEqual(before);
  }

  it.each([
    ['the target', (m: string) => ({ metrics: [{ id: m, target: 5 }] }), 'target'],
    ['the baseline', (m: string) => ({ metrics: [{ id: m, baseline: 20 }] }), 'baseline'],
    [
      'the date of the baseline',
      (m: string) => ({ metrics: [{ id: m, baselineAt: '2026-05-01' }] }),
      'baseline_date',
    ],
    ['the name', (m: string) => ({ metrics: [{ id: m, name: 'Errors seen' }] }), 'name'],
    ['the unit', (m: string) => ({ metrics: [{ id: m, unit: 'points' }] }), 'unit'],
    ['the mode', (m: string) => ({ metrics: [{ id: m, mode: 'ratio_to_target' }] }), 'mode'],
    [
      'which side of the target is good',
      (m: string) => ({ metrics: [{ id: m, direction: 'higher_is_better', target: 13 }] }),
      'direction',
    ],
    ['the target date', () => ({ targetDate: '2027-06-30' }), 'target_date'],
    ['the start', () => ({ startDate: '2026-08-01' }), 'start_date'],
    ['the set of metrics', (m: string) => ({ removeMetrics: [m] }), 'metric'],
    [
      'the set of metrics, by one that is easy',
      () => ({ addMetrics: [{ name: 'Easy', unit: 'points', baseline: 0, target: 1 }] }),
      'metric',
    ],
    [
      'the clauses',
      () => ({ agreement: { clauses: [{ kind: 'bonus', text: 'Half the price' }] } }),
      'clauses',
    ],
  ])('an edit of %s', async (_, edit, term) => {
    const body = { version: before.version, title: 'Another title', ...edit(handle.metricId) };
    const reply = await api.call('PATCH', handle.path, { body });
    expect(reply.status).toBe(422);
    const error = errorOf(reply);
    expect(error).toMatchObject({ rule: 'terms_agreed' });
    expect(error.details?.[0]?.field).toBe(term);
    expect(error.message).toContain('propose a revision and let the customer approve it');
    await stands();
  });

  it('the goal renamed, and its old title defined or imported again with another target', async () => {
    const renamed = { version: before.version, title: 'Quality' };
    before = goalOf(await api.call('PATCH', handle.path, { body: renamed }));
    rows = api.rows();
    const again = await api.post(`/api/intelligence/success-metrics/${handle.id}/goals`, {
      ...GOAL,
      metrics: [{ ...GOAL.metrics[0], target: 9 }],
    });
    expect(again.status).toBe(409);
    expect(errorOf(again).message).toContain('was once called');

    const file = path.join(await mkdtemp(path.join(tmpdir(), 'attain-goals-')), 'goals.csv');
    await writeFile(
      file,
      `company_id,goal,metric,unit,baseline,target\n${handle.id},${GOAL.title},Data error rate,percent,12,9\n`,
    );
    const report = await importFile({
      ...{ kind: 'goals', path: file, allOrNothing: false, store: api.store },
      portal: { timeZone: 'America/New_York', currency: 'USD' },
      configuration: configurationSchema.parse({}),
      dateOrder: null,
      ...{ now: Date.UTC(2026, 6, 3), who: 'attain import', progress: silentProgress },
    });
    expect(report).toMatchObject({ stored: 0, rejectedCount: 1 });
    expect(report.rejected[0]?.reason).toContain('target of "Data error rate" would change');
    await stands();
  });

  it('a milestone renamed, or told twice', async () => {
    const milestones = [{ title: 'All sites live', due: '2026-10-01' }];
    const held = await aSigned({ milestones });
    const { version, milestones: signedOnes } = await read(held);
    const [live] = signedOnes;
    const edits = [
      [{ ...live, title: 'Kick-off held', done: true }],
      [{ ...live, due: '2027-10-01' }, { ...live }],
    ];
    for (const edit of edits) {
      const reply = await api.call('PATCH', held.path, { body: { version, milestones: edit } });
      expect(reply.status).toBe(422);
    }
    const done = { version, milestones: [{ ...live, done: true }] };
    expect((await api.call('PATCH', held.path, { body: done })).status).toBe(200);
  });

  it('the same goal defined again with another target', async () => {
    const reply = await api.post(`/api/intelligence/success-metrics/${handle.id}/goals`, {
      ...GOAL,
      metrics: [{ ...GOAL.metrics[0], target: 8 }, GOAL.metrics[1]],
    });
    expect(reply.status).toBe(409);
    await stands();
  });

  it('an edit of an older version', async () => {
    const body = { version: before.version - 1, title: 'Another title' };
    const reply = await api.call('PATCH', handle.path, { body });
    expect(errorOf(reply)).toMatchObject({
      code: 'stale_version',
      currentVersion: before.version,
    });
    await stands();
  });

  it('an edit that names no version', async () => {
    const reply = await api.call('PATCH', handle.path, { body: { title: 'Another title' } });
    expect(errorOf(reply).code).toBe('precondition_required');
    await stands();
  });

  it('taking the proposal back, or proposing it again', async () => {
    for (const route of ['/proposal/withdrawal', '/proposal']) {
      expect((await step(handle, route)).status).toBe(409);
    }
    await stands();
  });

  it('an approval without a revision', async () => {
    const reply = await step(handle, '/revision/approval', {
      contact: 'Sarah Chen',
      agreedOn: '2026-06-30',
      reason: 'We agreed',
    });
    expect(errorOf(reply)).toMatchObject({ rule: 'wrong_state' });
    await stands();
  });

  it('but what was never there may be filled in, and all else is free', async () => {
    const second = before.metrics[1]?.id ?? '';
    const body = {
      version: before.version,
      title: 'Better data',
      owner: 'Di',
      metrics: [
        { id: second, baseline: 15 },
        { id: handle.metricId, weight: 2 },
      ],
      agreement: {
        dependencies: null,
        pledges: [{ by: 'COO', text: 'Two analysts', on: '2026-06-30', consent: true }],
      },
    };
    const edited = goalOf(await api.call('PATCH', handle.path, { body }));
    expect(edited).toMatchObject({
      title: 'Better data',
      metrics: [{ weight: 2 }, { baseline: 15, direction: 'lower_is_better' }],
      agreement: { state: 'signed', termsVersion: 1, pledges: [{ by: 'COO' }] },
    });
    expect(edited.metrics[1]?.baselineAt).not.toBeNull();
    const moved = { version: edited.version, metrics: [{ id: second, baseline: 30 }] };
    expect((await api.call('PATCH', handle.path, { body: moved })).status).toBe(422);
  });
});

describe('only who may signs', () => {
  it.each([
    ['a program', undefined, 'not a program'],
    ['somebody whom the configuration does not name', SOMEBODY, 'is none of the executives'],
  ])('not %s', async (_, userId, words) => {
    const handle = await aGoal();
    await step(handle, '/proposal');
    const reply = await step(handle, '/signatures', { name: 'Ann Lee', termsVersion: 1 }, userId);
    expect(reply.status).toBe(403);
    expect(errorOf(reply).message).toContain(words);
    expect((await read(handle)).agreement?.signatures).toEqual([]);
  });

  it('not twice for one party', async () => {
    const handle = await aGoal();
    await step(handle, '/proposal');
    const body = { name: 'Ann Lee', termsVersion: 1 };
    await step(handle, '/signatures', body, EXECUTIVE);
    const again = await step(handle, '/signatures', body, EXECUTIVE);
    expect(errorOf(again)).toMatchObject({ rule: 'already_signed' });
  });

  it('and a repeat of the request by HubSpot signs once', async () => {
    const handle = await aGoal();
    await step(handle, '/proposal');
    const { version } = await read(handle);
    const body = { name: 'Ann Lee', termsVersion: 1, version, requestId: 'sign-it-once-please' };
    const replies = await Promise.all(
      [1, 2, 3].map(() => api.post(`${handle.path}/signatures`, body, { userId: EXECUTIVE })),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await read(handle)).agreement?.signatures).toHaveLength(1);
  });
});

describe('a goal is reached only', () => {
  it('through its own company', async () => {
    const handle = await aGoal();
    const other = await api.addCustomer();
    const path = `/api/companies/${other}/goals/${handle.goal.id}`;
    const statuses = await Promise.all([
      api.get(path),
      api.get(`${path}/history`),
      api.call('PATCH', path, { body: { version: 1, title: 'Mine' } }),
      api.post(`${path}/proposal`, { version: 1 }),
      api.post(`${path}/end`, { version: 1 }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });

  it('by a request that is signed for its portal', async () => {
    const handle = await aGoal();
    const foreign = asSigned(handle.path, EXECUTIVE, PORTAL + 1);
    const { signed } = await import('./api-server.ts');
    const reply = await api.get(foreign, { headers: signed('GET', foreign, '') });
    expect(reply.status).not.toBe(200);
  });
});

describe('a link by which the customer signs', () => {
  it('is made for what waits, listed, and revoked', async () => {
    const handle = await aGoal();
    const links = `/api/companies/${handle.id}/sign-off-links`;
    const order = { contact: 'Sarah Chen', goalIds: [handle.goal.id] };
    expect(errorOf(await api.post(links, order))).toMatchObject({ rule: 'wrong_state' });
    await step(handle, '/proposal');
    expect(errorOf(await api.post(links, { contact: 'Sarah Chen' })).rule).toBe('nothing_to_sign');

    const made = await api.post(links, order);
    expect(made).toMatchObject({
      status: 201,
      body: {
        contact: 'Sarah Chen',
        goals: [{ goalId: handle.goal.id, termsVersion: 1 }],
        url: expect.stringMatching(/^https:\/\/attain\.example\.com\/agreements\/4711\./) as string,
        revokedAt: null,
      },
    });
    const { id } = made.body as { id: string };
    expect(await api.get(links)).toMatchObject({ body: { links: [made.body] } });
    const other = await api.addCustomer();
    expect(
      (await api.post(`/api/companies/${other}/sign-off-links/${id}/revocation`, {})).status,
    ).toBe(404);
    const revoked = await api.post(`${links}/${id}/revocation`, {});
    expect(revoked).toMatchObject({ status: 200, body: { id, url: null } });
  });
});
