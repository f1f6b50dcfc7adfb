import type { z } from 'zod';

import { CrmRejectedError } from '../../ports/errors.ts';
import { rejectionOf } from './rejection.ts';
import type { Send } from './send.ts';
import type { Answer, ApiRequest } from './transport.ts';

/** What an endpoint needs: its answer, parsed, or the error that the answer means. */
export type Api = {
  send: Send;
  /** @throws {CrmRejectedError} for an answer that says no, or has another shape than ours. */
  call<S extends z.ZodType>(schema: S, request: ApiRequest): Promise<z.output<S>>;
};

export function api(send: Send): Api {
  return {
    send,
    async call(schema, request) {
      const answer = await send(request);
      if (!isSuccess(answer)) throw rejectionOf(request, answer);
      return parseAnswer(schema, request, answer);
    },
  };
}

/** The same, with every request ahead of those that wait. */
export function urgentApi(ordinary: Api): Api {
  return {
    send: (request) => ordinary.send({ ...request, isUrgent: true }),
    call: (schema, request) => ordinary.call(schema, { ...request, isUrgent: true }),
  };
}

export const isSuccess = ({ status }: Answer) => status >= 200 && status < 300;

/** @throws {CrmRejectedError} naming the fields, never their values. */
export function parseAnswer<S extends z.ZodType>(
  schema: S,
  { method, path }: ApiRequest,
  { text }: Answer,
): z.output<S> {
  const result = schema.safeParse(parseJson(text));
  if (result.success) return result.data;
  const fields = result.error.issues.slice(0, 3).map((issue) => issue.path.join('.') || 'the body');
  throw new CrmRejectedError(
    `HubSpot answered ${method} ${path} in an unknown shape: ${fields.join(', ')}`,
    { cause: result.error },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
