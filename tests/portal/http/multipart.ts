import { validationError } from './errors.ts';

export type Part = { fileName: string | undefined; type: string; bytes: Buffer };

/** The parts of a multipart/form-data body by name. Bodies come as one character a byte. */
export function partsOf(rawBody: string): ReadonlyMap<string, Part> {
  const [boundary = ''] = /^--[^\r\n]+/.exec(rawBody) ?? [];
  if (boundary === '') throw validationError('The request is not a multipart request');
  const parts = new Map<string, Part>();
  for (const piece of rawBody.split(boundary).slice(1, -1)) {
    const end = piece.indexOf('\r\n\r\n');
    const head = piece.slice(0, end);
    const name = /name="([^"]*)"/.exec(head)?.[1];
    if (end < 0 || name === undefined) continue;
    parts.set(name, {
      fileName: /filename="([^"]*)"/.exec(head)?.[1],
      type: /content-type: *([^\r\n]+)/i.exec(head)?.[1] ?? 'text/plain',
      bytes: Buffer.from(piece.slice(end + 4, -2), 'latin1'),
    });
  }
  return parts;
}
