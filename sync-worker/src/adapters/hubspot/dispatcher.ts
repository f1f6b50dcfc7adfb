import { Agent, type Dispatcher, getGlobalDispatcher, setGlobalDispatcher } from 'undici';

/** The most sockets to one origin, and so the most requests in flight to it. */
export const CONNECTIONS = 10;

/** HubSpot's edge gives up after 100 s; what has not begun to answer after 60 s seldom does. */
const TIMEOUTS: Timeouts = { connectMs: 10_000, answerMs: 60_000 };

/** How long to wait for a connection, and for the next sign of life on it. */
export type Timeouts = { connectMs: number; answerMs: number };

/** Somebody answered with a redirect. HubSpot's API does not, and a token must not follow one. */
export class RedirectRefusedError extends Error {
  override readonly name = 'RedirectRefusedError';
}

type Route = { agent: Agent; users: number };

/** Origins with an agent of ours. Lives as long as the process, like the global dispatcher it serves. */
const routes = new Map<string, Route>();
let isInstalled = false;

/**
 * Bounds the sockets and the waiting of all `fetch` calls to `origin` until `close`.
 *
 * HubSpot's client sends through the global `fetch` and takes no options for it, so the only door to
 * its sockets is the global dispatcher. Other origins keep the dispatcher they had.
 */
export function boundConnections(
  origin: string,
  timeouts: Timeouts = TIMEOUTS,
): { close(): Promise<void> } {
  install();
  const route = routes.get(origin) ?? { agent: agentWith(timeouts), users: 0 };
  routes.set(origin, route);
  route.users += 1;

  let isOpen = true;
  return {
    async close() {
      if (!isOpen) return;
      isOpen = false;
      route.users -= 1;
      if (route.users > 0) return;
      routes.delete(origin);
      await route.agent.destroy();
    },
  };
}

function agentWith({ connectMs, answerMs }: Timeouts): Agent {
  return new Agent({
    connections: CONNECTIONS,
    // HTTP/1.1 only: one multiplexed connection would undo the bound on requests in flight.
    allowH2: false,
    connect: { timeout: connectMs },
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
    keepAliveTimeout: 30_000,
    // A busy process notices late that the other side closed: leave an idle connection well before it may.
    keepAliveTimeoutThreshold: 2_000,
  });
}

function install(): void {
  if (isInstalled) return;
  isInstalled = true;
  setGlobalDispatcher(
    getGlobalDispatcher().compose((others) => (options, handler) => {
      const route = routes.get(String(options.origin));
      return route
        ? route.agent.dispatch(options, refusingRedirects(handler))
        : others(options, handler);
    }),
  );
}

function refusingRedirects(handler: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
    onResponseStart: (controller, status, headers, statusText) => {
      if (status >= 300 && status < 400) {
        controller.abort(new RedirectRefusedError(`answered with a redirect (${status})`));
      } else {
        handler.onResponseStart?.(controller, status, headers, statusText);
      }
    },
    onResponseData: (controller, chunk) => handler.onResponseData?.(controller, chunk),
    onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
    onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
  };
}
