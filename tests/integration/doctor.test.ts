import { describe, expect } from 'vitest';

import { ALL_SCOPES } from '../portal/http/auth.ts';
import type { WorkerEnvironment } from '../processes/attain.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { it } from './worker-test.ts';

type Finding = { check: string; state: 'ok' | 'warn' | 'fail'; message: string };

async function diagnose(worker: WorkerPortal, env: WorkerEnvironment = {}) {
  const { status, stdout, stderr } = await worker.attain(['doctor', '--json'], {
    PUBLIC_ORIGIN: 'https://attain.example',
    ...env,
  });
  expect(stderr).toBe('');
  const { findings } = JSON.parse(stdout) as { findings: Finding[] };
  return {
    status,
    findings,
    states: findings.map(({ check, state }) => `${check} ${state}`),
    troubles: findings.filter(({ state }) => state !== 'ok'),
  };
}

const ALL_WELL = [
  'environment ok',
  'configuration ok',
  'database ok',
  'card ok',
  'sign-off ok',
  'credentials ok',
  'clock ok',
  'scopes ok',
  'properties ok',
];

const without = (scope: string) => ({
  'pat-na1-some': ALL_SCOPES.filter((each) => each !== scope),
});

describe.concurrent('the doctor', () => {
  it('finds all well', async ({ aPortal }) => {
    const worker = await aPortal({ companies: 0 });
    expect(await diagnose(worker)).toMatchObject({ status: 0, states: ALL_WELL, troubles: [] });
  });

  it('has one line for each check', async ({ aPortal }) => {
    const worker = await aPortal({ companies: 0 });
    const { status, stdout } = await worker.attain(['doctor']);
    expect(status).toBe(0);
    expect(stdout.match(/^(ok {2}|warn|fail) {2}\w+/gm)).toHaveLength(ALL_WELL.length);
  });

  it('says what is not measured while no key features are named', async ({ aPortal }) => {
    const told = async (config: object) => {
      const { findings } = await diagnose(await aPortal({ companies: 0, config }));
      return findings.find(({ check }) => check === 'configuration')?.message;
    };
    expect(await told({})).toContain('feature adoption (15 points) is not measured');
    expect(await told({ usage: { keyFeatures: ['report_created'] } })).toBe('valid');
    const measures = { active: { kind: 'users' } };
    const healthInputs = { feature_adoption: 'active' };
    expect(await told({ usage: { measures, healthInputs } })).toBe('valid');
  });

  it('says in words what the measures of usage count', async ({ aPortal }) => {
    const measures = { active: { kind: 'users', period: 'week' } };
    const readings = [{ metric: 'Active users', measure: 'active' }];
    const worker = await aPortal({ companies: 0, config: { usage: { measures, readings } } });
    const { findings } = await diagnose(worker);
    expect(findings.find(({ check }) => check === 'usage measures')).toMatchObject({
      state: 'ok',
      message: 'metric "Active users" = users, a week',
    });
  });

  it('says who can sign agreements (V29)', async ({ aPortal }) => {
    const told = async (config: object, env: WorkerEnvironment = {}) => {
      const { findings } = await diagnose(await aPortal({ companies: 0, config }), env);
      return findings.find(({ check }) => check === 'sign-off');
    };
    expect((await told({}))?.message).toContain('agreements.signOff.executives names no');
    const signOff = { executives: ['9410001'] };
    expect(await told({ agreements: { signOff } })).toMatchObject({
      state: 'ok',
      message: 'agreements are signed by executive and customer',
    });
    expect(await told({}, { HUBSPOT_CLIENT_SECRET: '' })).toMatchObject({
      state: 'warn',
      message: expect.stringContaining('HUBSPOT_CLIENT_SECRET') as string,
    });
  });

  it('stops at an environment that cannot be read', async ({ aPortal }) => {
    const { status, findings } = await diagnose(await aPortal({ companies: 0 }), { PORT: 'x' });
    expect(status).toBe(1);
    expect(findings).toEqual([
      { check: 'environment', state: 'fail', message: expect.stringContaining('PORT: ') as string },
    ]);
  });

  it.for([
    {
      why: 'a configuration with a wrong key',
      options: { config: { currenzy: 'EUR' } },
      troubles: [{ check: 'configuration', state: 'fail', message: /currenzy/ }],
    },
    {
      why: 'a database that cannot be opened',
      env: { DATABASE_URL: 'sqlite:/dev/null/attain.db' },
      troubles: [{ check: 'database', state: 'fail', message: /\/dev\/null/ }],
    },
    {
      why: 'no client secret',
      env: { HUBSPOT_CLIENT_SECRET: '' },
      troubles: [
        { check: 'card', state: 'warn', message: /`serve` will refuse every card/ },
        { check: 'sign-off', state: 'warn', message: /customers cannot sign by links/ },
      ],
    },
    {
      why: 'an origin that HubSpot cannot reach',
      env: { PUBLIC_ORIGIN: '' },
      troubles: [{ check: 'card', state: 'warn', message: /PUBLIC_ORIGIN is not an https origin/ }],
    },
    {
      why: 'no token',
      env: { HUBSPOT_ACCESS_TOKEN: '' },
      troubles: [{ check: 'credentials', state: 'fail', message: /is not set/ }],
    },
    {
      why: 'a wrong token',
      env: { HUBSPOT_ACCESS_TOKEN: 'pat-na1-wrong' },
      troubles: [{ check: 'credentials', state: 'fail', message: /does not accept/ }],
    },
    {
      why: 'a scope that is needed',
      options: { tokens: without('crm.objects.companies.write') },
      troubles: [
        { check: 'scopes', state: 'fail', message: /lacks crm\.objects\.companies\.write/ },
      ],
    },
    {
      why: 'a scope that would be good to have',
      options: { tokens: without('tickets') },
      troubles: [{ check: 'scopes', state: 'warn', message: /support tickets \(10 points/ }],
    },
    {
      why: 'workflows that cannot be told to go on',
      options: { tokens: without('automation') },
      troubles: [{ check: 'scopes', state: 'warn', message: /automation .*waiting of workflows/ }],
    },
    {
      why: 'reports that cannot be kept as files',
      options: { tokens: without('files') },
      troubles: [{ check: 'scopes', state: 'warn', message: /reports are noted without a PDF/ }],
    },
    {
      why: 'deals that the configuration writes to without the scope',
      options: {
        tokens: without('crm.objects.deals.write'),
        config: { mapping: { deals: { renewalPipeline: 'renewals' } } },
      },
      troubles: [
        { check: 'scopes', state: 'warn', message: /the scope crm\.objects\.deals\.write$/ },
      ],
    },
    {
      why: 'an account without Service Hub',
      options: { feedback: false },
      troubles: [{ check: 'scopes', state: 'warn', message: /NPS and CSAT \(25 points/ }],
    },
    {
      why: 'a portal that is not provisioned',
      options: { provisioned: false },
      troubles: [{ check: 'properties', state: 'fail', message: /run `attain provision`/ }],
    },
    {
      why: 'a mapped property that is not there',
      options: { config: { mapping: { company: { contractValue: 'annual_fee' } } } },
      troubles: [{ check: 'properties', state: 'fail', message: /reads annual_fee/ }],
    },
  ])('tells of $why', async ({ options = {}, env = {}, troubles }, { aPortal }) => {
    const found = await diagnose(await aPortal({ companies: 0, ...options }), env);
    expect(found.troubles).toEqual(
      troubles.map(({ message, ...rest }) => ({
        ...rest,
        message: expect.stringMatching(message) as string,
      })),
    );
    const fails = troubles.some(({ state }) => state === 'fail');
    expect(found.status).toBe(fails ? 1 : 0);
  });

  it.for([
    { minutes: -10, says: /60\d s ahead of HubSpot's/ },
    { minutes: 10, says: /\d+ s behind HubSpot's/ },
  ])(
    'tells of a clock that is $minutes minutes from HubSpot',
    async ({ minutes, says }, { aPortal }) => {
      const worker = await aPortal({ companies: 0 });
      const { portal } = worker;
      const body = {
        portalId: portal.portalId,
        timeZone: portal.timeZone,
        companyCurrency: portal.currency,
      };
      const date = new Date(Date.now() + minutes * 60_000).toUTCString();
      portal.faults.script([
        {
          match: { path: /account-info/ },
          then: { kind: 'answer', status: 200, body, headers: { date } },
        },
      ]);
      const { status, troubles } = await diagnose(worker);
      expect(status).toBe(0);
      expect(troubles).toMatchObject([{ check: 'clock', state: 'warn' }]);
      expect(troubles[0]?.message).toMatch(says);
    },
  );
});
