import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import {
  CrmParkedError,
  CrmRejectedError,
  CrmUnauthorizedError,
  CrmUnavailableError,
  MissingScopeError,
} from '@attain/sync-worker/ports/errors';
import type { Log } from '@attain/sync-worker/ports/log';
import { describe, expect, it, onTestFinished } from 'vitest';

import { virtualClock } from '../portal/clock.ts';
import { type PortalOptions, startPortal } from '../portal/portal.ts';

const NOON = '2026-11-22T12:00:00Z';

/** A portal whose clock the adapter shares: waiting moves it, and takes no time. */
async function connected(options: PortalOptions & { accessToken?: string } = {}) {
  const clock = virtualClock(NOON);
  const portal = await startPortal({ clock, timeZone: 'America/New_York', ...options });
  const waits: number[] = [];
  const lines: string[] = [];
  const write = (fields: object, message: string) =>
    void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: write, info: write, warn: write, error: write };
  const crm = hubspotCrm({
    origin: portal.origin,
    accessToken: options.accessToken ?? portal.token,
    log,
    now: () => clock.now(),
    sleep: async (ms) => {
      waits.push(ms);
      clock.advance(ms);
    },
    random: () => 0,
  });
  onTestFinished(async () => {
    await crm.close();
    await portal.stop();
  });
  return { portal, crm, clock, waits, lines };
}

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const page of pages) seen.push(page);
  return seen;
}

describe('a limit that was reached all the same', () => {
  it('is waited out for its ten seconds', async () => {
    const { portal, crm, waits } = await connected();
    await crm.portal();
    portal.faults.script([{ then: { kind: 'rateLimit', policy: 'TEN_SECONDLY_ROLLING' } }]);

    expect(await crm.groups('companies')).not.toEqual([]);
    expect(waits).toEqual([10_000]);
    expect(crm.calls()).toMatchObject({ total: 3, retried: 1, rateLimited: 1 });
  });

  it('is waited out for a second in a search, whose refusal carries no headers', async () => {
    const { portal, crm, waits } = await connected();
    portal.faults.script([
      {
        match: { path: /search$/ },
        then: {
          kind: 'answer',
          status: 429,
          body: { status: 'error', message: 'You have reached your secondly limit.' },
        },
      },
    ]);
    await all(crm.changedSince('companies', 0, ['name']));
    expect(waits).toEqual([1_000]);
  });

  it('parks until midnight in the time zone of the portal when it is the daily one', async () => {
    const { portal, crm, clock } = await connected();
    await crm.portal();
    portal.faults.script([{ then: { kind: 'rateLimit', policy: 'DAILY' } }]);

    const midnight = Date.parse('2026-11-23T05:00:00Z');
    await expect(crm.groups('companies')).rejects.toMatchObject({
      name: 'CrmParkedError',
      until: midnight,
    });
    const asked = portal.requests.total();
    await expect(crm.groups('deals')).rejects.toThrow(CrmParkedError);
    expect(portal.requests.total()).toBe(asked);

    clock.set(midnight);
    expect(await crm.groups('companies')).not.toEqual([]);
  });

  it('is not reached by us: the last twentieth of a day is left to other apps', async () => {
    const { portal, crm } = await connected({ limits: { perTenSeconds: 190, daily: 100 } });
    await crm.portal();
    const parked = async () => {
      for (let n = 0; n < 100; n += 1) await crm.groups('companies');
    };
    await expect(parked()).rejects.toThrow(/the last 5 % .* other apps/);
    expect(portal.requests.total()).toBe(96);
    expect(portal.requests.count({ status: 429 })).toBe(0);
  });
});

