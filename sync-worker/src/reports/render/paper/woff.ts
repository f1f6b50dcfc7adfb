import { inflateSync } from 'node:zlib';

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/**
 * The font in a WOFF file as a plain one (sfnt), as the W3C's recommendation packs it. Readers of fonts unpack a WOFF's
 * tables anew for each document, which costs more than all the rest of it.
 */
export function unpackedWoff(woff: Buffer): Buffer {
  const tables = directory(woff);
  const starts = SFNT_HEADER + tables.length * SFNT_ENTRY;
  const size = tables.reduce((total, { data }) => total + padded(data.length), starts);
  const font = Buffer.alloc(size);
  writeHeader(font, woff.readUInt32BE(4), tables.length);
  let offset = starts;
  tables.forEach(({ tag, checksum, data }, index) => {
    const entry = SFNT_HEADER + index * SFNT_ENTRY;
    font.writeUInt32BE(tag, entry);
    font.writeUInt32BE(checksum, entry + 4);
    font.writeUInt32BE(offset, entry + 8);
    font.writeUInt32BE(data.length, entry + 12);
    data.copy(font, offset);
    offset += padded(data.length);
  });
  return font;
}

type Table = { tag: number; checksum: number; data: Buffer };

function directory(woff: Buffer): Table[] {
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

function writeHeader(font: Buffer, flavor: number, tables: number): void {
  const power = Math.floor(Math.log2(tables));
  const range = 2 ** power * SFNT_ENTRY;
  font.writeUInt32BE(flavor, 0);
  font.writeUInt16BE(tables, 4);
  font.writeUInt16BE(range, 6);
  font.writeUInt16BE(power, 8);
  font.writeUInt16BE(tables * SFNT_ENTRY - range, 10);
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
