import type { Portal } from './portal.ts';

/** What answers hold, of whatever endpoint: a test reads the part that it asked for. */
export type AnswerBody = {
  [key: string]: unknown;
  id: string;
  properties: Record<string, string | null>;
  propertiesWithHistory: { name: { value: string }[] };
  associations: { contacts: Pick<AnswerBody, 'results' | 'paging'> };
  results: [AnswerBody, ...AnswerBody[]];
  to: unknown[];
  paging: { next: { after: string } };
  message: string;
  errors: [{ context: Record<string, string[]> }];
  objectWriteTraceId: string;
  new: boolean;
  access_token: string;
  refresh_token: string;
  expires_in: number;
  scopes: string[];
};

/** `body` is empty text where the answer has none. */
export type Called = { status: number; headers: Headers; body: AnswerBody };

export type Caller = (method: string, path: string, body?: unknown) => Promise<Called>;

/** Calls the portal as an app does, with a token: the portal's own unless another is given. */
export function caller(portal: Pick<Portal, 'origin' | 'token'>, token = portal.token): Caller {
  return async (method, path, body) => {
    const form = body instanceof URLSearchParams;
    const response = await fetch(portal.origin + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as AnswerBody,
    };
  };
}
