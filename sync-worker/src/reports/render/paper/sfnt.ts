const HEADER = 12;
const ENTRY = 16;

/** A table of a font, unpacked. */
export type FontTable = { tag: number; data: Buffer; checksum?: number };

/** Tables as one plain font file (sfnt), in the order in which they come. */
export function sfnt(flavor: number, tables: readonly FontTable[]): Buffer {
  const starts = HEADER + tables.length * ENTRY;
  const size = tables.reduce((total, { data }) => total + padded(data.length), starts);
  const font = Buffer.alloc(size);
  writeHeader(font, flavor, tables.length);
  let offset = starts;
  tables.forEach(({ tag, checksum, data }, index) => {
    const entry = HEADER + index * ENTRY;
    font.writeUInt32BE(tag, entry);
    font.writeUInt32BE(checksum ?? 0, entry + 4);
    font.writeUInt32BE(offset, entry + 8);
    font.writeUInt32BE(data.length, entry + 12);
    data.copy(font, offset);
    offset += padded(data.length);
  });
  return font;
}

function writeHeader(font: Buffer, flavor: number, tables: number): void {
  const power = Math.floor(Math.log2(tables));
  const range = 2 ** power * ENTRY;
  font.writeUInt32BE(flavor, 0);
  font.writeUInt16BE(tables, 4);
  font.writeUInt16BE(range, 6);
  font.writeUInt16BE(power, 8);
  font.writeUInt16BE(tables * ENTRY - range, 10);
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

/** Tables of such a file by their names. */
export function tablesOf(font: Buffer): Map<string, Buffer> {
  return new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
      const entry = HEADER + index * ENTRY;
      const at = font.readUInt32BE(entry + 8);
      const tag = font.toString('latin1', entry, entry + 4);
      return [tag, font.subarray(at, at + font.readUInt32BE(entry + 12))] as const;
    }),
  );
}

/** A table's name as it is written. */
export function tagNumber(tag: string): number {
  return Buffer.from(tag.padEnd(4, ' '), 'latin1').readUInt32BE(0);
}
