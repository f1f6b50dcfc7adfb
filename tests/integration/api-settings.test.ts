import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { PropertyDefinition } from '@attain/sync-worker/ports/crm';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { NOW } from '../contract/store/builders.ts';
import { apiServer, type ApiServer, errorOf } from './api-server.ts';

const ANN = '9410001';
const BEN = '9410002';

const PROPERTY: PropertyDefinition = {
  ...{ name: 'annual_fee', label: 'Annual fee', description: '', groupName: 'companyinformation' },
  ...{ type: 'number', fieldType: 'number', options: [] },
};
const TIER: PropertyDefinition = {
  ...PROPERTY,
  ...{ name: 'tier', label: 'Account tier', type: 'enumeration' },
  options: [{ value: 'gold', label: 'Gold' }],
};

const open: ApiServer[] = [];
afterAll(() => Promise.all(open.map((server) => server.close())));

/** A portal of its own, with a file that says two things. */
async function aServer(config: object = {}): Promise<ApiServer> {
  const server = await apiServer(
    { settings: { bands: { health: { healthy: 88 } }, review: { intervalDays: 60 } }, ...config },
    {
      crm: {
        properties: async () => [PROPERTY, TIER],
        pipelines: async () => [{ id: '77', label: 'Renewals', stages: [] }],
        scopes: async () => ['tickets'],
      },
      findings: [{ check: 'credentials', state: 'ok', message: 'the token opens portal 4711' }],
    },
  );
  open.push(server);
  return server;
}

type Setting = { key: string; value: unknown; origin: string } & Record<string, unknown>;
type Read = {
  latest: number;
  holds: { version: number; savedBy: string } | null;
  mayNotSave: string | null;
  settings: Setting[];
};

const read = async (server: ApiServer, userId?: string): Promise<Read> =>
  (await server.get('/api/settings', userId === undefined ? {} : { userId })).body as Read;
const settingOf = ({ settings }: Read, key: string) => settings.find((each) => each.key === key);

const HEALTHY = 'settings.bands.health.healthy';
const REVIEW = 'settings.review.intervalDays';
const WEEKLY = 'settings.health.models.weekly';
const change = (key: string, value: unknown) => ({ key, value });
const order = (basedOn: number, changes: object[], more: object = {}) => ({
  ...{ basedOn, changes, reason: 'To fit our book' },
  ...more,
});

