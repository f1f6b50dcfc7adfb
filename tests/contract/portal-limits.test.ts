import { expect, it, onTestFinished } from 'vitest';

import { caller } from '../portal/call.ts';
import { virtualClock } from '../portal/clock.ts';
import { type PortalOptions, startPortal } from '../portal/portal.ts';

const COMPANIES = '/crm/objects/2026-09/companies';
const SEARCH = `${COMPANIES}/search`;

async function portalWith(options: PortalOptions) {
  const clock = virtualClock('2026-11-22T12:00:00Z');
  const portal = await startPortal({ clock, ...options });
  onTestFinished(() => portal.stop());
  return { portal, clock, call: caller(portal) };
}

it('lets the window through and refuses the next request with the policy by name', async () => {
  const { call } = await portalWith({ limits: { perTenSeconds: 3 } });
  for (let sent = 0; sent < 3; sent += 1) expect((await call('GET', COMPANIES)).status).toBe(200);

  const refused = await call('GET', COMPANIES);
  expect(refused.status).toBe(429);
  expect(refused.body).toEqual({
    status: 'error',
    message: 'You have reached your ten_secondly_rolling limit.',
    errorType: 'RATE_LIMIT',
    correlationId: expect.any(String),
    policyName: 'TEN_SECONDLY_ROLLING',
    requestId: expect.any(String),
  });
  expect(refused.headers.has('retry-after')).toBe(false);
});

it.each([
  { waitedMs: 9_999, status: 429 },
  { waitedMs: 10_000, status: 200 },
])('answers $status when $waitedMs ms have passed since a full window', async (row) => {
  const { call, clock } = await portalWith({ limits: { perTenSeconds: 1 } });
  await call('GET', COMPANIES);
  clock.advance(row.waitedMs);

  expect((await call('GET', COMPANIES)).status).toBe(row.status);
});

it('says what is left in headers, with the daily figures for a static token', async () => {
  const { call } = await portalWith({ limits: 'pro' });
  const { headers } = await call('GET', COMPANIES);

  expect(headers.get('x-hubspot-ratelimit-max')).toBe('190');
  expect(headers.get('x-hubspot-ratelimit-remaining')).toBe('189');
  expect(headers.get('x-hubspot-ratelimit-interval-milliseconds')).toBe('10000');
  expect(headers.get('x-hubspot-ratelimit-daily')).toBe('625000');
  expect(headers.get('x-hubspot-ratelimit-daily-remaining')).toBe('624999');
});

it('keeps the daily figures from an OAuth token, which expires after half an hour', async () => {
  const { portal, clock } = await portalWith({ limits: 'pro' });
  const grant = new URLSearchParams({
    grant_type: 'authorization_code',
    code: portal.authorizationCode(),
    client_id: portal.clientId,
    client_secret: portal.clientSecret,
  });
  const { body } = await caller(portal)('POST', '/oauth/2026-09/token', grant);
  const call = caller(portal, body.access_token);

  const answer = await call('GET', COMPANIES);
  expect(answer.status).toBe(200);
  expect(answer.headers.has('x-hubspot-ratelimit-max')).toBe(true);
  expect(answer.headers.has('x-hubspot-ratelimit-daily')).toBe(false);

  clock.advance(body.expires_in * 1_000);
  expect((await call('GET', COMPANIES)).body).toMatchObject({ category: 'EXPIRED_AUTHENTICATION' });
});

it('gives search a lane of its own: five a second, no rate-limit headers', async () => {
  const { call, clock } = await portalWith({ limits: 'pro' });
  const answers = [];
  for (let sent = 0; sent < 6; sent += 1) answers.push(await call('POST', SEARCH, {}));

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  const refused = answers[5]!;
  expect(refused.body.message).toBe('You have reached your secondly limit.');
  const names = answers.flatMap(({ headers }) => [...headers.keys()]);
  expect(names.filter((name) => name.includes('ratelimit'))).toEqual([]);

  clock.advance(1_000);
  expect((await call('POST', SEARCH, {})).status).toBe(200);
});

it('does not count searches towards the ten-second window', async () => {
  const { call } = await portalWith({ limits: { perTenSeconds: 1, searchPerSecond: 5 } });
  await call('POST', SEARCH, {});
  await call('POST', SEARCH, {});

  expect((await call('GET', COMPANIES)).status).toBe(200);
});

it("ends the daily limit at midnight in the account's own time zone", async () => {
  const { call, clock } = await portalWith({ limits: { daily: 1 }, timeZone: 'Asia/Tokyo' });
  await call('GET', COMPANIES);
  expect((await call('GET', COMPANIES)).body.policyName).toBe('DAILY');

  clock.set('2026-11-22T14:59:59Z');
  expect((await call('GET', COMPANIES)).status).toBe(429);
  clock.set('2026-11-22T15:00:00Z');
  expect((await call('GET', COMPANIES)).status).toBe(200);
});

it('counts each token for itself in the window, and all of them towards the day', async () => {
  const { portal } = await portalWith({
    tokens: { a: ['crm.objects.companies.read'], b: ['crm.objects.companies.read'] },
    limits: { perTenSeconds: 1, daily: 2 },
  });
  expect((await caller(portal, 'a')('GET', COMPANIES)).status).toBe(200);
  expect((await caller(portal, 'b')('GET', COMPANIES)).status).toBe(200);
  expect((await caller(portal, 'b')('GET', COMPANIES)).body.policyName).toBe('DAILY');
});
