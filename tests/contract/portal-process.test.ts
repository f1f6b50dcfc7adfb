import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, it, onTestFinished } from 'vitest';

import { caller } from '../portal/call.ts';
import { startPortalProcess } from '../processes/portal.ts';

const MAIN = fileURLToPath(new URL('../portal/main.ts', import.meta.url));

it('runs as a process of its own, says how to get in, and ends when it is told to', async () => {
  const portal = await startPortalProcess(['--companies', '120', '--limits', 'free']);
  let stopped = false;
  onTestFinished(() => (stopped ? undefined : portal.stop()));
  const { status, headers, body } = await caller(portal)(
    'GET',
    '/crm/objects/2026-09/companies?limit=100',
  );

  expect(status).toBe(200);
  expect(body.results).toHaveLength(100);
  expect(headers.get('x-hubspot-ratelimit-max')).toBe('100');

  await portal.stop();
  stopped = true;
  await expect(fetch(portal.origin)).rejects.toThrow();
});

it.each([
  { args: ['--companies', 'many'], says: '--companies takes a whole number' },
  { args: ['--limits', 'some'], says: '--limits takes off, free, pro, enterprise' },
])('refuses $args in one line', ({ args, says }) => {
  const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });

  expect(status).toBe(64);
  expect(stderr).toContain(says);
});
