import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';

import { AGREEMENT_OBJECT, AGREEMENT_PROPERTIES } from '@attain/shared/crm/agreement-object';
import { describe, expect } from 'vitest';

import type { ObjectType } from '../portal/crm/object-types.ts';
import { ALL_SCOPES } from '../portal/http/auth.ts';
import type { FaultEffect } from '../portal/http/faults.ts';
import type { Draft } from '../portal/schema/define.ts';
import { spawnAttain } from '../processes/attain.ts';
import type { WorkerPortal, WorkerPortalOptions } from '../processes/worker-portal.ts';
import { it } from './worker-in-process.ts';

const MIRRORED = { companies: 0, enterprise: true, config: { mirror: { agreements: true } } };

const UPSERT = { method: 'POST', path: /batch\/upsert$/ };
const LINK = { method: 'POST', path: /associate\/default$/ };
const CUSTOM = { path: /attain_agreement|object-schemas/ };

const HEADER = 'company_id,goal,metric,unit,baseline,target,state,signed_by,signed_at,target_date';

const asDraft = ({ name, label }: (typeof AGREEMENT_PROPERTIES)[number]): Draft => ({
  name,
  label,
  type: 'string',
  fieldType: 'text',
});

/** A portal with one customer and two agreements, one of them signed. */
async function withAgreements(
  aPortal: (options: WorkerPortalOptions) => Promise<WorkerPortal>,
  options: WorkerPortalOptions = MIRRORED,
) {
  const worker = await aPortal(options);
  const { crm, portalId } = worker.portal;
  const company = crm.create('companies', { name: 'Acme', lifecyclestage: 'customer' });
  const rows = [
    `${company},Lower churn,Churn rate,percent,8,6,signed,Ida Berg,2026-01-15,2027-12-31`,
    `${company},Faster reports,Time,hours,4,2,proposed,,,2027-06-30`,
  ];
  const setUp = async () => {
    await worker.sync();
    await writeFile(worker.file('goals.csv'), [HEADER, ...rows].join('\n'));
    expect((await worker.attain(['import', 'goals', worker.file('goals.csv')])).status).toBe(0);
  };
  const type = () => crm.objectType(`p${portalId}_attain_agreement`) as ObjectType;
  const records = () =>
    crm
      .ids(type())
      .map((id) => crm.get(type(), id)!)
      .toSorted((a, b) => (a.properties['title']! < b.properties['title']! ? -1 : 1));
  return { worker, crm, company, setUp, type, records };
}

describe.concurrent('provisioning', () => {
  it('creates the object where the configuration asks for it, once', async ({ aPortal }) => {
    const worker = await aPortal(MIRRORED);
    const first = await worker.attain(['provision', '--json']);
    expect(first.status).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ created: ['attain_agreement'] });
    const { crm, portalId } = worker.portal;
    const type = crm.objectType(`p${portalId}_attain_agreement`)!;
    for (const { name, type: kind } of AGREEMENT_PROPERTIES)
      expect(crm.property(type, name)?.type).toBe(kind);
    expect(crm.property(type, 'attain_agreement_id')?.hasUniqueValue).toBe(true);

    const second = JSON.parse((await worker.attain(['provision', '--json'])).stdout);
    expect(second).toMatchObject({ created: [], refused: [] });
    expect(second.alreadyThere).toContain('attain_agreement');
  });

  it('adds a property that somebody has archived', async ({ aPortal }) => {
    const worker = await aPortal(MIRRORED);
    await worker.attain(['provision']);
    const { crm, portalId, origin, token } = worker.portal;
    const name = `p${portalId}_attain_agreement`;
    await fetch(`${origin}/crm/properties/2026-09/${name}/measures`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    const { stdout } = await worker.attain(['provision', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ created: ['attain_agreement.measures'] });
    expect(crm.property(crm.objectType(name)!, 'measures')).toBeDefined();
  });

  it('says in one sentence that a portal without Enterprise has none, and creates the rest', async ({
    aPortal,
  }) => {
    const worker = await aPortal({ ...MIRRORED, enterprise: false, provisioned: false });
    const { status, stdout } = await worker.attain(['provision']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^38 created, 6 already there, 0 differing, 1 refused\n/);
    expect(stdout).toMatch(/refused +attain_agreement: custom objects need a HubSpot Enterprise/);
  });
});

