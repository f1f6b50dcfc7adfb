import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  request as forward,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to one request on its way. */
export type Fault =
  | { kind: 'answer'; status: number; headers?: Record<string, string> }
  /** The connection ends before the server hears of the request. */
  | { kind: 'drop_before' }
  /** The server has answered, and the connection ends before the client hears of it. */
  | { kind: 'drop_after'; then?: () => Promise<void> };

export type Seen = {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
};

export type FaultyProxy = {
  origin: string;
  /** Every request, in the order in which they came. */
  seen: readonly Seen[];
  stop(): Promise<void>;
};

/**
 * A way to a server on which requests meet faults in turn, one each; those after the last one pass.
 *
 * @param target Where the server is at the moment; a request waits for it.
 */
export async function faultyProxy(
  target: () => Promise<string>,
  faults: readonly Fault[],
): Promise<FaultyProxy> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => void pass(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray());
    const fault = faults[seen.length];
    const { method = '', url = '', headers } = request;
    seen.push({ method, path: url, headers, body });
    if (fault?.kind === 'drop_before') return void request.socket.destroy();
    if (fault?.kind === 'answer') {
      return void response.writeHead(fault.status, fault.headers).end();
    }
    const answer = await sent(await target(), { method, url, headers, body }).catch(
      () => undefined,
    );
    if (answer === undefined) return void request.socket.destroy();
    if (fault?.kind === 'drop_after') {
      await fault.then?.();
      return void request.socket.destroy();
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Sent = { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer };

async function sent(origin: string, { method, url, headers, body }: Sent) {
  const call = forward(`${origin}${url}`, { method, headers });
  call.end(body);
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  const bytes = Buffer.concat(await answer.toArray());
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: bytes };
}
