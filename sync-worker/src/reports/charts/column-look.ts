import { hueOf, TINTS } from './palette.ts';

/** Lines and dots that tell columns apart in print; the first series is solid. */
const PATTERNS = [
  undefined,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.5, 5], rotation: -Math.PI / 4 },
  {
    symbol: 'circle',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.5,
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.5, 5] },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.5, 5], rotation: Math.PI / 4 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.5, 5], rotation: Math.PI / 2 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: -Math.PI / 4 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3] },
] as const;

export function columnLook(index: number) {
  const hue = hueOf(index);
  const pattern = PATTERNS[index % PATTERNS.length];
  return {
    color: TINTS[index % TINTS.length] ?? hue,
    borderColor: hue,
    borderWidth: 1,
    ...(pattern === undefined ? {} : { decal: { ...pattern, color: hue } }),
  };
}
