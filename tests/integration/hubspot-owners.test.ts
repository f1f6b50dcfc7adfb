import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import { rememberedOwners } from '@attain/sync-worker/owner-names';
import { MissingScopeError } from '@attain/sync-worker/ports/errors';
import { silentLog } from '@attain/sync-worker/ports/log';
import { describe, expect, it, onTestFinished } from 'vitest';

import { ALL_SCOPES } from '../portal/http/auth.ts';
import { DEFAULT_OWNERS } from '../portal/crm/owners.ts';
import { type PortalOptions, startPortal } from '../portal/portal.ts';

async function connected(options: PortalOptions = {}) {
  const portal = await startPortal({ limits: 'off', ...options });
  const crm = hubspotCrm({
    ...{ origin: portal.origin, accessToken: portal.token, log: silentLog },
    sleep: async () => undefined,
  });
  onTestFinished(async () => {
    await crm.close();
    await portal.stop();
  });
  return { portal, crm };
}

describe('the names of owners', () => {
  it('are those of everybody who owns accounts or did, over all pages', async () => {
    const { portal, crm } = await connected();
    const [some] = DEFAULT_OWNERS;
    for (let n = 0; n < 600; n += 1)
      portal.crm.addOwner({
        ...some!,
        id: String(90_000 + n),
        firstName: 'Ann',
        lastName: `No${n}`,
      });
    portal.crm.addOwner({
      ...some!,
      id: '99001',
      firstName: 'Gone',
      lastName: '',
      archived: true,
    });
    portal.crm.addOwner({ ...some!, id: '99002', firstName: '', lastName: '' });
    const names = new Map((await crm.ownerNames()).map(({ id, name }) => [id, name]));
    expect(names.get(some!.id)).toBe(`${some!.firstName} ${some!.lastName}`);
    expect([names.get('90000'), names.get('90599')]).toEqual(['Ann No0', 'Ann No599']);
    expect(names.get('99001')).toBe('Gone');
    expect(names.has('99002')).toBe(false);
  });

  it('cannot be read without their scope', async () => {
    const scopes = ALL_SCOPES.filter((scope) => scope !== 'crm.objects.owners.read');
    const { crm } = await connected({ tokens: { bare: scopes } });
    await expect(crm.ownerNames()).rejects.toThrow(MissingScopeError);
  });
});

describe('names that are remembered', () => {
  const MINUTE_MS = 60_000;

  function remembered(ownerNames: () => Promise<readonly { id: string; name: string }[]>) {
    const clock = { now: 0 };
    let asked = 0;
    const crm = { ownerNames: () => ((asked += 1), ownerNames()) };
    const owners = rememberedOwners({ crm, log: silentLog, now: () => clock.now });
    return { owners, clock, asked: () => asked };
  }

  it('are asked for once in ten minutes, beside the requests that show them', async () => {
    let name = 'Ann';
    const { owners, clock, asked } = remembered(async () => [{ id: '81', name }]);
    expect((await owners.names()).get('81')).toBe('Ann');
    name = 'Anna';
    clock.now = 9 * MINUTE_MS;
    expect((await owners.names()).get('81')).toBe('Ann');
    expect(asked()).toBe(1);
    clock.now = 10 * MINUTE_MS;
    await owners.names();
    await expect.poll(async () => (await owners.names()).get('81')).toBe('Anna');
    expect(asked()).toBe(2);
  });

  it('keep nobody waiting while HubSpot is slow or away, and stay known', async () => {
    const slow = remembered(() => new Promise(() => {}));
    expect((await slow.owners.names()).size).toBe(0);

    let away = false;
    const { owners, clock } = remembered(async () => {
      if (away) throw new Error('away');
      return [{ id: '81', name: 'Ann' }];
    });
    await owners.names();
    away = true;
    clock.now = 20 * MINUTE_MS;
    await owners.names();
    expect((await owners.names()).get('81')).toBe('Ann');
  });
});
