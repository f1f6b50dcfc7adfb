import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import type { ActivityDraft } from '@attain/sync-worker/ports/crm';
import { CrmRejectedError, MissingScopeError } from '@attain/sync-worker/ports/errors';
import { silentLog } from '@attain/sync-worker/ports/log';
import { describe, expect, it, onTestFinished } from 'vitest';

import { ALL_SCOPES } from '../portal/http/auth.ts';
import { type PortalOptions, startPortal } from '../portal/portal.ts';

const CREATE = { method: 'POST', path: /tasks\/batch\/create$/ };

async function connected(options: PortalOptions = {}) {
  const portal = await startPortal({ limits: 'off', ...options });
  const crm = hubspotCrm({
    origin: portal.origin,
    accessToken: portal.token,
    log: silentLog,
    sleep: async () => undefined,
    timeouts: { connectMs: 1_000, answerMs: 500 },
  });
  onTestFinished(async () => {
    await crm.close();
    await portal.stop();
  });
  const company = portal.crm.create('companies', { name: 'Acme' });
  const draft = (trace: string, properties: Record<string, string> = {}): ActivityDraft => ({
    trace,
    companyId: company,
    properties: { hs_timestamp: '2026-11-22T12:00:00Z', hs_task_subject: trace, ...properties },
  });
  return { portal, crm, company, draft };
}

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const seen: T[] = [];
  for await (const page of pages) seen.push(...page);
  return seen;
}

describe('creating tasks', () => {
  it('makes a batch in one call, each on its company', async () => {
    const { portal, crm, company, draft } = await connected();
    const drafts = Array.from({ length: 100 }, (_, n) => draft(`t${n}`));
    const outcomes = await crm.createActivities('tasks', drafts);

    expect(portal.requests.count(CREATE)).toBe(1);
    expect(outcomes.map(({ kind }) => kind)).toEqual(drafts.map(() => 'created'));
    const links = await all(crm.activitiesOf('tasks', [company]));
    const records = await all(
      crm.readActivities(
        'tasks',
        links.map(({ to }) => to),
        ['hs_task_subject'],
      ),
    );
    expect(
      new Map(records.map(({ id, properties }) => [id, properties['hs_task_subject']])),
    ).toEqual(new Map(outcomes.map((one) => [one.kind === 'created' ? one.id : '', one.trace])));
  });

  it('says why one is refused, and makes its neighbours', async () => {
    const { crm, draft } = await connected();
    const outcomes = await crm.createActivities('tasks', [
      draft('good'),
      draft('bad', { hs_task_priority: 'SOON' }),
      { ...draft('nowhere'), companyId: '99999999999' },
      draft('undated', { hs_timestamp: '' }),
    ]);
    expect(outcomes).toEqual([
      { kind: 'created', trace: 'good', id: expect.any(String) as string },
      {
        kind: 'refused',
        trace: 'bad',
        refusals: [expect.objectContaining({ property: 'hs_task_priority' })],
      },
      {
        kind: 'refused',
        trace: 'nowhere',
        refusals: [expect.objectContaining({ code: 'OBJECT_NOT_FOUND' })],
      },
      {
        kind: 'refused',
        trace: 'undated',
        refusals: [expect.objectContaining({ code: 'VALIDATION_ERROR' })],
      },
    ]);
  });

  it('finds which of a batch is refused where HubSpot refuses it whole, and makes none twice', async () => {
    const { portal, crm, draft } = await connected();
    const body = { status: 'error', category: 'VALIDATION_ERROR', message: 'No.' };
    const refusal = { kind: 'answer', status: 400, body } as const;
    portal.faults.script([
      { match: CREATE, then: refusal },
      { match: CREATE, after: 1, then: refusal },
    ]);
    const outcomes = await crm.createActivities('tasks', [draft('a'), draft('b')]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['created', 'refused']);
    expect(portal.crm.ids('tasks')).toHaveLength(1);
  });

  it.each([
    { what: 'a 502', then: { kind: 'commitThen', status: 502 }, settlesInMs: 5_000 },
    { what: 'a 503', then: { kind: 'commitThen', status: 503 }, settlesInMs: 5_000 },
    { what: 'a broken connection', then: { kind: 'commitThenReset' }, settlesInMs: 5_000 },
    { what: 'silence', then: { kind: 'commitThenHang' }, settlesInMs: 40_000 },
    { what: 'a 502 before it was made', then: { kind: 'answer', status: 502 }, settlesInMs: 5_000 },
  ] as const)('is not repeated after $what: nobody knows', async ({ then, settlesInMs }) => {
    const { portal, crm, draft } = await connected();
    portal.faults.script([{ match: CREATE, then }]);
    expect(await crm.createActivities('tasks', [draft('a')])).toEqual([
      { kind: 'unknown', trace: 'a', settlesInMs },
    ]);
    expect(portal.requests.count(CREATE)).toBe(1);
  });

  it.each([
    { what: '429', then: { kind: 'rateLimit', policy: 'TEN_SECONDLY_ROLLING' } },
    { what: '423', then: { kind: 'answer', status: 423 } },
  ] as const)('is repeated after $what, by which nothing was made', async ({ then }) => {
    const { portal, crm, draft } = await connected();
    portal.faults.script([{ match: CREATE, then }]);
    const outcomes = await crm.createActivities('tasks', [draft('a')]);
    expect(outcomes).toMatchObject([{ kind: 'created' }]);
    expect(portal.crm.ids('tasks')).toHaveLength(1);
  });

  it('does not know of what HubSpot does not mention', async () => {
    const { portal, crm, draft } = await connected();
    const body = { status: 'COMPLETE', results: [] };
    portal.faults.script([{ match: CREATE, then: { kind: 'answer', status: 201, body } }]);
    expect(await crm.createActivities('tasks', [draft('a')])).toMatchObject([{ kind: 'unknown' }]);
  });

  it('needs its scope', async () => {
    const scopes = ALL_SCOPES.filter((scope) => scope !== 'crm.objects.contacts.write');
    const { crm, draft } = await connected({ tokens: { reader: scopes } });
    await expect(crm.createActivities('tasks', [draft('a')])).rejects.toThrow(MissingScopeError);
  });

  it('takes a hundred at most, and nothing where nothing is asked', async () => {
    const { portal, crm, draft } = await connected();
    const many = Array.from({ length: 101 }, (_, n) => draft(`t${n}`));
    await expect(crm.createActivities('tasks', many)).rejects.toThrow(RangeError);
    expect(await crm.createActivities('tasks', [])).toEqual([]);
    expect(portal.requests.count(CREATE)).toBe(0);
  });
});

