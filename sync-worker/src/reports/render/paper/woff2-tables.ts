import { ByteReader } from './byte-reader.ts';
import { glyphTables } from './glyph-data.ts';
import { compositeGlyph, simpleGlyph, type GlyphStreams } from './woff2-glyph.ts';

/** Outlines of all glyphs, where each begins, and how far left of its origin it reaches. */
export type Outlines = { glyf: Buffer; loca: Buffer; left: readonly number[] };

/** Fixed part of the rewritten table: version, options, counts, and the lengths of its seven streams. */
const LENGTHS = 7;
const BOX = 8;
const COMPOSITE = -1;

/** A rewritten `glyf` table as it was, with its `loca`. */
export function outlinesOf(table: Buffer): Outlines {
  const reader = new ByteReader(table);
  reader.u32();
  const glyphs = reader.u16();
  reader.u16();
  const lengths = Array.from({ length: LENGTHS }, () => reader.u32());
  const [contours, points, flags, coordinates, components, boxes, instructions] = lengths.map(
    (length) => reader.bytes(length),
  ) as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];
  const marks = Math.ceil(glyphs / 32) * 4;
  const streams: GlyphStreams = {
    points: new ByteReader(points),
    flags: new ByteReader(flags),
    coordinates: new ByteReader(coordinates),
    components: new ByteReader(components),
    instructions: new ByteReader(instructions),
  };
  const counts = new ByteReader(contours);
  const given = new ByteReader(boxes.subarray(marks));
  const drawn = Array.from({ length: glyphs }, (_, index) => {
    const count = counts.i16();
    const hasBox = (boxes[index >> 3]! & (0x80 >> (index & 7))) !== 0;
    const box = hasBox ? given.bytes(BOX) : null;
    if (count === 0) return Buffer.alloc(0);
    return count === COMPOSITE
      ? compositeGlyph(streams, box ?? Buffer.alloc(BOX))
      : simpleGlyph(streams, count, box);
  });
  return { ...glyphTables(drawn), left: drawn.map(leftOf) };
}

function leftOf(glyph: Buffer): number {
  return glyph.length === 0 ? 0 : glyph.readInt16BE(2);
}

/** A rewritten `hmtx` table as it was: a distance to the left that is the outline's own is not in it. */
export function metricsOf(table: Buffer, { left }: Outlines, columns: number): Buffer {
  const reader = new ByteReader(table);
  const flags = reader.u8();
  const advances = Array.from({ length: columns }, () => reader.u16());
  const bearings = left.map((own, index) => {
    const isLeftOut = (flags & (index < columns ? 1 : 2)) !== 0;
    return isLeftOut ? own : reader.i16();
  });
  const metrics = Buffer.alloc(columns * 4 + (left.length - columns) * 2);
  bearings.forEach((bearing, index) => {
    const advance = advances[index];
    if (advance === undefined) {
      metrics.writeInt16BE(bearing, columns * 4 + (index - columns) * 2);
      return;
    }
    metrics.writeUInt16BE(advance, index * 4);
    metrics.writeInt16BE(bearing, index * 4 + 2);
  });
  return metrics;
}
