import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { isSignedByHubSpot } from '@attain/sync-worker/http/signature-v3';

export type FakeWorker = {
  origin: string;
  /** What it answers from now on, by company id; a company that is not there is not found. */
  views: Map<string, unknown>;
  /** The queries of the calls that carried a valid signature. */
  signedQueries: URLSearchParams[];
  stop: () => Promise<void>;
  start: () => Promise<void>;
};

/** A worker that answers prepared summaries to whoever signs like HubSpot, and that can be stopped and started on one port. */
export async function fakeWorker(clientSecret: string): Promise<FakeWorker> {
  const views = new Map<string, unknown>();
  const signedQueries: URLSearchParams[] = [];
  let origin = '';

  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const url = new URL(request.url ?? '/', origin);
    const signed = {
      method: request.method ?? 'GET',
      uri: url.href,
      body: Buffer.alloc(0),
      signature: request.headers['x-hubspot-signature-v3'] as string | undefined,
      timestamp: request.headers['x-hubspot-request-timestamp'] as string | undefined,
    };
    if (!isSignedByHubSpot(signed, clientSecret, Date.now())) {
      return answer(401, { code: 'unauthorized', message: 'The signature is not valid.' });
    }
    signedQueries.push(url.searchParams);
    const companyId = /^\/api\/companies\/(\d+)\/summary$/.exec(url.pathname)?.[1] ?? '';
    const view = views.get(companyId);
    return view === undefined
      ? answer(404, { code: 'not_found', message: 'There are no figures yet.' })
      : answer(200, view);
  });

  let port = 0;
  const start = async () => {
    if (server.listening) return;
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    origin = `http://127.0.0.1:${port}`;
  };
  const stop = async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  await start();
  return { origin, views, signedQueries, start, stop };
}
