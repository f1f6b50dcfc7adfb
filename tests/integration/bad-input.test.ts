import { once } from 'node:events';
import { text } from 'node:stream/consumers';

import { describe, expect } from 'vitest';

import { ALL_SCOPES } from '../portal/http/auth.ts';
import { attain, type Finished, spawnAttain } from '../processes/attain.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { it } from './worker-test.ts';

const customersOf = ({ portal }: WorkerPortal) =>
  [...portal.crm.ids('companies')].filter(
    (id) => portal.crm.value('companies', id, 'lifecyclestage') === 'customer',
  );

/** Changes a definition in the portal's settings and answers how to undo it. */
function redefine({ portal }: WorkerPortal, name: string, change: object): () => void {
  const before = portal.crm.property('companies', name)!;
  const put = (definition: typeof before) =>
    portal.crm.defineProperty('companies', definition, definition.groupName);
  put({ ...before, ...change });
  return () => put(before);
}

/** Nothing on standard output and one line of reason. */
function expectOneLine({ status, stdout, stderr }: Finished, exit: number): string {
  expect({ status, stdout }).toEqual({ status: exit, stdout: '' });
  expect(stderr).toMatch(/^attain: [^\n]+\n$/);
  return stderr;
}

describe.concurrent('a value that HubSpot does not take', () => {
  it('is told with its record, the rest is written, and it follows once HubSpot takes it', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    const { crm } = worker.portal;
    const mend = redefine(worker, 'attain_health_band', {
      options: crm
        .property('companies', 'attain_health_band')!
        .options.filter(({ value }) => value !== 'insufficient_data'),
    });

    const { status, summary } = await worker.sync();
    expect(status).toBe(2);
    expect(summary.insufficientData).toBeGreaterThan(0);
    expect(summary.rejected).toHaveLength(summary.insufficientData);
    expect(summary.rejected[0]).toMatchObject({
      code: 'INVALID_OPTION',
      property: 'attain_health_band',
    });
    expect(summary.written).toBe(summary.scored - summary.insufficientData);

    worker.forget();
    const again = await worker.sync();
    expect(again).toMatchObject({ status: 2, summary: { rejected: summary.rejected } });
    expect(worker.writes()).toEqual([]);

    mend();
    const mended = await worker.sync();
    expect(mended).toMatchObject({ status: 0, summary: { rejected: [] } });
    expect(new Set(worker.writes().map(({ id }) => id))).toEqual(
      new Set(summary.rejected.map(({ companyId }) => companyId)),
    );
    for (const id of customersOf(worker))
      expect(crm.value('companies', id, 'attain_health_band')).not.toBeNull();
  });

  it('for want of its property waits for the property', async ({ aPortal }) => {
    const worker = await aPortal();
    const { crm } = worker.portal;
    const [one = ''] = customersOf(worker);
    const mend = redefine(worker, 'attain_next_action', { archived: true });

    const { status, summary } = await worker.sync();
    expect(status).toBe(2);
    expect(summary.skipped).toEqual([
      expect.objectContaining({ reason: 'missing_property', property: 'attain_next_action' }),
    ]);
    expect(summary.written).toBe(summary.scored);

    mend();
    expect((await worker.sync()).status).toBe(0);
    expect(crm.value('companies', one, 'attain_next_action')).not.toBeNull();
  });
});

describe.concurrent('an input that cannot be used', () => {
  it('because its property does not exist is told by name, and the rest goes on', async ({
    aPortal,
  }) => {
    const worker = await aPortal({
      config: { mapping: { company: { contractValue: 'annual_fee' } } },
    });
    const { status, summary } = await worker.sync();
    expect(status).toBe(2);
    expect(summary.skipped).toMatchObject([{ property: 'annual_fee' }]);
    expect(summary.written).toBe(customersOf(worker).length);
  });

  it('because it is text where a number belongs is told with its record', async ({ aPortal }) => {
    const worker = await aPortal({
      config: { mapping: { company: { contractValue: 'annual_fee' } } },
    });
    const { crm } = worker.portal;
    const [one = '', two = ''] = customersOf(worker);
    crm.defineProperty('companies', {
      name: 'annual_fee',
      label: 'Annual fee',
      type: 'string',
      fieldType: 'text',
    });
    crm.update('companies', one, { annual_fee: 'about 12k' });
    crm.update('companies', two, { annual_fee: '12000.5' });

    const { status, summary } = await worker.sync();
    expect(status).toBe(0);
    expect(summary.dataIssues).toEqual({
      total: 1,
      first: [
        {
          objectType: 'companies',
          id: one,
          property: 'annual_fee',
          message: '"about 12k" is not a number',
        },
      ],
    });
  });
});