describe('a note', () => {
  const NOTE = { hs_timestamp: '2026-11-22T12:00:00Z', hs_note_body: 'Report of November.' };

  it('stands on its company and on deals, with its attachment', async () => {
    const { portal, crm, company } = await connected();
    const dealIds = ['Renewal', 'Expansion'].map((dealname) =>
      portal.crm.create('deals', { dealname }),
    );
    const [made] = await crm.createActivities('notes', [
      {
        ...{ trace: 'n', companyId: company, dealIds },
        properties: { ...NOTE, hs_attachment_ids: '180000000007' },
      },
    ]);
    const id = made?.kind === 'created' ? made.id : '';
    expect(portal.crm.associated('notes', id, 'companies')).toEqual([company]);
    expect(portal.crm.associated('notes', id, 'deals').toSorted()).toEqual(dealIds.toSorted());
    expect(portal.crm.get('notes', id)?.properties).toMatchObject({
      hs_attachment_ids: '180000000007',
    });
  });

  it('is changed in place; one that is gone is refused alone', async () => {
    const { portal, crm, company } = await connected();
    const [made] = await crm.createActivities('notes', [
      { trace: 'n', companyId: company, properties: NOTE },
    ]);
    const id = made?.kind === 'created' ? made.id : '';
    const properties = { hs_note_body: 'Report of December.', hs_attachment_ids: '180000000014' };
    expect(
      await crm.updateNotes([
        { id, properties },
        { id: '99999999999', properties },
      ]),
    ).toMatchObject([
      { kind: 'written', id },
      { kind: 'refused', id: '99999999999' },
    ]);
    expect(portal.crm.ids('notes')).toEqual([id]);
    expect(portal.crm.get('notes', id)?.properties).toMatchObject(properties);
  });
});

describe('an owner', () => {
  it.each([
    { by: '61700104', is: '61700104' },
    { by: 'grace.okafor@northwind-software.example', is: '61700104' },
    { by: 'Grace.Okafor@Northwind-Software.example', is: '61700104' },
    { by: '4711', is: undefined },
    { by: 'nobody@northwind-software.example', is: undefined },
  ])('by $by is $is', async ({ by, is }) => {
    const { crm } = await connected();
    expect(await crm.owner(by)).toBe(is);
  });

  it('who was deactivated is none', async () => {
    const { portal, crm } = await connected();
    portal.crm.addOwner({
      id: '61700999',
      email: 'gone@northwind-software.example',
      type: 'PERSON',
      firstName: 'Gone',
      lastName: 'Person',
      userId: 1,
      userIdIncludingInactive: 1,
      createdAt: '2024-01-01T00:00:00.000Z',
      updatedAt: '2024-01-01T00:00:00.000Z',
      archived: true,
    });
    expect(await crm.owner('61700999')).toBeUndefined();
    expect(await crm.owner('gone@northwind-software.example')).toBeUndefined();
  });

  it('cannot be looked up where HubSpot says no', async () => {
    const { portal, crm } = await connected();
    portal.faults.script([{ match: { path: /owners/ }, then: { kind: 'answer', status: 400 } }]);
    await expect(crm.owner('61700104')).rejects.toThrow(CrmRejectedError);
  });
});
