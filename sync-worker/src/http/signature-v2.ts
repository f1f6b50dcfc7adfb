import { createHash, timingSafeEqual } from 'node:crypto';

type SignedRequest = {
  method: string;
  /** The public URI as HubSpot called it, query included. */
  uri: string;
  /** The raw bytes. */
  body: Buffer;
  signature: string | undefined;
};

/**
 * Whether HubSpot signed this request in version 2, as it signs the calls of workflow actions: the SHA-256 of the app's client
 * secret, method, URI and body in hexadecimal, compared in constant time. It carries no time, so whoever lets it in must do no
 * harm when the same request comes again.
 */
export function isSignedInVersion2(
  { method, uri, body, signature }: SignedRequest,
  clientSecret: string,
): boolean {
  if (signature === undefined || !/^[0-9a-f]{64}$/i.test(signature)) return false;
  const wanted = createHash('sha256')
    .update(clientSecret + method + uri)
    .update(body)
    .digest();
  return timingSafeEqual(Buffer.from(signature, 'hex'), wanted);
}
