import { posthogAnalytics } from '@attain/sync-worker/adapters/analytics/posthog/posthog';
import { pause } from '@attain/sync-worker/pause';
import { describe, expect, it as base } from 'vitest';

import {
  POSTHOG_KEY,
  type PosthogEvent,
  posthogServer,
  type PosthogServer,
} from '../sources/posthog-server.ts';
import { pullStage, rowsOf, someSpan } from './pull-stage.ts';

const event = (change: Partial<PosthogEvent> = {}): PosthogEvent => ({
  event: 'report_created',
  at: '2026-06-30T08:00:00Z',
  person: 'person-1',
  properties: { $group_0: 'acc_1' },
  ...change,
});

const it = base.extend<{ posthog: PosthogServer }>({
  posthog: async ({}, use) => {
    const server = await posthogServer();
    await use(server);
    await server.stop();
  },
});

async function opened(server: PosthogServer, change: object = {}, options: object = {}) {
  const stage = await pullStage();
  const sources = [
    {
      name: 'hog',
      type: 'posthog',
      secretFrom: 'HOG_KEY',
      origin: server.origin,
      projectId: '42',
      backfillDays: 10,
      ...change,
    },
  ];
  const configuration = stage.configuration({ sources });
  const [source] = configuration.usage.sources;
  if (source?.type !== 'posthog') throw new Error('no source');
  const waits: number[] = [];
  const analytics = posthogAnalytics({
    source,
    key: POSTHOG_KEY,
    excluded: { users: [], emailDomains: [], events: [], byEmailDomain: true },
    numbers: [],
    pause: async (ms, signal) => {
      waits.push(ms);
      await pause(0, signal);
    },
    ...options,
  });
  return { ...stage, configuration, analytics, waits, pulled: { analytics, configuration } };
}

const SPAN = someSpan('2026-06-29', '2026-06-30');

