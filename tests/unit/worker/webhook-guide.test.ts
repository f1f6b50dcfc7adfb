import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from 'vitest';

import { SUBSCRIBED_EVENTS, SUBSCRIBED_PROPERTIES } from '../../processes/subscriptions.ts';

const GUIDE = readFileSync(path.resolve(import.meta.dirname, '../../../docs/webhooks.md'), 'utf8');

/** The words in backticks of the table row that begins with these. */
function listed(object: string): readonly string[] {
  const row = GUIDE.split('\n').find((line) => line.startsWith(`| ${object} `));
  return [...(row ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
}

it.each(Object.entries(SUBSCRIBED_PROPERTIES))(
  'the guide lists the properties of %s that the tests subscribe to',
  (type, properties) => {
    expect([...listed(type.replace('_', ' '))].sort()).toEqual([...properties].sort());
  },
);

it('the guide lists every kind of event', () => {
  for (const event of SUBSCRIBED_EVENTS) expect(GUIDE).toContain(`\`${event}\``);
});