describe.concurrent('agreements in HubSpot', () => {
  it('are a record each, associated with their company', async ({ aPortal }) => {
    const { worker, crm, company, setUp, type, records } = await withAgreements(aPortal);
    await worker.attain(['provision']);
    await setUp();
    const { status, summary } = await worker.sync();

    expect(status).toBe(0);
    expect(summary.agreements).toEqual({ written: 2, linked: 2, rejected: [] });
    const [faster, churn] = records();
    expect(churn?.properties).toMatchObject({
      title: 'Lower churn',
      company_id: company,
      state: 'active',
      status: 'not_measurable',
      measures: 'Churn rate: from 8 to 6 percent',
      deadline: '2027-12-31',
      signed_by: 'Ida Berg',
      signed_on: '2026-01-15',
      terms_version: '1',
    });
    expect(faster?.properties).toMatchObject({ title: 'Faster reports', state: 'proposed' });
    expect(faster?.properties).not.toHaveProperty('status');
    expect(crm.associated(type(), churn!.id, 'companies')).toEqual([company]);
  });

  it('are written again only where they differ', async ({ aPortal }) => {
    const { worker, company, setUp, records } = await withAgreements(aPortal);
    await worker.attain(['provision']);
    await setUp();
    await worker.sync();
    worker.forget();
    const quiet = await worker.sync();
    expect(quiet.summary.agreements).toEqual({ written: 0, linked: 0, rejected: [] });
    expect(worker.portal.requests.count(UPSERT)).toBe(0);
    expect(worker.portal.requests.count(LINK)).toBe(0);

    const bodies: string[] = [];
    worker.portal.requests.onRequest(({ path }, body) => {
      if (UPSERT.path.test(path)) bodies.push(body);
    });
    await writeFile(
      worker.file('metrics.csv'),
      `company_id,metric,value,measured_at\n${company},Churn rate,7,2026-06-01\n`,
    );
    await worker.attain(['import', 'metrics', worker.file('metrics.csv')]);
    expect((await worker.sync()).summary.agreements).toMatchObject({ written: 1, linked: 0 });
    const { inputs } = JSON.parse(bodies[0]!) as { inputs: { properties: object }[] };
    expect(Object.keys(inputs[0]!.properties).sort()).toEqual(['attainment', 'measures', 'status']);
    expect(records()[1]?.properties).toMatchObject({ attainment: '50', status: 'at_risk' });
  });

  it('are put right when somebody edits them, and made again when somebody deletes them', async ({
    aPortal,
  }) => {
    const { worker, crm, company, setUp, type, records } = await withAgreements(aPortal);
    await worker.attain(['provision']);
    await setUp();
    await worker.sync();
    const [faster, churn] = records();
    crm.update(type(), churn!.id, { state: 'achieved', signed_by: '' });
    crm.archive(type(), faster!.id);

    const { summary } = await worker.sync();
    expect(summary.agreements).toMatchObject({ written: 2, linked: 1 });
    expect(records().map(({ properties }) => properties['state'])).toEqual(['proposed', 'active']);
    expect(records()[1]?.properties['signed_by']).toBe('Ida Berg');
    expect(crm.associated(type(), records()[0]!.id, 'companies')).toEqual([company]);
    expect((await worker.sync()).summary.agreements).toMatchObject({ written: 0, linked: 0 });
  });

  it('go to the survivor when companies are merged', async ({ aPortal }) => {
    const { worker, crm, company, setUp, type, records } = await withAgreements(aPortal);
    await worker.attain(['provision']);
    await setUp();
    await worker.sync();
    const other = crm.create('companies', { name: 'Other', lifecyclestage: 'customer' });
    await worker.sync();
    const survivor = crm.merge('companies', other, company);
    await worker.sync();
    expect(records().map(({ properties }) => properties['company_id'])).toEqual([
      survivor,
      survivor,
    ]);
    expect(crm.associated(type(), records()[0]!.id, 'companies')).toEqual([survivor]);
  });

  it('cost no call where the configuration does not ask for them', async ({ aPortal }) => {
    const { worker, setUp } = await withAgreements(aPortal, { ...MIRRORED, config: {} });
    await setUp();
    const { summary } = await worker.sync();
    expect(summary).not.toHaveProperty('agreements');
    expect(worker.portal.requests.count(CUSTOM)).toBe(0);
  });

  it.for([
    { portal: 'has no such object', isDefined: false, words: /Run `attain provision`/ },
    {
      portal: 'gives no scope for it',
      isDefined: true,
      words: /\(crm\.objects\.custom\.write\), which need a HubSpot Enterprise subscription/,
    },
  ])('are left out, and that is said, where the portal $portal', async (row, { aPortal }) => {
    const { worker, company, crm, setUp } = await withAgreements(aPortal, {
      ...MIRRORED,
      tokens: { 'pat-without': ALL_SCOPES.filter((scope) => !scope.includes('.custom.')) },
    });
    if (row.isDefined)
      crm.defineObject({ ...AGREEMENT_OBJECT, properties: AGREEMENT_PROPERTIES.map(asDraft) });
    await setUp();
    const { status, summary } = await worker.sync();
    expect(status).toBe(2);
    expect(summary.skipped).toMatchObject([
      {
        objectType: 'agreements',
        reason: 'not_mirrored',
        message: expect.stringMatching(row.words),
      },
    ]);
    expect(crm.value('companies', company, 'attain_vla_count')).toBe('1');
  });

  it('tell of a record that HubSpot refuses, in every cycle, and write the others', async ({
    aPortal,
  }) => {
    const { worker, crm, setUp, type } = await withAgreements(aPortal);
    await worker.attain(['provision']);
    const options = [{ value: 'proposed', label: 'Proposed', displayOrder: 0, hidden: false }];
    crm.defineProperty(type(), { ...crm.property(type(), 'state')!, options });
    await setUp();
    for (const written of [1, 0]) {
      const { status, summary } = await worker.sync();
      expect(status).toBe(2);
      expect(summary.agreements).toMatchObject({
        written,
        rejected: [{ code: 'INVALID_OPTION', property: 'state' }],
      });
    }
  });
});

