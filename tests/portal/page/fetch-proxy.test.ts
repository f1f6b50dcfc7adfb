import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import { isSignedByHubSpot } from '@attain/sync-worker/http/signature-v3';
import { describe, expect, it, onTestFinished } from 'vitest';

import { proxyCall, proxyCallSchema, type ProxyOptions } from './fetch-proxy.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');

async function backend(listener: RequestListener): Promise<ProxyOptions> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    publicOrigin: 'https://attain.example.com',
    workerOrigin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientSecret: 'a-secret-for-tests',
    portalId: 4711,
    appId: 7,
    user: { id: 9, email: "o'neill+cs@example.com" },
    now: () => NOW,
  };
}

const call = (options: ProxyOptions, more: Record<string, unknown> = {}) =>
  proxyCall(options, proxyCallSchema.parse({ url: 'https://attain.example.com/api/x', ...more }));

describe("HubSpot's proxy", () => {
  it('says who asks, and signs the public address with it', async () => {
    let seen: { uri: string; isSigned: boolean } | undefined;
    const options = await backend((request, response) => {
      const uri = `https://attain.example.com${request.url}`;
      const isSigned = isSignedByHubSpot(
        {
          method: 'GET',
          uri,
          body: Buffer.alloc(0),
          signature: request.headers['x-hubspot-signature-v3'] as string,
          timestamp: request.headers['x-hubspot-request-timestamp'] as string,
        },
        'a-secret-for-tests',
        NOW,
      );
      seen = { uri, isSigned };
      response.end('{}');
    });

    expect(await call(options)).toEqual({ status: 200, body: '{}' });
    expect(seen?.isSigned).toBe(true);
    expect(Object.fromEntries(new URL(seen?.uri ?? '').searchParams)).toEqual({
      userId: '9',
      portalId: '4711',
      userEmail: "o'neill+cs@example.com",
      appId: '7',
    });
  });

  it('sends a body as JSON, and none with a GET', async () => {
    const bodies: string[] = [];
    const options = await backend((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(text));
      request.on('end', () => response.end('{}'));
    });
    await call(options, { method: 'POST', body: { title: 'x' } });
    await call(options, { method: 'GET', body: { title: 'x' } });
    expect(bodies).toEqual(['{"title":"x"}']);
  });

  it.each([301, 400, 404])(
    'hands on %i as a bad gateway with the answer inside',
    async (status) => {
      const options = await backend((_request, response) =>
        response.writeHead(status, { location: '/y' }).end('{"code":"not_found"}'),
      );
      const answer = await call(options);
      expect(answer.status).toBe(502);
      expect(JSON.parse(answer.body)).toMatchObject({
        category: 'BAD_GATEWAY',
        context: { appServerStatusCode: [String(status)] },
        responseBody: { code: 'not_found' },
      });
    },
  );

  it('tries once more after a 5xx', async () => {
    let calls = 0;
    const options = await backend((_request, response) => {
      calls += 1;
      response.writeHead(calls === 1 ? 503 : 200).end('{}');
    });
    expect((await call(options)).status).toBe(200);
    expect(calls).toBe(2);
  });

  it('gives up at the timeout of the card', async () => {
    const options = await backend(() => {});
    const answer = await call(options, { timeout: 50 });
    expect(answer.status).toBe(504);
  });

  it('reports a backend that is down', async () => {
    const options = await backend(() => {});
    const answer = await call({ ...options, workerOrigin: 'http://127.0.0.1:1' });
    expect(answer.status).toBe(500);
  });

  it('hands on at most a megabyte', async () => {
    const options = await backend((_request, response) => response.end('x'.repeat(1_000_001)));
    expect((await call(options)).body).toContain('larger than 1 MB');
  });

  it.each([
    { name: 'another origin', more: { url: 'https://attain.example.com.evil.test/api/x' } },
    { name: 'another header', more: { headers: { 'x-trace': '1' } } },
  ])('refuses $name without a call', async ({ more }) => {
    let calls = 0;
    const options = await backend(() => void (calls += 1));
    expect((await call(options, more)).status).toBe(400);
    expect(calls).toBe(0);
  });
});
