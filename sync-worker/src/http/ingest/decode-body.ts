import { brotliDecompressSync, gunzipSync, inflateSync, type ZlibOptions } from 'node:zlib';

export type DecodedBody =
  | { kind: 'text'; text: string }
  | { kind: 'too_large' }
  | { kind: 'unreadable' };

const FORM_FIELD = 'data';

/**
 * The JSON of a body, as text. gzip is known by its first bytes, because clients label it as a form or not at all. Bytes that are no
 * UTF-8 become U+FFFD, so that one broken name does not cost the batch. Older browser clients wrap the JSON, as base64, in
 * a form.
 *
 * @param encoding Value of the content-encoding header.
 * @param limit Bytes that may come of decompressing; what would be more is stopped there.
 */
export function decodeBody(
  bytes: Buffer,
  encoding: string | undefined,
  limit: number,
): DecodedBody {
  try {
    const plain = decompressed(bytes, encoding, limit);
    if (plain.length > limit) return { kind: 'too_large' };
    const text = textOf(plain);
    const isForm = text.startsWith(`${FORM_FIELD}=`);
    return { kind: 'text', text: isForm ? unwrapped(text, limit) : text };
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return { kind: isTooLarge ? 'too_large' : 'unreadable' };
  }
}

function decompressed(bytes: Buffer, encoding: string | undefined, limit: number): Buffer {
  const options: ZlibOptions = { maxOutputLength: limit };
  if (isGzip(bytes)) return gunzipSync(bytes, options);
  if (startsLikeJson(bytes)) return bytes;
  const announced = encoding?.trim().toLowerCase();
  if (announced === 'deflate') return inflateSync(bytes, options);
  return announced === 'br' ? brotliDecompressSync(bytes, options) : bytes;
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** A proxy that decompressed the body may have left the header. */
function startsLikeJson([first]: Buffer): boolean {
  return first === 0x7b || first === 0x5b;
}

function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function unwrapped(form: string, limit: number): string {
  const data = new URLSearchParams(form).get(FORM_FIELD) ?? '';
  if (data.startsWith('{') || data.startsWith('[')) return data;
  return textOf(decompressed(Buffer.from(data, 'base64'), undefined, limit));
}
