/** Knots `[input, points]` in ascending order of input. */
export type Curve = readonly (readonly [input: number, points: number])[];

/** Points at an input: linear between the knots, flat outside them; 0 on a curve without knots. */
export function pointsOn(curve: Curve, input: number): number {
  let before: readonly [number, number] | undefined;
  for (const knot of curve) {
    if (input <= knot[0]) return before === undefined ? knot[1] : between(before, knot, input);
    before = knot;
  }
  return before?.[1] ?? 0;
}

function between(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  x: number,
): number {
  return x1 === x0 ? y1 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}
