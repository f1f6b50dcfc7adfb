import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export type CuttableLink = {
  /** The URL of the database behind the link. */
  url: string;
  /** Ends every connection at once and lets no new one in. */
  cut(): Promise<void>;
  restore(): Promise<void>;
};

/** A way to a database that a test can cut, as a server that goes away does. */
export async function cuttableLink(databaseUrl: string): Promise<CuttableLink> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let server = await listening(0);
  const { port } = server.address() as AddressInfo;

  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    async cut() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async restore() {
      server = await listening(port);
    },
  };

  async function listening(at: number): Promise<Server> {
    const listener = createServer((near) => {
      const far = connect(Number(target.port || 5432), target.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(one);
        one.on('error', () => undefined);
        one.on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    listener.listen(at, '127.0.0.1');
    await once(listener, 'listening');
    return listener;
  }
}