describe('settings over the API', () => {
  let server: ApiServer;
  beforeEach(async () => void (server = await aServer()));

  it('tell of each key what it is, where that comes from and what it may be', async () => {
    const settings = await read(server);
    expect(settings).toMatchObject({ latest: 0, holds: null, mayNotSave: null });
    expect(settingOf(settings, HEALTHY)).toMatchObject({
      ...{ value: 88, origin: 'file', default: 90, kind: 'number', least: 0 },
    });
    expect(settingOf(settings, 'settings.coverageFloor')).toBeUndefined();
    expect(settingOf(settings, 'settings.health.coverageFloor')).toMatchObject({
      ...{ value: 0.4, origin: 'default' },
    });
    expect(settingOf(settings, 'settings.statusBasis')).toMatchObject({
      ...{ kind: 'choice', choices: ['attainment', 'expected'] },
    });
    expect(settingOf(settings, 'mapping.company.segment')).toMatchObject({
      ...{ value: null, nullable: true, kind: 'text' },
    });
    expect(settingOf(settings, WEEKLY)).toMatchObject({
      ...{ origin: 'default', kind: 'table', value: DEFAULT_SETTINGS.health.models['weekly'] },
    });
    expect(settings.settings.some(({ key }) => key.startsWith('schedule'))).toBe(false);
  });

  it('are saved as a version with who, when and why, and hold at once', async () => {
    const changes = [change(HEALTHY, 85), change('mapping.customers.values', ['a', 'b'])];
    const saved = await server.post('/api/settings', order(0, changes), { userId: ANN });
    expect(saved).toMatchObject({
      status: 200,
      body: { version: 1, savedBy: `HubSpot user ${ANN}`, reason: 'To fit our book' },
    });
    const settings = await read(server);
    expect(settings).toMatchObject({ latest: 1, holds: { version: 1 } });
    expect(settingOf(settings, HEALTHY)).toMatchObject({
      ...{ value: 85, origin: 'saved', default: 90, afterReset: 88 },
    });
    expect(settingOf(settings, 'mapping.customers.values')?.value).toEqual(['a', 'b']);
    expect(server.woken()).toBe(1);
  });

  it('go back to the file or the default once they are taken back', async () => {
    await server.post('/api/settings', order(0, [change(HEALTHY, 85), change(REVIEW, 30)]));
    const back = await server.post('/api/settings', order(1, [{ key: HEALTHY, reset: true }]));
    expect(back).toMatchObject({ status: 200, body: { version: 2, savedBy: 'program' } });
    const settings = await read(server);
    expect(settingOf(settings, HEALTHY)).toMatchObject({ value: 88, origin: 'file' });
    expect(settingOf(settings, REVIEW)).toMatchObject({ value: 30, origin: 'saved' });
  });

  it('are not overwritten where somebody else saved meanwhile: the answer says who and why', async () => {
    await server.post('/api/settings', order(0, [change(HEALTHY, 85)]), { userId: ANN });
    const late = await server.post('/api/settings', order(0, [change(HEALTHY, 80)]), {
      userId: BEN,
    });
    expect(late.status).toBe(409);
    expect(errorOf(late)).toMatchObject({ code: 'stale_version', currentVersion: 1 });
    expect(errorOf(late).message).toContain(`HubSpot user ${ANN} saved version 1`);
    expect(settingOf(await read(server), HEALTHY)?.value).toBe(85);
  });

  it('are saved once, however often HubSpot sends the request', async () => {
    const once = order(0, [change(HEALTHY, 85)], { requestId: 'save-settings-1' });
    const first = await server.post('/api/settings', once, { userId: ANN });
    const again = await server.post('/api/settings', once, { userId: ANN });
    expect(again.body).toEqual(first.body);
    expect(await server.store.settings.latest()).toBe(1);
  });

  it.each([
    {
      why: 'an unknown key',
      bad: change('settings.bands.health.helthy', 1),
      field: 'settings.bands.health.helthy',
      says: /did you mean settings\.bands\.health\.healthy/,
    },
    {
      why: 'a key of the file',
      bad: change('schedule.everySeconds', 10),
      field: 'schedule.everySeconds',
      says: /cannot|no setting/,
    },
    {
      why: 'a text for a number',
      bad: change(HEALTHY, '85'),
      field: HEALTHY,
      says: /must be a number, not text/,
    },
    { why: 'a fraction of days', bad: change(REVIEW, 1.5), field: REVIEW, says: /whole number/ },
    {
      why: 'edges that do not descend',
      bad: change('settings.bands.health.stable', 95),
      field: 'settings.bands.health',
      says: /must descend/,
    },
    {
      why: 'points that do not add up to 100',
      bad: change(WEEKLY, {
        ...DEFAULT_SETTINGS.health.models['weekly'],
        nps: {
          points: 10,
          curve: [
            [0, 0],
            [10, 10],
          ],
        },
      }),
      field: WEEKLY,
      says: /add up to 95, not 100/,
    },
    {
      why: 'a curve above its points',
      bad: change(WEEKLY, {
        ...DEFAULT_SETTINGS.health.models['weekly'],
        nps: {
          points: 15,
          curve: [
            [0, 0],
            [10, 16],
          ],
        },
      }),
      field: `${WEEKLY}.nps.curve`,
      says: /more than its 15 points/,
    },
    {
      why: 'a curve that earns nothing',
      bad: change(WEEKLY, {
        ...DEFAULT_SETTINGS.health.models['weekly'],
        nps: {
          points: 15,
          curve: [
            [0, 0],
            [10, 0],
          ],
        },
      }),
      field: `${WEEKLY}.nps.curve`,
      says: /gives no points at all/,
    },
    {
      why: 'a model that there is not',
      bad: change('settings.health.defaultModel', 'hourly'),
      field: 'settings.health.defaultModel',
      says: /no health model "hourly"/,
    },
    {
      why: 'neither a value nor a reset',
      bad: { key: HEALTHY },
      field: HEALTHY,
      says: /needs a value/,
    },
    {
      why: 'a property that companies lack',
      bad: change('mapping.company.contractValue', 'anual_fee'),
      field: 'mapping.company.contractValue',
      says: /no property anual_fee/,
    },
  ])('refuse $why by its key, and save nothing', async ({ bad, field, says }) => {
    const refused = await server.post(
      '/api/settings',
      order(0, [bad, change('tasks.enabled', false)]),
    );
    expect(refused.status).toBe(400);
    const fault = errorOf(refused).details?.find((each) => each.field === field);
    expect(fault?.message).toMatch(says);
    expect(await server.store.settings.latest()).toBe(0);
  });

  it('refuse a key that is changed twice, and a save that changes nothing', async () => {
    const twice = [change(HEALTHY, 85), change(HEALTHY, 86)];
    expect(errorOf(await server.post('/api/settings', order(0, twice))).details).toMatchObject([
      { field: HEALTHY, message: 'is changed twice' },
    ]);
    const nothing = await server.post('/api/settings', order(0, [{ key: HEALTHY, reset: true }]));
    expect(nothing.status).toBe(422);
    expect(errorOf(nothing).rule).toBe('nothing_changed');
  });

  it('take a property that HubSpot has, and a health model of a new name', async () => {
    const { weekly } = DEFAULT_SETTINGS.health.models;
    const changes = [
      change('mapping.company.contractValue', 'annual_fee'),
      change('settings.health.models.enterprise', weekly),
      change('settings.health.modelBySegment', { 'Enterprise. EU': 'enterprise' }),
    ];
    expect((await server.post('/api/settings', order(0, changes))).status).toBe(200);
    const settings = await read(server);
    expect(settingOf(settings, 'settings.health.models.enterprise')?.origin).toBe('saved');
  });

  it('are saved by administrators alone, once there are any', async () => {
    const named = change('roles.administrators', [ANN]);
    const out = await server.post('/api/settings', order(0, [named]), { userId: BEN });
    expect(errorOf(out).details).toMatchObject([
      { field: 'roles.administrators', message: /does not name you/ },
    ]);
    expect((await server.post('/api/settings', order(0, [named]), { userId: ANN })).status).toBe(
      200,
    );
    const refused = await server.post('/api/settings', order(1, [change(HEALTHY, 85)]), {
      userId: BEN,
    });
    expect(refused.status).toBe(403);
    expect(errorOf(refused).message).toContain('none of the administrators');
    expect((await read(server, BEN)).mayNotSave).toContain('none of the administrators');
    expect((await read(server, ANN)).mayNotSave).toBeNull();
    const program = await server.post('/api/settings', order(1, [change(HEALTHY, 85)]));
    expect(program.status).toBe(200);
  });

  it('make nobody an executive before there is an administrator who answers for it', async () => {
    const executives = change('agreements.signOff.executives', [BEN]);
    const admin = change('roles.administrators', [BEN]);
    const asBen = (basedOn: number, changes: object[]) =>
      server.post('/api/settings', order(basedOn, changes), { userId: BEN });
    for (const changes of [[executives], [admin, executives]]) {
      const refused = await asBen(0, changes);
      expect(refused.status).toBe(403);
      expect(errorOf(refused).message).toContain('before an administrator is named');
    }
    expect(await server.store.settings.latest()).toBe(0);
    expect((await asBen(0, [admin])).body).toMatchObject({ savedBy: `HubSpot user ${BEN}` });
    expect((await asBen(1, [executives])).status).toBe(200);
  });

  it('list their versions, what each changed, and restore one as a new one', async () => {
    await server.post('/api/settings', order(0, [change(HEALTHY, 85)]));
    await server.post('/api/settings', order(1, [change(HEALTHY, 80), change(REVIEW, 30)]));
    const { body } = await server.get('/api/settings/versions?limit=1');
    expect(body).toMatchObject({ versions: [{ version: 2 }] });
    expect((await server.get('/api/settings/versions/2')).body).toMatchObject({
      against: 1,
      differences: [
        { key: HEALTHY, from: 85, to: 80 },
        { key: REVIEW, to: 30 },
      ],
    });
    const restored = await server.post('/api/settings/versions/1/restoration', {
      ...{ basedOn: 2, reason: 'It was better' },
    });
    expect(restored).toMatchObject({ status: 200, body: { version: 3 } });
    expect((await server.get('/api/settings/versions/3?against=1')).body).toMatchObject({
      differences: [],
    });
    const settings = await read(server);
    expect(settingOf(settings, HEALTHY)?.value).toBe(85);
    expect(settingOf(settings, REVIEW)).toMatchObject({ value: 60, origin: 'file' });
    expect((await server.get('/api/settings/versions/9')).status).toBe(404);
  });

  it('go back to the file alone, as version 0', async () => {
    await server.post('/api/settings', order(0, [change(HEALTHY, 85)]));
    const back = await server.post('/api/settings/versions/0/restoration', {
      ...{ basedOn: 1, reason: 'It was better' },
    });
    expect(back).toMatchObject({ status: 200, body: { version: 2 } });
    expect(settingOf(await read(server), HEALTHY)).toMatchObject({ value: 88, origin: 'file' });
  });

  it('show addresses of people to none but those who may save', async () => {
    const changes = [
      change('roles.administrators', [ANN, 'zoe@example.com']),
      change('agreements.signOff.executives', ['max@example.com']),
    ];
    await server.post('/api/settings', order(0, changes));
    const seenBy = async (userId: string) =>
      JSON.stringify([
        await read(server, userId),
        (await server.get('/api/settings/versions/1', { userId })).body,
      ]);
    const [ann, ben] = [await seenBy(ANN), await seenBy(BEN)];
    expect(ann).toContain('zoe@example.com');
    expect(ann).toContain('max@example.com');
    expect(ben).not.toContain('example.com');
    expect(ben).toContain(ANN);
  });

  it('of who signs hold for the next request, without a restart', async () => {
    const path = '/api/companies/512/goals/none/signatures';
    await server.addCustomer({ id: '512' });
    const sign = () =>
      server.post(path, { name: 'Ann', termsVersion: 1, version: 1 }, { userId: ANN });
    expect((await sign()).status).toBe(403);
    await server.post('/api/settings', order(0, [change('agreements.signOff.executives', [ANN])]));
    expect((await sign()).status).not.toBe(403);
  });

  it('change the version of figures only where they change figures', async () => {
    await server.post('/api/settings', order(0, [change('tasks.enabled', false)]));
    await server.post('/api/settings', order(1, [change(HEALTHY, 85)]));
    await server.post('/api/settings', order(2, [change('roles.administrators', [ANN])]));
    const formulas = (await server.store.settings.list(9)).map((each) => each.formulas);
    expect(formulas).toEqual([2, 2, 0]);
  });
});

