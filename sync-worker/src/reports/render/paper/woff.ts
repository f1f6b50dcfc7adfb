import { inflateSync } from 'node:zlib';

import { sfnt, type FontTable } from './sfnt.ts';

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;

/**
 * The font in a WOFF file as a plain one (sfnt), as the W3C's recommendation packs it. Readers of fonts unpack a WOFF's
 * tables anew for each document, which costs more than all the rest of it.
 */
export function unpackedWoff(woff: Buffer): Buffer {
  return sfnt(woff.readUInt32BE(4), directory(woff));
}

function directory(woff: Buffer): FontTable[] {
  return Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const entry = WOFF_HEADER + index * WOFF_ENTRY;
    const at = woff.readUInt32BE(entry + 4);
    const packedLength = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const packed = woff.subarray(at, at + packedLength);
    return {
      tag: woff.readUInt32BE(entry),
      checksum: woff.readUInt32BE(entry + 16),
      data: packedLength < length ? inflateSync(packed) : packed,
    };
  });
}
