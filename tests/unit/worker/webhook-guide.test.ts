import { readFileSync } from 'node:fs';
import path from 'node:path';

import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { ownPropertyNames } from '@attain/shared/crm/write-back';
import { inputProperties } from '@attain/sync-worker/pipeline/pulled-properties';
import { OBJECT_TYPES } from '@attain/sync-worker/ports/crm';
import { expect, it } from 'vitest';

import { attainSubscriptions, webhookManifest } from '../../processes/subscriptions.ts';

const GUIDE = readFileSync(path.resolve(import.meta.dirname, '../../../docs/webhooks.md'), 'utf8');
const SUBSCRIPTIONS = attainSubscriptions();
const TYPES = OBJECT_TYPES.filter((type) => type !== 'goal_records');
const EVENTS = [
  'object.creation',
  'object.deletion',
  'object.restore',
  'object.merge',
  'object.associationChange',
];

const eventsOf = (type: string) =>
  SUBSCRIPTIONS.filter(({ objectType }) => objectType === type).flatMap((each) =>
    each.propertyName === undefined ? [each.subscriptionType] : [],
  );
const propertiesOf = (type: string) =>
  SUBSCRIPTIONS.filter(({ objectType }) => objectType === type).flatMap((each) =>
    each.propertyName === undefined ? [] : [each.propertyName],
  );

/** The words in backticks of the table row that begins with these. */
function listed(object: string): readonly string[] {
  const row = GUIDE.split('\n').find((line) => line.startsWith(`| ${object} `));
  return [...(row ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
}

it.each(TYPES)('the app subscribes to %s as the guide says', (type) => {
  expect(eventsOf(type).sort()).toEqual([...EVENTS].sort());
  expect(propertiesOf(type).sort()).toEqual([...listed(type.replace('_', ' '))].sort());
});

it('the guide lists every kind of event, the address, and that of contacts who are forgotten', () => {
  const { settings, subscriptions } = webhookManifest();
  const hub = subscriptions.hubEvents.map(({ subscriptionType }) => subscriptionType);
  expect(hub).toEqual(['contact.privacyDeletion']);
  for (const event of [...EVENTS, ...hub]) expect(GUIDE).toContain(`\`${event}\``);
  expect(new URL(settings.targetUrl).pathname).toBe('/webhooks/hubspot');
});

it('the app subscribes to every input of an unchanged configuration, and to no value of ours', () => {
  const { mapping } = configurationSchema.parse({});
  expect(propertiesOf('companies')).toEqual(expect.arrayContaining([...inputProperties(mapping)]));
  for (const type of ['companies', 'deals'] as const) {
    const own = new Set(ownPropertyNames(type));
    expect(propertiesOf(type).filter((name) => own.has(name))).toEqual([]);
  }
});

it('the app subscribes to nothing twice', () => {
  const keys = SUBSCRIPTIONS.map((each) => JSON.stringify(each));
  expect(new Set(keys).size).toBe(keys.length);
});
