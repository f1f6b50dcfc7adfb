import type { ApiError } from '@attain/shared/contract/api-error';

/** As `hubspot.fetch`, which a surface passes in: a linked package has no dependencies of its own after the upload. */
export type WorkerFetch = (
  url: string,
  options: { method: Method; timeout: number; body?: Record<string, unknown> },
) => Promise<Response>;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Asks the worker. `Answer` is what the contract of the route says; the worker parses every body before it sends it. */
export type Worker = {
  /** @throws {Refused} with the worker's own words, {@link Unanswered} where there are none. */
  get: <Answer>(path: string) => Promise<Answer>;
  /** A write carries its `requestId` in the body: HubSpot sends once more by itself after trouble, and passes no header of ours. */
  send: <Answer>(
    method: Exclude<Method, 'GET'>,
    path: string,
    body: Record<string, unknown>,
  ) => Promise<Answer>;
};

/** The worker said no, and why: `error.details` names each field. */
export class Refused extends Error {
  readonly error: ApiError;

  constructor(error: ApiError) {
    super(error.message);
    this.error = error;
  }
}

/** There was no answer, or none of the worker's: whether a write happened is not known. */
export class Unanswered extends Error {}

const TIMEOUT_MS = 15_000;

/** @param origin where the worker answers, without a slash at the end. */
export function workerAt(origin: string, fetch: WorkerFetch, timeout = TIMEOUT_MS): Worker {
  const ask = async <Answer>(
    method: Method,
    path: string,
    body?: Record<string, unknown>,
  ): Promise<Answer> => {
    const response = await fetched(() =>
      fetch(`${origin}${path}`, { method, timeout, ...(body === undefined ? {} : { body }) }),
    );
    if (response.ok) return (await response.json()) as Answer;
    const error = errorIn(await response.json().catch(() => null));
    throw error === undefined
      ? new Unanswered(`the worker answered ${response.status}`)
      : new Refused(error);
  };
  return { get: (path) => ask('GET', path), send: ask };
}

async function fetched(send: () => Promise<Response>): Promise<Response> {
  try {
    return await send();
  } catch (error) {
    throw new Unanswered(`the worker was not reached: ${String(error)}`);
  }
}

/** HubSpot's proxy may report any refusal as a bad gateway, with the worker's own answer inside. */
function errorIn(body: unknown): ApiError | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  if ('responseBody' in body) return errorIn(body.responseBody);
  return 'code' in body && 'message' in body ? (body as ApiError) : undefined;
}
