import { Client } from '@hubspot/api-client';

import { CrmRejectedError } from '../../ports/errors.ts';
import { boundConnections, RedirectRefusedError, type Timeouts } from './dispatcher.ts';

/** One call to HubSpot, as an endpoint describes it. */
export type ApiRequest = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
  /** Sent as `multipart/form-data` in the place of a body. */
  form?: MultipartForm;
  /** The path in the call counts, where the path itself holds an id or a name. */
  endpoint?: string;
  isSearch?: boolean;
  /** HubSpot does it again when it is asked again: not repeated where it may have been done. */
  once?: true;
  /** Goes ahead of the requests that wait for their turn. */
  isUrgent?: boolean;
};

export type Answer = {
  status: number;
  header: (name: string) => string | null;
  text: string;
};

/** Fields of text, and the one file of a form. */
export type MultipartForm = {
  fields: Readonly<Record<string, string>>;
  file: { name: string; contentType: string; bytes: Uint8Array };
};

/** No answer: the connection failed, broke or fell silent. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  /** False where no connection came about, so that HubSpot cannot have seen the request. */
  readonly wasSent: boolean;

  constructor(message: string, wasSent: boolean, cause: unknown) {
    super(message, { cause });
    this.wasSent = wasSent;
  }

  /** HubSpot kept the connection and said nothing for as long as we wait. */
  get isSilence(): boolean {
    return SILENT.has(this.message);
  }
}

export type Transport = {
  /** @throws {NoAnswerError}; {@link CrmRejectedError} for a redirect, which is never followed. */
  exchange(request: ApiRequest, token: string): Promise<Answer>;
  close(): Promise<void>;
};

const SILENT = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * One attempt at one request, whatever its answer. HubSpot's own client signs and sends; its
 * limiter, its retries and its typed classes stay unused, because they are shared by all clients of
 * a process, know neither the dated paths nor 423 and 477, and drop fields they do not know.
 */
export function transport(origin: string, timeouts?: Timeouts): Transport {
  const connections = boundConnections(origin, timeouts);
  const clientOf = clients(origin);

  return {
    async exchange({ method, path, query, body, form }, token) {
      try {
        const response = await clientOf(token).apiRequest({
          method,
          path,
          ...(query && { qs: query }),
          ...(body !== undefined && { body }),
          // Without the default of JSON the form says its own content type, which holds its boundary.
          ...(form && { body: formDataOf(form), defaultJson: false }),
        });
        const { status, headers } = response;
        return { status, header: (name) => headers.get(name), text: await response.text() };
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => connections.close(),
  };
}

function formDataOf({ fields, file }: MultipartForm): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  const content = new Blob([new Uint8Array(file.bytes)], { type: file.contentType });
  data.set('file', content, file.name);
  return data;
}

/** The client of a token; a new one when the token was renewed. */
function clients(origin: string): (token: string) => Client {
  let latest: { token: string; client: Client } | undefined;
  return (token) => {
    if (latest?.token !== token) {
      latest = { token, client: new Client({ accessToken: token, basePath: origin }) };
    }
    return latest.client;
  };
}

/** `fetch` says only "fetch failed"; the reason is in its causes. */
function failureOf(error: unknown): Error {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof RedirectRefusedError) {
      return new CrmRejectedError(`HubSpot ${cause.message}. Check HUBSPOT_API_ORIGIN.`, { cause });
    }
    const code = 'code' in cause ? String(cause.code) : undefined;
    if (code !== undefined) return new NoAnswerError(code, !NEVER_CONNECTED.has(code), error);
  }
  return new NoAnswerError('connection broken', true, error);
}
