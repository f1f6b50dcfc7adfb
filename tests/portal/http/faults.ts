import { randomUUID } from 'node:crypto';

import { type RatePolicy, rateLimited } from './errors.ts';

/** What goes wrong. `commitThen` carries the request out and then answers as if it had not;
 * after `hang` and `commitThenHang` there is no answer while the connection lives. */
export type FaultEffect =
  | {
      kind: 'answer';
      status: number;
      body?: unknown;
      headers?: Record<string, string>;
      retryAfterSeconds?: number;
    }
  | { kind: 'rateLimit'; policy: RatePolicy }
  | { kind: 'reset' }
  | { kind: 'hang' }
  | { kind: 'delay'; ms: number }
  | { kind: 'commitThen'; status: number }
  | { kind: 'commitThenReset' }
  | { kind: 'commitThenHang' };

export type FaultScript = {
  match?: { method?: string; path?: RegExp };
  /** How often it happens; 1 unless told, `Infinity` for always. */
  times?: number;
  /** How many matching requests go through before it starts. */
  after?: number;
  then: FaultEffect;
};

export type Faults = ReturnType<typeof faults>;

/** Faults by script, taken in the order they were written. */
export function faults() {
  let scripts: { script: FaultScript; seen: number; left: number }[] = [];
  return {
    script: (list: readonly FaultScript[]) => {
      scripts.push(...list.map((script) => ({ script, seen: 0, left: script.times ?? 1 })));
    },
    clear: () => {
      scripts = [];
    },
    /** How many faults are still to come. */
    pending: () => scripts.reduce((total, { left }) => total + left, 0),
    /** The fault that hits this request, if any. */
    next: (method: string, path: string): FaultEffect | undefined => {
      for (const entry of scripts) {
        const { match = {}, after = 0, then } = entry.script;
        if (match.method && match.method !== method) continue;
        if (match.path && !match.path.test(path)) continue;
        entry.seen += 1;
        if (entry.seen <= after || entry.left === 0) continue;
        entry.left -= 1;
        return then;
      }
      return undefined;
    },
  };
}

export type RawAnswer = {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
};

/** The answer of an `answer`, `rateLimit` or `commitThen` fault. */
export function faultAnswer(effect: FaultEffect & { kind: 'answer' | 'rateLimit' }): RawAnswer {
  if (effect.kind === 'rateLimit') {
    const { status, body } = rateLimited(effect.policy);
    return json(status, body, {});
  }
  const { status, body, headers = {}, retryAfterSeconds } = effect;
  const wait = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  const all = { ...wait, ...headers };
  if (body !== undefined) return json(status, body, all);
  // What a proxy answers for a server that does not is a page, not JSON.
  if (status === 502 || status === 504 || status >= 520) return page(status, all);
  return json(
    status,
    { status: 'error', message: message(status), correlationId: randomUUID() },
    all,
  );
}

function json(status: number, body: unknown, headers: Record<string, string>): RawAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=utf-8', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

function page(status: number, headers: Record<string, string>): RawAnswer {
  const title = `${status}: ${message(status)}`;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
    body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  };
}

const MESSAGES: Readonly<Record<number, string>> = {
  423: 'The resource is currently locked. Please try again later.',
  477: 'This account is currently being migrated between data hosting locations.',
  500: 'internal error',
  502: 'Bad gateway',
  503: 'The service is temporarily unavailable.',
  504: 'Gateway time-out',
  521: 'Web server is down',
  523: 'Origin is unreachable',
  524: 'A timeout occurred',
};

function message(status: number): string {
  return MESSAGES[status] ?? 'There was a problem with the request.';
}
