import type { ByteReader } from './byte-reader.ts';
import { glyphOf, type Point } from './glyph-data.ts';

/** What all glyphs of a font are read from, each taking the next of every stream. */
export type GlyphStreams = Readonly<
  Record<'points' | 'flags' | 'coordinates' | 'components' | 'instructions', ByteReader>
>;

/** A glyph that draws itself. */
export function simpleGlyph(streams: GlyphStreams, contours: number, box: Buffer | null): Buffer {
  const { points, flags, coordinates, instructions } = streams;
  let total = 0;
  const ends = Array.from({ length: contours }, () => (total += points.short255()) - 1);
  let x = 0;
  let y = 0;
  const drawn = Array.from({ length: total }, (): Point => {
    const flag = flags.u8();
    const [dx, dy] = moveOf(flag & 0x7f, coordinates);
    x += dx;
    y += dy;
    return { x, y, isOnCurve: flag < 0x80 };
  });
  const told = instructions.bytes(coordinates.short255());
  return glyphOf({ points: drawn, ends, box, instructions: told });
}

/** A glyph that is made of others. */
export function compositeGlyph(streams: GlyphStreams, box: Buffer): Buffer {
  const { components, coordinates, instructions } = streams;
  const parts: Buffer[] = [];
  let flags: number;
  let isTold = false;
  do {
    const head = components.bytes(4);
    flags = head.readUInt16BE(0);
    isTold ||= (flags & 0x100) !== 0;
    parts.push(head, components.bytes(lengthOfComponent(flags)));
  } while ((flags & 0x20) !== 0);
  const start = Buffer.alloc(10);
  start.writeInt16BE(-1, 0);
  box.copy(start, 2);
  if (!isTold) return Buffer.concat([start, ...parts]);
  const told = instructions.bytes(coordinates.short255());
  const length = Buffer.alloc(2);
  length.writeUInt16BE(told.length, 0);
  return Buffer.concat([start, ...parts, length, told]);
}

/** Place, and how it is turned or stretched. */
function lengthOfComponent(flags: number): number {
  const place = (flags & 0x1) !== 0 ? 4 : 2;
  if ((flags & 0x8) !== 0) return place + 2;
  if ((flags & 0x40) !== 0) return place + 4;
  return (flags & 0x80) !== 0 ? place + 8 : place;
}

/** From one point to the next: short ways take few bytes, and the flag tells how they are written. */
function moveOf(flag: number, from: ByteReader): [number, number] {
  const sign = (bits: number, value: number) => ((bits & 1) !== 0 ? value : -value);
  if (flag < 10) return [0, sign(flag, ((flag & 14) << 7) + from.u8())];
  if (flag < 20) return [sign(flag, (((flag - 10) & 14) << 7) + from.u8()), 0];
  if (flag < 84) {
    const high = flag - 20;
    const low = from.u8();
    return [
      sign(flag, 1 + (high & 0x30) + (low >> 4)),
      sign(flag >> 1, 1 + ((high & 0x0c) << 2) + (low & 0x0f)),
    ];
  }
  if (flag < 120) {
    const high = flag - 84;
    return [
      sign(flag, 1 + (Math.floor(high / 12) << 8) + from.u8()),
      sign(flag >> 1, 1 + (((high % 12) >> 2) << 8) + from.u8()),
    ];
  }
  if (flag < 124) {
    const [first, middle, last] = [from.u8(), from.u8(), from.u8()];
    return [
      sign(flag, (first << 4) + (middle >> 4)),
      sign(flag >> 1, ((middle & 0x0f) << 8) + last),
    ];
  }
  return [sign(flag, from.u16()), sign(flag >> 1, from.u16())];
}
