import { gunzipSync } from 'node:zlib';

import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { Analytics } from '@segment/analytics-node';
import { PostHog } from 'posthog-node';
import { describe, expect } from 'vitest';

import { type Fault, type FaultyProxy, faultyProxy } from '../processes/faulty-proxy.ts';
import { serveAttain, type ServeProcess } from '../processes/serve.ts';
import { clientCaptures, isCaptured, shapeOf } from '../real-data/client-captures.ts';
import { addSource, SOURCE, type UsageServer, usageServer, WRITE_KEY } from './usage-server.ts';
import { it as base } from './worker-test.ts';

const EVENTS = 30;
const FLUSH_AT = 5;
const ACCOUNT = 'acme.example';
const DAY = new Date('2026-11-25T10:00:00Z');

/** One of the real clients, sending events that are all different to an address. */
type Client = {
  name: string;
  routes: RegExp;
  /** What becomes of the calls that are no events. */
  outcomes: object;
  run: (origin: string) => Promise<void>;
};

const eventName = (n: number) => `Feature ${n} used`;
const eachEvent = (send: (event: string) => void) => {
  for (let n = 0; n < EVENTS; n += 1) send(eventName(n));
};

const CLIENTS: readonly Client[] = [
  {
    name: '@segment/analytics-node',
    routes: /^\/v1\/batch$/,
    outcomes: { membership: 2, ignored_call: 1 },
    async run(host) {
      const client = new Analytics({
        writeKey: WRITE_KEY,
        host,
        flushAt: FLUSH_AT,
        maxRetries: 10,
      });
      eachEvent((event) =>
        client.track({ userId: 'user-1', event, timestamp: DAY, context: { groupId: ACCOUNT } }),
      );
      client.identify({ userId: 'user-1', traits: { email: `ann@${ACCOUNT}` } });
      client.group({ userId: 'user-1', groupId: ACCOUNT, traits: { name: 'Acme' } });
      client.alias({ userId: 'user-1', previousId: 'anon-1' });
      await client.closeAndFlush();
    },
  },
  {
    name: 'posthog-node',
    routes: /^\/batch\/$/,
    // The client makes up a person for a group, so that call says of nobody where he belongs.
    outcomes: { membership: 1, ignored_call: 2 },
    async run(host) {
      const client = new PostHog(WRITE_KEY, {
        ...{ host, flushAt: FLUSH_AT, fetchRetryCount: 10, fetchRetryDelay: 100 },
      });
      eachEvent((event) =>
        client.capture({
          ...{ distinctId: 'user-1', event, timestamp: DAY },
          groups: { company: ACCOUNT },
        }),
      );
      client.identify({ distinctId: 'user-1', properties: { email: `ann@${ACCOUNT}` } });
      client.groupIdentify({
        groupType: 'company',
        groupKey: ACCOUNT,
        properties: { name: 'Acme' },
      });
      client.alias({ distinctId: 'user-1', alias: 'anon-1' });
      await client.shutdown();
    },
  },
  {
    name: '@rudderstack/rudder-sdk-node',
    routes: /^\/v1\/batch$/,
    outcomes: { membership: 2, ignored_call: 1 },
    async run(dataPlaneUrl) {
      const client = new RudderAnalytics(WRITE_KEY, {
        ...{
          dataPlaneUrl,
          flushAt: FLUSH_AT,
          flushInterval: 100,
          retryCount: 10,
          logLevel: 'none',
        },
      });
      const sent: Promise<void>[] = [];
      const done = () => {
        const { promise, resolve } = Promise.withResolvers<void>();
        sent.push(promise);
        return resolve;
      };
      eachEvent((event) =>
        client.track(
          { userId: 'user-1', event, timestamp: DAY, context: { groupId: ACCOUNT } },
          done(),
        ),
      );
      client.identify({ userId: 'user-1', traits: { email: `ann@${ACCOUNT}` } }, done());
      client.group({ userId: 'user-1', groupId: ACCOUNT, traits: { name: 'Acme' } }, done());
      client.alias({ userId: 'user-1', previousId: 'anon-1' }, done());
      await client.flush();
      await Promise.all(sent);
    },
  },
];

