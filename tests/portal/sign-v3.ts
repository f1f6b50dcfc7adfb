import { createHmac } from 'node:crypto';

const DECODED: Readonly<Record<string, string>> = {
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

type Signed = { method: string; uri: string; body: string; timestamp: number };

/** HubSpot's request signature, version 3: over the method, the public URI with some escapes undone, the raw body and the timestamp. */
export function signV3(secret: string, { method, uri, body, timestamp }: Signed): string {
  const decoded = uri.replaceAll(
    /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi,
    (escape) => DECODED[escape.toUpperCase()] ?? escape,
  );
  return createHmac('sha256', secret)
    .update(`${method}${decoded}${body}${timestamp}`)
    .digest('base64');
}
