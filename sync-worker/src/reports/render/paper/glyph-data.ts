/** A point of an outline, in the font's own units. */
export type Point = { x: number; y: number; isOnCurve: boolean };

type Outline = {
  points: readonly Point[];
  /** The last point of each contour. */
  ends: readonly number[];
  /** Its edges as a font holds them; `null`: those of its points. */
  box: Buffer | null;
  instructions: Buffer;
};

/** Number of contours and the four edges. */
const HEAD = 10;

/** A glyph as a `glyf` table holds it, with two bytes a coordinate. */
export function glyphOf({ points, ends, box, instructions }: Outline): Buffer {
  const head = Buffer.alloc(HEAD + ends.length * 2 + 2);
  head.writeInt16BE(ends.length, 0);
  (box ?? boxOf(points)).copy(head, 2);
  ends.forEach((end, index) => head.writeUInt16BE(end, HEAD + index * 2));
  head.writeUInt16BE(instructions.length, HEAD + ends.length * 2);
  return Buffer.concat([head, instructions, written(points)]);
}

/** Glyphs one behind the other, and the places at which they begin, in four bytes each. */
export function glyphTables(glyphs: readonly Buffer[]): { glyf: Buffer; loca: Buffer } {
  const loca = Buffer.alloc((glyphs.length + 1) * 4);
  const aligned = glyphs.map((glyph) =>
    glyph.length % 2 === 0 ? glyph : Buffer.concat([glyph, Buffer.alloc(1)]),
  );
  let at = 0;
  aligned.forEach((glyph, index) => {
    at += glyph.length;
    loca.writeUInt32BE(at, (index + 1) * 4);
  });
  return { glyf: Buffer.concat(aligned), loca };
}

/** A `head` table that tells of places in four bytes. */
export function withLongPlaces(head: Buffer): Buffer {
  const copy = Buffer.from(head);
  copy.writeInt16BE(1, 50);
  return copy;
}

function boxOf(points: readonly Point[]): Buffer {
  const box = Buffer.alloc(8);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((edge, index) =>
    box.writeInt16BE(edge, index * 2),
  );
  return box;
}

function written(points: readonly Point[]): Buffer {
  const data = Buffer.alloc(points.length * 5);
  let [x, y] = [0, 0];
  points.forEach((point, index) => {
    data.writeUInt8(point.isOnCurve ? 1 : 0, index);
    data.writeInt16BE(point.x - x, points.length + index * 2);
    data.writeInt16BE(point.y - y, points.length * 3 + index * 2);
    ({ x, y } = point);
  });
  return data;
}