describe('PostHog as a source', () => {
  it('counts by account, day of the portal and event, and tells users with their sessions', async ({
    posthog,
  }) => {
    posthog.events.push(
      event({
        at: '2026-06-29T22:30:00Z',
        properties: { $group_0: 'acc_1', $session_id: 's1', rows: 5 },
      }),
      event({
        at: '2026-06-29T22:50:00Z',
        properties: { $group_0: 'acc_1', $session_id: 's1', rows: 7 },
      }),
      event({ at: '2026-06-30T10:00:00Z', properties: { $group_0: 'acc_1', $session_id: 's2' } }),
      event({ event: 'login', person: 'person-2', properties: {}, email: 'bob@beta.io' }),
      event({
        event: 'login',
        person: 'person-2',
        properties: {},
        email: 'bob@beta.io',
        at: '2026-06-30T09:00:00Z',
      }),
    );
    const { analytics } = await opened(posthog, {}, { numbers: ['rows'] });
    const acme = { by: 'account_key', value: 'acc_1' };
    const beta = { by: 'domain', value: 'beta.io' };
    const cell = { kind: 'cell', day: 20_634, durationSeconds: null };
    const user = { kind: 'user_day', day: 20_634 };
    expect(await rowsOf(analytics, SPAN)).toEqual([
      { ...cell, account: beta, event: 'login', count: 2, numbers: null },
      { ...cell, account: acme, event: 'report_created', count: 3, numbers: { rows: 12 } },
      { ...user, account: beta, user: 'person-2', sessions: 2, durationSeconds: null },
      { ...user, account: acme, user: 'person-1', sessions: 2, durationSeconds: 1_200 },
    ]);
  });

  it('counts what a visitor does whom PostHog does not know, and no user for it', async ({
    posthog,
  }) => {
    posthog.events.push(
      event({ person: 'visitor', properties: { $group_0: 'acc_1', $is_identified: false } }),
      event({ properties: { $group_0: 'acc_1', $is_identified: true } }),
    );
    const { analytics } = await opened(posthog);
    expect(await rowsOf(analytics, SPAN)).toMatchObject([
      { kind: 'cell', count: 2 },
      { kind: 'user_day', user: 'person-1' },
    ]);
  });

  it('goes from page to page by the last row, which PostHog allows, and not by OFFSET', async ({
    posthog,
  }) => {
    for (let n = 0; n < 25; n += 1)
      posthog.events.push(
        event({ event: `event ${n}`, properties: { $group_0: `acc_${n % 3}` }, person: `p${n}` }),
      );
    const whole = await opened(posthog);
    const paged = await opened(posthog, {}, { pageRows: 4 });
    const rows = await rowsOf(paged.analytics, SPAN);
    expect(rows).toHaveLength(50);
    expect(rows).toEqual(await rowsOf(whole.analytics, SPAN));
    expect(posthog.requests.length).toBeGreaterThan(12);
  });

  it('lets no event of internal users and domains leave PostHog, and asks for named events only', async ({
    posthog,
  }) => {
    posthog.events.push(
      event({ distinctId: 'monitor' }),
      event({ email: 'dev@attain.example' }),
      event({ event: 'page viewed' }),
      event({ email: 'ann@acme.com' }),
    );
    const { analytics } = await opened(
      posthog,
      { events: ['report_created'] },
      {
        excluded: {
          ...{ users: ['monitor'], emailDomains: ['Attain.Example'] },
          ...{ events: [], byEmailDomain: true },
        },
      },
    );
    expect(await rowsOf(analytics, SPAN)).toMatchObject([
      { kind: 'cell', count: 1 },
      { kind: 'user_day' },
    ]);
  });

  it('counts nothing that PostHog keeps as an event and that is no usage, and no user for it', async ({
    posthog,
  }) => {
    const calls = ['$identify', '$set', '$groupidentify', '$feature_flag_called', '$exception'];
    posthog.events.push(...calls.map((name) => event({ event: name })));
    const { analytics } = await opened(posthog);
    expect(await rowsOf(analytics, SPAN)).toEqual([]);
    posthog.events.push(event({ event: '$pageview' }));
    expect(await rowsOf(analytics, SPAN)).toMatchObject([
      { kind: 'cell', event: '$pageview', count: 1 },
      { kind: 'user_day', sessions: 1 },
    ]);
  });

  it('counts no user for events that are excluded, by name or by how it begins', async ({
    posthog,
  }) => {
    posthog.events.push(
      event({ event: 'heartbeat' }),
      event({ event: '$autocapture', person: 'person-2' }),
      event({ person: 'person-3' }),
    );
    const events = ['heartbeat', '$*'];
    const { analytics } = await opened(
      posthog,
      {},
      { excluded: { users: [], emailDomains: [], events, byEmailDomain: true } },
    );
    const rows = await rowsOf(analytics, SPAN);
    expect(rows.flatMap((row) => (row.kind === 'user_day' ? row.user : []))).toEqual(['person-3']);
    expect(rows.filter(({ kind }) => kind === 'cell')).toHaveLength(3);
  });

  it('reads any property as the account, whatever its name', async ({ posthog }) => {
    const { analytics } = await opened(posthog, { accountProperty: 'odd `name\\ of it' });
    expect(await rowsOf(analytics, SPAN)).toEqual([]);
    expect(posthog.requests[0]?.body).toContain('properties.`odd ``name\\\\\\\\ of it`');
  });

  it('waits as long as PostHog asks, and asks again after trouble of the way', async ({
    posthog,
  }) => {
    posthog.events.push(event());
    const { analytics, waits } = await opened(posthog);
    posthog.fail({ status: 429, retryAfter: '28' }, { status: 503 }, { cutAfterBytes: 20 });
    expect(await rowsOf(analytics, SPAN)).toHaveLength(2);
    expect(waits).toEqual([28_000, 2_000, 4_000]);
  });

  it('waits for a query that goes on in the background', async ({ posthog }) => {
    posthog.events.push(event());
    posthog.goesOnInBackground(3);
    const { analytics } = await opened(posthog);
    expect(await rowsOf(analytics, SPAN)).toHaveLength(2);
    expect(posthog.requests.map(({ method }) => method)).toEqual([
      'POST',
      'GET',
      'GET',
      'GET',
      'POST',
      'GET',
      'GET',
      'GET',
    ]);
  });

  it.each([
    [
      'a longer pause than a pull waits',
      [{ status: 429, retryAfter: '1800' }],
      'PostHog answers 429 and asks to wait 30 minutes.',
    ],
    ['trouble without end', Array(4).fill({ status: 502 }), 'PostHog answers 502, 4 times'],
    ['a redirect', [{ status: 302 }], 'PostHog answers with a redirect (302): check origin.'],
    [
      'something else than rows',
      [{ status: 200, body: '{"ok":true}' }],
      'PostHog answers something else than rows',
    ],
    [
      'a refusal',
      [{ status: 400, body: '{"detail":"Unknown table"}' }],
      'PostHog refuses the question (400: Unknown table).',
    ],
  ])('fails in one sentence for %s', async (_, faults, reason) => {
    const posthog = await posthogServer();
    const { analytics } = await opened(posthog);
    posthog.fail(...(faults as Parameters<PosthogServer['fail']>));
    await expect(rowsOf(analytics, SPAN)).rejects.toThrow(reason);
    await analytics.close();
    await posthog.stop();
  });

  it('tells a key that may not query by the variable it comes from, and never the key', async ({
    posthog,
  }) => {
    const { analytics, pull, configuration } = await opened(posthog, {}, { key: 'phx_wrong' });
    const { error, state } = await pull({ analytics, configuration });
    expect(state).toBe('failed');
    expect(error).toBe(
      'PostHog refuses the secret in HOG_KEY (401: Invalid personal API key): set one that may read this project.',
    );
    await expect(analytics.check(new AbortController().signal)).rejects.toThrow('HOG_KEY');
  });

  it('gives up on an answer that does not come, and at once when it is stopped', async ({
    posthog,
  }) => {
    const { analytics } = await opened(posthog, { timeoutSeconds: 5 });
    posthog.fail('silence', 'silence');
    const stopping = new AbortController();
    const stopped = rowsOf(analytics, SPAN, stopping.signal);
    await posthog.asked(1);
    stopping.abort(new Error('stopped'));
    await expect(stopped).rejects.toThrow('stopped');
    await expect(rowsOf(analytics, SPAN)).rejects.toThrow('PostHog took longer than 5 s');
  });

  it('becomes the usage of companies, by the rules of what counts', async ({ posthog }) => {
    posthog.events.push(
      event(),
      event({ event: '$autocapture' }),
      event({ properties: { $group_0: 'demo' } }),
      event({ properties: {}, email: 'x@gmail.com' }),
      event({ properties: {} }),
    );
    const stage = await opened(posthog);
    const configuration = stage.configuration;
    configuration.usage.exclude.events.push('$*');
    configuration.usage.exclude.accounts.push('demo');
    expect(await stage.pull({ analytics: stage.analytics, configuration })).toMatchObject({
      state: 'pulled',
      cells: 1,
      userDays: 1,
      outcomes: { stored: 1, excluded_event: 1, internal: 1, no_account: 2 },
    });
    expect(await stage.dirty()).toEqual(['512']);
    const counted = async () =>
      Object.fromEntries(
        (await stage.store.usage.outcomes(0)).map(({ outcome, count }) => [outcome, count]),
      );
    const once = { stored: 1, excluded_event: 1, internal: 1, no_account: 2 };
    expect(await counted()).toEqual(once);
    await stage.pull({ analytics: stage.analytics, configuration });
    expect(await counted()).toEqual(once);
    expect(
      JSON.stringify(await stage.store.usage.accounts({ matched: true, limit: 9 })),
    ).not.toContain('person-1');
  });
});