describe('trouble that passes', () => {
  it.each([502, 503, 504, 521, 523, 524])('is asked again after a %i', async (status) => {
    const { portal, crm, waits } = await connected();
    portal.faults.script([{ times: 2, then: { kind: 'answer', status } }]);
    await expect(crm.portal()).resolves.toMatchObject({ portalId: portal.portalId });
    expect(waits).toEqual([2_000, 4_000]);
  });

  it('is given up after seven attempts and two minutes at most', async () => {
    const { portal, crm, waits } = await connected();
    portal.faults.script([{ times: Infinity, then: { kind: 'answer', status: 503 } }]);
    await expect(crm.portal()).rejects.toThrow(
      /not answering: GET \/account-info\/.* got 503 after 7 attempts/,
    );
    expect(portal.requests.total()).toBe(7);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(120_000);
  });

  it('is waited out for two seconds where records are locked', async () => {
    const { portal, crm, waits } = await connected();
    const id = portal.crm.create('companies', { name: 'Acme' });
    portal.faults.script([
      { match: { path: /batch\/update$/ }, times: 2, then: { kind: 'answer', status: 423 } },
    ]);
    expect(await crm.write('companies', [{ id, properties: { name: 'Acme Inc' } }])).toEqual([
      { kind: 'written', id },
    ]);
    expect(waits).toEqual([2_000, 2_000]);
  });

  it('is waited out where the account is moving for a few seconds', async () => {
    const { portal, crm, waits } = await connected();
    portal.faults.script([{ then: { kind: 'answer', status: 477, retryAfterSeconds: 3 } }]);
    await crm.portal();
    expect(waits).toEqual([3_000]);
  });

  it('parks where the account is moving for hours', async () => {
    const { portal, crm, clock } = await connected();
    portal.faults.script([{ then: { kind: 'answer', status: 477, retryAfterSeconds: 7_200 } }]);
    await expect(crm.portal()).rejects.toMatchObject({
      name: 'CrmParkedError',
      until: clock.now() + 7_200_000,
    });
  });

  it.each(['reset', 'commitThenReset'] as const)('is asked again after a %s', async (kind) => {
    const { portal, crm } = await connected();
    portal.faults.script([{ then: { kind } }]);
    await expect(crm.portal()).resolves.toMatchObject({ portalId: portal.portalId });
  });
});

describe('a token', () => {
  it('that is wrong ends with one call, however much was asked at once', async () => {
    const { portal, crm } = await connected({ accessToken: 'pat-na1-wrong' });
    const asked = await Promise.allSettled([
      crm.portal(),
      crm.groups('companies'),
      crm.groups('deals'),
    ]);
    for (const outcome of asked)
      expect(outcome).toMatchObject({ reason: expect.any(CrmUnauthorizedError) });
    await expect(crm.portal()).rejects.toThrow(CrmUnauthorizedError);
    expect(portal.requests.total()).toBe(1);
  });

  it('without a scope fails the calls that need it, by name, and no other', async () => {
    const { crm } = await connected({
      tokens: { 'pat-na1-few': ['oauth', 'crm.objects.companies.read'] },
    });
    await expect(all(crm.list('tickets', ['subject']))).rejects.toMatchObject({
      name: 'MissingScopeError',
      scopes: ['tickets'],
    });
    await expect(crm.write('companies', [{ id: '1', properties: { name: 'x' } }])).rejects.toThrow(
      MissingScopeError,
    );
    expect(await all(crm.list('companies', ['name']))).toEqual([{ records: [] }]);
  });
});

describe('a request that is wrong', () => {
  it('is refused in the words of HubSpot, once', async () => {
    const { portal, crm } = await connected();
    portal.faults.script([
      {
        then: {
          kind: 'answer',
          status: 400,
          body: { message: 'No such thing for ann@acme.example', category: 'VALIDATION_ERROR' },
        },
      },
    ]);
    await expect(all(crm.list('companies', ['name']))).rejects.toThrow(
      new CrmRejectedError(
        'HubSpot refused GET /crm/objects/2026-09/companies with 400: No such thing for [e-mail]',
      ),
    );
    expect(portal.requests.total()).toBe(1);
  });
});

describe('the log', () => {
  it('tells waits, and neither tokens nor values', async () => {
    const { portal, crm, lines } = await connected();
    portal.faults.script([{ then: { kind: 'answer', status: 503 } }]);
    portal.crm.create('companies', { name: 'Sesame GmbH' });
    await all(crm.list('companies', ['name']));
    expect(lines.join('\n')).toMatch(/waiting before asking HubSpot again/);
    expect(lines.join('\n')).not.toContain(portal.token);
    expect(lines.join('\n')).not.toContain('Sesame');
  });

  it('and the error carry no cause that is not an Error', async () => {
    const { portal, crm } = await connected();
    portal.faults.script([{ times: Infinity, then: { kind: 'reset' } }]);
    await expect(crm.portal()).rejects.toMatchObject({
      constructor: CrmUnavailableError,
      cause: expect.any(Error),
    });
  });
});
