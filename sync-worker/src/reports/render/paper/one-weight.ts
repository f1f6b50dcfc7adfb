import * as fontkit from 'fontkit';

import { glyphOf, glyphTables, withLongPlaces, type Point } from './glyph-data.ts';
import { sfnt, tablesOf, tagNumber } from './sfnt.ts';

const TRUE_TYPE = 0x00010000;
/** What a font of one weight keeps as it is. */
const KEPT = ['OS/2', 'cmap', 'name', 'post'] as const;

/**
 * One weight of a font that has all of them in one: its outlines as they are at that weight, and nothing of the others.
 * Writers of PDF can take over no font that varies.
 */
export function oneWeight(file: Buffer, weight: number): Buffer {
  const tables = tablesOf(file);
  const font = (fontkit.create(file) as fontkit.Font).getVariation({ wght: weight });
  const glyphs = Array.from({ length: font.numGlyphs }, (_, id) => font.getGlyph(id));
  const drawn = glyphs.map(({ path }) => outlineOf(path));
  const { glyf, loca } = glyphTables(drawn.map(dataOf));
  const made: Record<string, Buffer> = {
    ...Object.fromEntries(KEPT.map((tag) => [tag, tables.get(tag)!])),
    glyf,
    loca,
    head: withLongPlaces(tables.get('head')!),
    hhea: withColumns(tables.get('hhea')!, glyphs.length),
    hmtx: metricsOf(glyphs, drawn),
    maxp: withMost(tables.get('maxp')!, drawn),
  };
  return sfnt(
    TRUE_TYPE,
    Object.keys(made)
      .sort()
      .map((tag) => ({ tag: tagNumber(tag), data: made[tag]! })),
  );
}

type Outline = { points: readonly Point[]; ends: readonly number[] };

/** Points from the commands that draw them; a contour ends on the point that it began with, which is not said twice. */
function outlineOf({ commands }: fontkit.Path): Outline {
  const points: Point[] = [];
  const ends: number[] = [];
  let start = 0;
  for (const { command, args } of commands) {
    if (command === 'closePath') {
      const [first, last] = [points[start], points.at(-1)];
      const isSaidTwice = points.length - start > 1 && first?.x === last?.x && first?.y === last?.y;
      if (isSaidTwice && last?.isOnCurve === true) points.pop();
      if (points.length > start) ends.push(points.length - 1);
      start = points.length;
    } else points.push(...pointsOf(args));
  }
  return { points, ends };
}

/** Of a curve the point that bends it, and the one where it ends. */
function pointsOf(args: readonly number[]): Point[] {
  const pairs = Array.from({ length: args.length / 2 }, (_, index) => ({
    x: Math.round(args[index * 2]!),
    y: Math.round(args[index * 2 + 1]!),
  }));
  return pairs.map((pair, index) => ({ ...pair, isOnCurve: index === pairs.length - 1 }));
}

function dataOf({ points, ends }: Outline): Buffer {
  if (points.length === 0) return Buffer.alloc(0);
  return glyphOf({ points, ends, box: null, instructions: Buffer.alloc(0) });
}

function metricsOf(glyphs: readonly fontkit.Glyph[], drawn: readonly Outline[]): Buffer {
  const metrics = Buffer.alloc(glyphs.length * 4);
  glyphs.forEach(({ advanceWidth }, index) => {
    const { points } = drawn[index]!;
    const left = points.reduce((least, { x }) => Math.min(least, x), points[0]?.x ?? 0);
    metrics.writeUInt16BE(Math.round(advanceWidth), index * 4);
    metrics.writeInt16BE(left, index * 4 + 2);
  });
  return metrics;
}

function withColumns(hhea: Buffer, columns: number): Buffer {
  const copy = Buffer.from(hhea);
  copy.writeUInt16BE(columns, 34);
  return copy;
}

/** The most points and contours of a glyph, and none of them made of others. */
function withMost(maxp: Buffer, drawn: readonly Outline[]): Buffer {
  const copy = Buffer.from(maxp);
  const most = (counts: number[]) => Math.max(0, ...counts);
  copy.writeUInt16BE(most(drawn.map(({ points }) => points.length)), 6);
  copy.writeUInt16BE(most(drawn.map(({ ends }) => ends.length)), 8);
  copy.writeUInt32BE(0, 10);
  return copy;
}
