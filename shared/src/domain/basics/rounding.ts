/**
 * Takes the noise of binary arithmetic out of a figure, so that an exact 80 % is not 80.00000000000001 % and lands in
 * its own band. Twelve decimals stay: a real difference survives. Figures too large for that are left as they are.
 */
export function withoutNoise(value: number): number {
  return Math.abs(value) < 1_000 ? Math.round(value * 1e12) / 1e12 + 0 : value;
}

/** Rounds half up (2.345 to 2.35, -2.345 to -2.34), judged on the decimal figure and not on its binary neighbour. */
export function roundHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const scaled = value * scale;
  // Beyond 2^53 there is no fraction left to round, and the product may overflow.
  if (Math.abs(scaled) >= Number.MAX_SAFE_INTEGER) return value;
  return Math.floor(decimalFigure(scaled) + 0.5) / scale + 0;
}

/**
 * Rounds half up, unless that would carry the figure into another band: then it is rounded the other way, so that
 * what is shown never contradicts the band beside it. 89.999 of a band that ends below 90 shows as 89.99.
 */
export function roundWithinBand(
  value: number,
  decimals: number,
  bandOf: (value: number) => unknown,
): number {
  const rounded = roundHalfUp(value, decimals);
  if (bandOf(rounded) === bandOf(value)) return rounded;
  const step = 10 ** -decimals;
  return roundHalfUp(rounded > value ? rounded - step : rounded + step, decimals);
}

/** 234.49999999999997 is 234.5 to whoever reads it. */
function decimalFigure(value: number): number {
  return Math.abs(value) < 1e6 ? Math.round(value * 1e9) / 1e9 : Number(value.toPrecision(15));
}