describe('a preview over the API', () => {
  const CANDIDATE = { changes: [change(HEALTHY, 85)] };

  it('ends nobody else’s, and waits where two others look', async () => {
    let free = () => {};
    const held = new Promise<void>((resolve) => (free = resolve));
    let waiting = 0;
    const scopes = async () => {
      waiting += 1;
      await held;
      return ['tickets'];
    };
    const server = await apiServer({}, { crm: { scopes } });
    open.push(server);
    await server.addCustomer();
    const ask = (userId: string) => server.post('/api/settings/preview', CANDIDATE, { userId });
    const until = (count: number) => vi.waitFor(() => expect(waiting).toBe(count));
    const ann = ask(ANN);
    await until(1);
    const ben = ask(BEN);
    await until(2);
    const third = await ask('9410003');
    expect(third.status).toBe(409);
    expect(errorOf(third).message).toContain('try again');
    const again = ask(ANN);
    await until(3);
    free();
    expect((await Promise.all([ann, ben, again])).map(({ status }) => status)).toEqual([
      409, 200, 200,
    ]);
  });

  it('is for those who may save', async () => {
    const server = await aServer({ roles: { administrators: [ANN] } });
    const ask = (userId: string) => server.post('/api/settings/preview', CANDIDATE, { userId });
    expect((await ask(BEN)).status).toBe(403);
    expect((await ask(ANN)).status).toBe(200);
  });
});

