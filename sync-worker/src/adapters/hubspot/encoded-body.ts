import type { ApiRequest } from './transport.ts';

/** What HubSpot's client is told to send. */
type Encoded = {
  body?: unknown;
  headers?: Record<string, string>;
  defaultJson?: boolean;
};

/**
 * JSON as it is, forms as bytes: the client would send a form by another way than `fetch`, without our bound on connections and on
 * waiting.
 */
export async function encodedBody({ body, form }: Pick<ApiRequest, 'body' | 'form'>) {
  if (form === undefined) return body === undefined ? ({} satisfies Encoded) : { body };
  const encoded = new Response(form);
  const contentType = encoded.headers.get('content-type') ?? '';
  return {
    body: Buffer.from(await encoded.arrayBuffer()),
    headers: { 'Content-Type': contentType },
    defaultJson: false,
  } satisfies Encoded;
}
