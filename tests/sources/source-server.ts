import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server does to the next requests instead of answering them as it should. */
export type Fault =
  | { status: number; retryAfter?: string; body?: string }
  /** Breaks the connection off after so many bytes of a good answer. */
  | { cutAfterBytes: number }
  /** Never answers. */
  | 'silence'
  /** None: answers as it should. */
  | 'none';

export type SourceRequest = {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
};
export type SourceAnswer = {
  status: number;
  headers?: Record<string, string>;
  body: string | Buffer;
};

export type SourceServer = {
  origin: string;
  requests: readonly SourceRequest[];
  /** Each of the next requests meets one of these. */
  fail(...faults: Fault[]): void;
  /** Resolves once it was asked so often. */
  asked(times: number): Promise<void>;
  stop(): Promise<void>;
};

/** An HTTP server on a free port of this machine that answers by a function, and fails as it is told to. */
export async function sourceServer(
  answer: (request: SourceRequest) => SourceAnswer | Promise<SourceAnswer>,
): Promise<SourceServer> {
  const requests: SourceRequest[] = [];
  const faults: Fault[] = [];
  const told = new EventEmitter();

  async function respond(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
    const request = {
      method: message.method ?? '',
      url: new URL(message.url ?? '/', 'http://source.test'),
      headers: message.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    requests.push(request);
    told.emit('request');
    const fault = faults.shift();
    if (fault === 'silence') return;
    if (typeof fault === 'object' && 'status' in fault) {
      const wait = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
      response.writeHead(fault.status, wait).end(fault.body ?? '');
      return;
    }
    const { status, headers, body } = await answer(request);
    response.writeHead(status, headers);
    if (fault === undefined || fault === 'none') return void response.end(body);
    response.write(Buffer.from(body).subarray(0, fault.cutAfterBytes), () => response.destroy());
  }

  const server = createServer((message, response) => {
    respond(message, response).catch((error: unknown) => {
      // Whoever asks sees a server that fails, and the test why.
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    fail: (...more) => void faults.push(...more),
    async asked(times) {
      while (requests.length < times) await once(told, 'request');
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