describe.concurrent('a token', () => {
  it.for(['provision', 'sync'])(
    'that is wrong ends %s after one call',
    async (command, { aPortal }) => {
      const worker = await aPortal();
      const ended = await worker.attain([command], { HUBSPOT_ACCESS_TOKEN: 'pat-na1-wrong' });
      expect(expectOneLine(ended, 1)).toContain('does not accept the access token');
      expect(worker.portal.requests.total()).toBe(1);
    },
  );

  it.for(['provision', 'sync', 'serve'])(
    'that is missing ends %s before any call',
    async (command, { aPortal }) => {
      const worker = await aPortal();
      const ended = await worker.attain([command], { HUBSPOT_ACCESS_TOKEN: '' });
      expect(expectOneLine(ended, 1)).toContain('HUBSPOT_ACCESS_TOKEN is not set');
      expect(worker.portal.requests.total()).toBe(0);
    },
  );

  it('that is revoked in the middle ends the run; a valid one takes it up', async ({ aPortal }) => {
    const worker = await aPortal({ companies: 50 });
    const { portal } = worker;
    portal.requests.onRequest(({ path }) => {
      if (path.endsWith('/objects/2026-09/deals')) portal.tokens.revoke(portal.token);
    });
    const ended = await worker.attain(['sync', '--json']);
    expect({ status: ended.status, stdout: ended.stdout }).toEqual({ status: 1, stdout: '' });
    expect(ended.stderr).toContain('attain: HubSpot does not accept the access token');
    expect(portal.requests.count({ status: 401 })).toBeLessThan(10);

    const valid = 'pat-na1-00000000-0000-4000-8000-000000000002';
    portal.tokens.issue(valid, ALL_SCOPES);
    worker.forget();
    const resumed = await worker.attain(['sync', '--json'], { HUBSPOT_ACCESS_TOKEN: valid });
    expect(resumed.status).toBe(0);
    expect(portal.requests.count({ method: 'GET', path: /objects\/[\d-]+\/companies$/ })).toBe(0);
    expect(new Set(worker.writes().map(({ id }) => id))).toEqual(new Set(customersOf(worker)));
  });

  it('that may not read tickets leaves them out', async ({ aPortal }) => {
    const scopes = ALL_SCOPES.filter((scope) => scope !== 'tickets');
    const worker = await aPortal({ tokens: { 'pat-na1-no-tickets': scopes } });
    const { status, summary } = await worker.sync();
    expect(status).toBe(0);
    expect(summary.skipped).toEqual([
      { objectType: 'tickets', reason: 'missing_scope', scopes: ['tickets'] },
    ]);
    expect(summary.pulled.tickets).toBe(0);
    expect(summary.written).toBe(customersOf(worker).length);
  });

  it.for(['crm.objects.companies.read', 'crm.objects.companies.write'])(
    'without %s cannot sync, and the scope is named',
    async (missing, { aPortal }) => {
      const scopes = ALL_SCOPES.filter((scope) => scope !== missing);
      const worker = await aPortal({ tokens: { 'pat-na1-too-little': scopes } });
      const { status, stdout, stderr } = await worker.attain(['sync']);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr.trim().split('\n').at(-1)).toMatch(/^attain: The HubSpot app lacks a scope/);
      expect(stderr).toContain(missing);
    },
  );
});