/** A worker that can be killed, and is started again on the same database. */
type KillableServer = {
  origin: () => Promise<string>;
  killAndRestart: () => Promise<void>;
  usage: () => Promise<UsageServer>;
};

const it = base.extend<{ aServer: () => Promise<KillableServer> }>({
  aServer: async ({ aPortal }, use) => {
    const stops: (() => Promise<unknown>)[] = [];
    await use(async () => {
      const worker = await aPortal({ companies: 2 });
      let running: Promise<ServeProcess> = serveAttain(worker.env);
      stops.push(async () => (await running).stop());
      await running;
      await addSource(worker, SOURCE, WRITE_KEY);
      return {
        origin: async () => (await running).origin,
        async killAndRestart() {
          const killed = await running;
          running = killed.kill().then(() => serveAttain(worker.env));
          await running;
        },
        usage: async () => usageServer(worker, await running),
      };
    });
    await Promise.all(stops.map((stop) => stop()));
  },
});

const eachOnce = Array.from({ length: EVENTS }, (_, n) => ({
  ...{ account: ACCOUNT, event: eventName(n), count: 1 },
})).sort((a, b) => (a.event < b.event ? -1 : 1));

describe.concurrent.each(CLIENTS)('$name', ({ name, routes, outcomes, run }) => {
  it('is understood', async ({ aServer }) => {
    const server = await aServer();
    const proxy = await faultyProxy(server.origin, []);
    await run(proxy.origin);
    await proxy.stop();
    expect(proxy.seen.every(({ path }) => routes.test(path))).toBe(true);
    const usage = await server.usage();
    expect(usage.cells()).toMatchObject(eachOnce);
    expect(await usage.outcomes()).toEqual({ stored: EVENTS, ...outcomes });
  });

  it('brings each event once whatever happens on the way', async ({ aServer }) => {
    const server = await aServer();
    const faults: Fault[] = [
      { kind: 'answer', status: 503, headers: { 'retry-after': '1' } },
      { kind: 'answer', status: 429, headers: { 'retry-after': '1' } },
      { kind: 'drop_before' },
      { kind: 'drop_after' },
      { kind: 'drop_after', then: () => server.killAndRestart() },
      { kind: 'answer', status: 503 },
      { kind: 'drop_after' },
    ];
    const proxy = await faultyProxy(server.origin, faults);
    await run(proxy.origin);
    await proxy.stop();
    expect(proxy.seen.length).toBeGreaterThan(faults.length);
    const usage = await server.usage();
    expect(usage.cells()).toMatchObject(eachOnce);
    const { stored, repeated } = await usage.outcomes();
    expect(stored).toBe(EVENTS);
    expect(repeated).toBeGreaterThan(0);
  });

  if (!isCaptured(name)) return;
  const captured = clientCaptures(name);
  it.skipIf(captured === undefined)('says what the captures of it say', async () => {
    const good: Fault[] = Array.from({ length: EVENTS }, () => ({ kind: 'answer', status: 200 }));
    const proxy = await faultyProxy(async () => '', good);
    await run(proxy.origin);
    await proxy.stop();
    const shapes = new Set((captured ?? []).flatMap(({ body }) => shapeOf(body)));
    expect([...shapes]).toEqual(expect.arrayContaining([...eventShapes(proxy)]));
  });
});

/** The paths of what the client sends now, of events alone: other calls hold what this test makes up. */
function eventShapes({ seen }: FaultyProxy): readonly string[] {
  return seen.flatMap(({ body }) => {
    const text = body[0] === 0x1f ? gunzipSync(body).toString() : body.toString();
    return shapeOf(JSON.parse(text)).filter((path) => !/groups|traits|properties\./.test(path));
  });
}
