import { createHmac, timingSafeEqual } from 'node:crypto';

/** Requests signed longer ago, or further ahead, are refused: a replay must be quick and a clock roughly right. */
const MAX_AGE_MS = 5 * 60_000;

/** HubSpot signs the URI with exactly these escapes decoded. */
const DECODED: Record<string, string> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};
const ESCAPES = new RegExp(Object.keys(DECODED).join('|'), 'gi');

export type SignedRequest = {
  method: string;
  /** The public URI as HubSpot called it, query included. */
  uri: string;
  /** The raw bytes; empty for a GET. */
  body: Buffer;
  signature: string | undefined;
  timestamp: string | undefined;
};

/**
 * Whether HubSpot signed this request: HMAC-SHA256 with the app's client secret over method, URI, body and timestamp,
 * compared in constant time. v1 and v2 signatures carry no timestamp and are not accepted.
 */
export function isSignedByHubSpot(
  request: SignedRequest,
  clientSecret: string,
  now: number,
): boolean {
  const { method, uri, body, signature, timestamp } = request;
  if (!signature || !timestamp || !/^\d{1,16}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp)) > MAX_AGE_MS) return false;

  const decodedUri = uri.replace(ESCAPES, (escape) => DECODED[escape.toUpperCase()] ?? escape);
  const wanted = createHmac('sha256', clientSecret)
    .update(method + decodedUri)
    .update(body)
    .update(timestamp)
    .digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