describe.concurrent('what cannot be reached', () => {
  it.for([
    'sqlite:/dev/null/attain.db',
    'postgres://attain:s3cret@127.0.0.1:1/attain',
    'postgres://attain:s3cret@no-such-host.invalid/attain',
  ])(
    'the database %s is one line, without its password and without a call',
    async (url, { aPortal }) => {
      const worker = await aPortal();
      const line = expectOneLine(await worker.attain(['sync'], { DATABASE_URL: url }), 1);
      expect(line).not.toContain('s3cret');
      expect(worker.portal.requests.total()).toBe(0);
    },
  );

  it('HubSpot is one line, after some patience', async ({ aPortal }) => {
    const worker = await aPortal();
    await worker.portal.stop();
    expect(expectOneLine(await worker.attain(['sync']), 1)).toContain('HubSpot is not answering');
  });
});

describe.concurrent('the surroundings', () => {
  it.for([
    { env: { PORT: 'many' }, says: 'PORT: ' },
    { env: { DATABASE_URL: 'mysql://x' }, says: 'DATABASE_URL: ' },
    { env: { ATTAIN_CONFIG: 'no-such-file.json' }, says: 'no-such-file.json cannot be read' },
  ])('$env stop the start in one line', async ({ env, says }, { aPortal }) => {
    const worker = await aPortal();
    expect(expectOneLine(await worker.attain(['sync'], env), 1)).toContain(says);
  });

  it('a configuration with a wrong key stops the start with its path', async ({ aPortal }) => {
    const worker = await aPortal({ config: { settings: { bands: { helth: {} } } } });
    expect(expectOneLine(await worker.attain(['sync']), 1)).toMatch(/settings\.bands.*helth/);
  });
});

describe.concurrent('the command line', () => {
  it.for([
    { args: ['sync', '--bogus'], says: "unknown option '--bogus'" },
    { args: ['sync', '--ful'], says: 'Did you mean --full?' },
    { args: ['sync', '--company'], says: 'argument missing' },
    { args: ['sync', 'everything'], says: 'too many arguments' },
    { args: ['sink'], says: "unknown command 'sink'" },
    { args: ['import', 'nonsense', 'x.csv'], says: "'nonsense' is invalid" },
    { args: ['import', 'goals'], says: "missing required argument 'file'" },
    { args: ['provision', '--force'], says: "unknown option '--force'" },
  ])('$args is refused in one line', async ({ args, says }) => {
    expect(expectOneLine(await attain(args, {}), 64)).toContain(says);
  });

  it.for(['provision', 'sync', 'import', 'serve', 'doctor'])(
    '%s explains itself',
    async (command) => {
      const { status, stdout, stderr } = await attain([command, '--help'], {});
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain(`Usage: attain ${command}`);
    },
  );

  it('ends well where nobody reads its output any more', async () => {
    const child = spawnAttain(['--help'], {}, ['ignore', 'pipe', 'pipe']);
    child.stdout?.destroy();
    const [stderr, [status]] = await Promise.all([text(child.stderr!), once(child, 'close')]);
    expect({ status: status as number, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('what is printed', () => {
  it('holds neither the token nor anything of a person, however talkative the log', async ({
    aPortal,
  }) => {
    const worker = await aPortal({ env: { LOG_LEVEL: 'trace' } });
    const { portal } = worker;
    redefine(worker, 'attain_health_band', { options: [] });
    portal.faults.script([
      { match: { path: /deals/ }, then: { kind: 'answer', status: 502 } },
      { match: { path: /contacts/ }, then: { kind: 'reset' } },
    ]);
    const runs = [
      await worker.attain(['provision']),
      await worker.attain(['sync']),
      await worker.attain(['sync', '--json', '--full']),
      await worker.attain(['doctor']),
      await worker.attain(['sync'], { HUBSPOT_ACCESS_TOKEN: 'pat-na1-wrong-but-secret' }),
    ];
    const printed = runs.map(({ stdout, stderr }) => stdout + stderr).join('\n');
    expect(printed).toContain('"level"');

    const people = [...portal.crm.ids('contacts')].flatMap((id) => {
      const value = (name: string) => portal.crm.value('contacts', id, name) ?? '';
      return [value('email'), `${value('firstname')} ${value('lastname')}`, value('phone')];
    });
    const secrets = [portal.token, portal.clientSecret, 'wrong-but-secret'];
    const given = [...secrets, ...people].filter((text) => text.trim().length > 3);
    expect(given.length).toBeGreaterThan(100);
    expect(given.filter((text) => printed.includes(text))).toEqual([]);
  });
});
