import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import { silentLog } from '@attain/sync-worker/ports/log';
import { describe, expect, it, onTestFinished } from 'vitest';

import { type PortalOptions, startPortal } from '../portal/portal.ts';

/** A portal without limits on a free port, and the adapter speaking to it. */
async function connected(options: PortalOptions = {}) {
  const portal = await startPortal({ limits: 'off', searchIndexLagMs: 0, ...options });
  const crm = hubspotCrm({
    origin: portal.origin,
    accessToken: portal.token,
    log: silentLog,
    sleep: async () => undefined,
  });
  onTestFinished(async () => {
    await crm.close();
    await portal.stop();
  });
  // Its answer tells that this portal has no limits; until then searches are spaced.
  await crm.portal();
  return { portal, crm };
}

async function collect<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

describe('reading a portal', () => {
  it('tells who it is, and what HubSpot calls now', async () => {
    const { portal, crm } = await connected({ timeZone: 'Europe/Berlin', currency: 'EUR' });
    const facts = await crm.portal();
    expect(facts).toMatchObject({
      portalId: portal.portalId,
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
    });
    expect(Math.abs(facts.serverTime - Date.now())).toBeLessThan(5_000);
  });

  it('lists every live record in id order, 100 a page, and continues behind a cursor', async () => {
    const { portal, crm } = await connected();
    const ids = Array.from({ length: 250 }, (_, n) =>
      portal.crm.create('companies', { name: `Company ${n}`, domain: `c${n}.example` }),
    );
    portal.crm.archive('companies', ids[10]!);

    const pages = [];
    for await (const page of crm.list('companies', ['name', 'domain'])) pages.push(page);
    const live = ids.filter((id) => id !== ids[10]);
    expect(pages.map(({ records }) => records.length)).toEqual([100, 100, 49]);
    expect(pages.flatMap(({ records }) => records.map(({ id }) => id))).toEqual(live);
    expect(pages[0]?.records[0]?.properties).toMatchObject({
      name: 'Company 0',
      domain: 'c0.example',
    });
    expect(pages.at(-1)).not.toHaveProperty('after');

    const rest = [];
    for await (const page of crm.list('companies', ['name'], pages[0]!.after)) rest.push(page);
    expect(rest.flatMap(({ records }) => records.map(({ id }) => id))).toEqual(live.slice(100));
    expect(await collect(crm.archived('companies'))).toEqual([ids[10]]);
  });

  it('lists with any number of properties, without an address that HubSpot finds too long', async () => {
    const { portal, crm } = await connected();
    const names = Array.from({ length: 150 }, (_, n) => `a_rather_long_property_name_number_${n}`);
    for (const name of names) {
      portal.crm.defineProperty('companies', {
        name,
        label: name,
        type: 'string',
        fieldType: 'text',
      });
    }
    const id = portal.crm.create('companies', { name: 'Acme', [names[149]!]: 'last' });

    const pages = [];
    for await (const page of crm.list('companies', names)) pages.push(page);
    expect(pages).toMatchObject([{ records: [{ id, properties: { [names[149]!]: 'last' } }] }]);
    const changed = await collect(crm.changedSince('companies', 0, names));
    expect(changed).toMatchObject([{ id, properties: { [names[149]!]: 'last' } }]);
  });

  it('reads what changed since an instant', async () => {
    const { portal, crm } = await connected();
    const stamped = (updatedAt: string) =>
      portal.crm.create(
        'companies',
        { name: updatedAt },
        { createdAt: '2026-01-01T00:00:00Z', updatedAt },
      );
    stamped('2026-11-01T09:59:59.999Z');
    const [at, later] = [stamped('2026-11-01T10:00:00.000Z'), stamped('2026-11-02T00:00:00Z')];

    const since = Date.parse('2026-11-01T10:00:00Z');
    const changed = await collect(crm.changedSince('companies', since, ['name']));
    expect(changed.map(({ id }) => id)).toEqual([at, later]);
  });

  it('reads changes of every type that the worker knows', async () => {
    const { portal, crm } = await connected();
    const contact = portal.crm.create('contacts', { email: 'ann@acme.example' });
    const deal = portal.crm.create('deals', { dealname: 'Renewal' });
    expect(await collect(crm.changedSince('contacts', 0, ['email']))).toMatchObject([
      { id: contact },
    ]);
    expect(await collect(crm.changedSince('deals', 0, ['dealname']))).toMatchObject([{ id: deal }]);
    for (const type of ['tickets', 'feedback_submissions', 'meetings', 'calls', 'emails'] as const)
      expect(await collect(crm.changedSince(type, 0, []))).toEqual([]);
  });

  it('reads thousands of changes, also where an import stamped them alike', async () => {
    const { portal, crm } = await connected();
    const at = { createdAt: '2026-11-01T00:00:00Z', updatedAt: '2026-11-01T00:00:00Z' };
    for (let n = 0; n < 1_500; n += 1) portal.crm.create('companies', { name: `c${n}` }, at);
    const ids = (await collect(crm.changedSince('companies', 0, ['name']))).map(({ id }) => id);
    expect(new Set(ids).size).toBe(1_500);
  });

  it('reads records by id, leaves out the unknown and answers for the merged with the survivor', async () => {
    const { portal, crm } = await connected();
    const ids = Array.from({ length: 230 }, (_, n) =>
      portal.crm.create('companies', { name: `c${n}` }),
    );
    const survivor = portal.crm.merge('companies', ids[0]!, ids[1]!);
    portal.crm.archive('companies', ids[2]!);

    const records = await collect(crm.read('companies', [...ids, '99999999999'], ['name']));
    const found = new Set(records.map(({ id }) => id));
    expect(found).toEqual(new Set([survivor, ...ids.slice(3)]));
  });

  it('reads all links, 1,000 records a call, also of a record with more than fit in one answer', async () => {
    const { portal, crm } = await connected();
    const companies = Array.from({ length: 1_100 }, (_, n) =>
      portal.crm.create('companies', { name: `c${n}` }),
    );
    const [big, other] = [companies[0]!, companies[1_050]!];
    const contacts = Array.from({ length: 700 }, (_, n) =>
      portal.crm.create(
        'contacts',
        { email: `p${n}@acme.example` },
        { associations: { companies: [n === 699 ? other : big] } },
      ),
    );
    const links = await collect(crm.links('companies', 'contacts', [...companies, '99999999999']));
    expect(links).toHaveLength(700);
    expect(links).toContainEqual({ from: other, to: contacts[699] });
    expect(new Set(links.map(({ to }) => to))).toEqual(new Set(contacts));
  });

  it('tells which stages close a deal, win it, or close a ticket', async () => {
    const { crm } = await connected();
    const [sales] = await crm.pipelines('deals');
    const stage = (id: string) => sales?.stages.find((one) => one.id === id);
    expect(stage('closedwon')).toMatchObject({ isClosed: true, isWon: true });
    expect(stage('closedlost')).toMatchObject({ isClosed: true, isWon: false });
    expect(sales?.stages.filter(({ isClosed }) => !isClosed).length).toBeGreaterThan(0);

    const [support] = await crm.pipelines('tickets');
    expect(support?.stages.filter(({ isClosed }) => isClosed)).toHaveLength(1);
    expect(support?.stages.some(({ isWon }) => isWon)).toBe(false);
  });

  it('tells the scopes of a static token', async () => {
    const { crm } = await connected({ tokens: { 'pat-na1-few': ['oauth', 'tickets'] } });
    expect(await crm.scopes()).toEqual(expect.arrayContaining(['oauth', 'tickets']));
    expect(await crm.scopes()).toHaveLength(2);
  });

  it('is not slowed down where HubSpot tells no limit', async () => {
    const { portal, crm } = await connected();
    const started = performance.now();
    await Promise.all(Array.from({ length: 300 }, () => crm.groups('companies')));
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(portal.requests.peakInFlight()).toBeLessThanOrEqual(10);
  });
});
