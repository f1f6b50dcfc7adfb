import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { startPortal } from '../portal/portal.ts';
import { signedHeaders } from '../portal/webhooks.ts';

const VECTORS = path.resolve(import.meta.dirname, '../../../shared/data/hubspot-signature-vectors');

type Received = { headers: Record<string, unknown>; events: Record<string, unknown>[] };

/** An app that answers with these statuses in turn, then with 204. */
async function app(statuses: number[] = []) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const events = JSON.parse(Buffer.concat(chunks).toString()) as Received['events'];
      received.push({ headers: request.headers, events });
      response.writeHead(statuses.shift() ?? 204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { received, url: `http://127.0.0.1:${port}/webhooks/hubspot` };
}

async function portal() {
  const started = await startPortal({ limits: 'off' });
  onTestFinished(() => started.stop());
  return started;
}

it('tells an app of the changes it asked for, and of no others', async () => {
  const { received, url } = await app();
  const box = await portal();
  const hooks = box.webhooks(url, [
    { subscriptionType: 'object.propertyChange', objectType: 'companies', propertyName: 'city' },
    { subscriptionType: 'object.creation', objectType: 'tickets' },
  ]);
  const company = box.crm.create('companies', { name: 'Acme' });
  box.crm.update('companies', company, { city: 'Oslo', name: 'Acme 2' });
  const ticket = box.crm.create('tickets', { subject: 'Help' });
  await hooks.flush();

  expect(received).toHaveLength(1);
  expect(received[0]!.events).toEqual([
    expect.objectContaining({
      subscriptionType: 'object.propertyChange',
      objectId: Number(company),
      propertyName: 'city',
      propertyValue: 'Oslo',
      changeSource: 'CRM_UI',
      portalId: box.portalId,
      attemptNumber: 0,
    }),
    expect.objectContaining({ subscriptionType: 'object.creation', objectId: Number(ticket) }),
  ]);
});

it('names all ids of a merge', async () => {
  const { received, url } = await app();
  const box = await portal();
  const hooks = box.webhooks(url, [{ subscriptionType: 'object.merge' }]);
  const [first, second] = ['A', 'B'].map((name) => box.crm.create('companies', { name }));
  const survivor = box.crm.merge('companies', first!, second!);
  await hooks.flush();

  expect(received[0]!.events[0]).toMatchObject({
    primaryObjectId: Number(first),
    mergedObjectIds: [Number(first), Number(second)],
    newObjectId: Number(survivor),
  });
});

it('tells of an association from both ends, made and undone, and of none that changed nothing', async () => {
  const { received, url } = await app();
  const box = await portal();
  const company = box.crm.create('companies', {});
  const contact = box.crm.create('contacts', {});
  const hooks = box.webhooks(url, [{ subscriptionType: 'object.associationChange' }]);
  box.crm.associate('contacts', contact, 'companies', company);
  box.crm.associate('contacts', contact, 'companies', company);
  box.crm.dissociate('companies', company, 'contacts', contact);
  await hooks.flush();

  const [ofContact, ofCompany] = [Number(contact), Number(company)];
  const fromContact = {
    objectTypeId: '0-1',
    associationType: 'CONTACT_TO_COMPANY',
    fromObjectId: ofContact,
    toObjectId: ofCompany,
  };
  const fromCompany = {
    objectTypeId: '0-2',
    associationType: 'COMPANY_TO_CONTACT',
    fromObjectId: ofCompany,
    toObjectId: ofContact,
  };
  expect(received[0]!.events).toEqual([
    expect.objectContaining({ ...fromContact, associationRemoved: false }),
    expect.objectContaining({ ...fromCompany, associationRemoved: false }),
    expect.objectContaining({ ...fromCompany, associationRemoved: true }),
    expect.objectContaining({ ...fromContact, associationRemoved: true }),
  ]);
});

it('delivers by itself once it is live, what has gathered included', async () => {
  const { received, url } = await app();
  const box = await portal();
  const hooks = box.webhooks(url, [{ subscriptionType: 'object.creation' }]);
  box.crm.create('companies', { name: 'before' });
  hooks.goLive();
  for (let made = 0; made < 150; made += 1) box.crm.create('companies', {});

  await vi.waitFor(() => expect(received.flatMap(({ events }) => events)).toHaveLength(151), {
    timeout: 5_000,
  });
  expect(Math.max(...received.map(({ events }) => events.length))).toBe(100);
});

it('tries again until the app accepts, counting the attempts', async () => {
  const { received, url } = await app([500, 429]);
  const box = await portal();
  const hooks = box.webhooks(url, [{ subscriptionType: 'object.creation' }]);
  box.crm.create('companies', { name: 'Acme' });
  const log = await hooks.flush();

  expect(log.map(({ status }) => status)).toEqual([500, 429, 204]);
  expect(received.map(({ events }) => events[0]!['attemptNumber'])).toEqual([0, 1, 2]);
});

it('delivers at most a hundred events at once, and twice or in disorder on demand', async () => {
  const { received, url } = await app();
  const box = await portal();
  const hooks = box.webhooks(url, [{ subscriptionType: 'object.creation' }]);
  for (let made = 0; made < 101; made += 1) box.crm.create('companies', {});
  await hooks.flush({ shuffle: true, twice: true });

  expect(received.map(({ events }) => events.length)).toEqual([100, 100, 1, 1]);
  const times = received[0]!.events.map(({ objectId }) => Number(objectId));
  expect(times).toEqual([...times].sort((a, b) => b - a));
});

describe.skipIf(!existsSync(VECTORS))("HubSpot's own signature vectors", () => {
  type Vector = {
    version: string;
    method: string;
    uri: string;
    body: string;
    timestamp: string;
    clientSecret: string;
    signature: string;
  };

  it('are met by what the portal sends', () => {
    const vectors = JSON.parse(
      readFileSync(path.join(VECTORS, 'vectors.json'), 'utf8'),
    ) as Vector[];
    const v3 = vectors.filter(({ version }) => version === 'v3');
    expect(v3).toHaveLength(2);
    for (const { clientSecret, signature, timestamp, ...request } of v3) {
      const headers = signedHeaders(clientSecret, { ...request, now: Number(timestamp) });
      expect(headers['x-hubspot-signature-v3']).toBe(signature);
    }
  });
});