describe.concurrent('a sync that is killed while it shows agreements', () => {
  const points: { at: string; match: typeof UPSERT; effect: FaultEffect }[] = [
    { at: 'before HubSpot has seen them', match: UPSERT, effect: { kind: 'hang' } },
    { at: 'after HubSpot has created them', match: UPSERT, effect: { kind: 'commitThenHang' } },
    { at: 'before they are associated', match: LINK, effect: { kind: 'hang' } },
    { at: 'after they are associated', match: LINK, effect: { kind: 'commitThenHang' } },
  ];

  it.for(points)('$at makes each of them once', async ({ match, effect }, { aPortal }) => {
    const { worker, crm, company, setUp, type, records } = await withAgreements(aPortal);
    await worker.attain(['provision']);
    await setUp();
    worker.portal.faults.script([{ match, then: effect }]);
    const child = spawnAttain(['sync'], worker.env, 'ignore');
    const exit = once(child, 'exit');
    worker.portal.requests.onRequest(({ path }) => {
      if (match.path.test(path)) child.kill('SIGKILL');
    });
    expect(await exit).toEqual([null, 'SIGKILL']);
    worker.portal.faults.clear();

    expect((await worker.sync()).status).toBe(0);
    expect(records().map(({ properties }) => properties['title'])).toEqual([
      'Faster reports',
      'Lower churn',
    ]);
    for (const { id } of records())
      expect(crm.associated(type(), id, 'companies')).toEqual([company]);
    expect((await worker.sync()).summary.agreements).toMatchObject({ written: 0, linked: 0 });
  });
});