describe('the connection', () => {
  it('is told with scopes and what they are for, what waits, and what is wrong', async () => {
    const server = await aServer();
    await server.addCustomer();
    const { status, body } = await server.get('/api/settings/connection', { userId: ANN });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ portalId: 4711, timeZone: 'America/New_York', currency: 'USD', reachesHubSpot: true },
      sync: { lastAt: null, lagSeconds: null, settingsTaken: 0 },
      backlog: { toRead: 0, toScore: 1, toWrite: 0, refused: 0 },
      findings: [{ check: 'credentials', state: 'ok' }],
    });
    const { scopes } = body as { scopes: { scope: string; granted: boolean; needed: boolean }[] };
    expect(scopes.find(({ scope }) => scope === 'tickets')).toMatchObject({
      ...{ granted: true, needed: false },
    });
    expect(scopes.find(({ scope }) => scope === 'crm.objects.companies.write')).toMatchObject({
      ...{ granted: false, needed: true },
    });
  });

  it('is diagnosed once for all who ask within half a minute', async () => {
    let asked = 0;
    const server = await apiServer(
      {},
      {
        async diagnose() {
          asked += 1;
          return [];
        },
      },
    );
    open.push(server);
    const look = async () => (await server.get('/api/settings/connection')).status;
    expect(await Promise.all([look(), look()])).toEqual([200, 200]);
    expect(await look()).toBe(200);
    expect(asked).toBe(1);
    server.setNow(NOW + 30_000);
    await look();
    expect(asked).toBe(2);
  });

  it('offers the properties and pipelines that settings can name, by their labels', async () => {
    const { body } = await (await aServer()).get('/api/settings/choices');
    expect(body).toEqual({
      companyProperties: [
        {
          ...{ name: 'tier', label: 'Account tier', type: 'enumeration' },
          options: [{ value: 'gold', label: 'Gold' }],
        },
        { name: 'annual_fee', label: 'Annual fee', type: 'number', options: [] },
      ],
      dealPipelines: [{ value: '77', label: 'Renewals' }],
    });
  });
});
