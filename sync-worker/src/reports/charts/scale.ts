/** The scale of an axis: its ends are marks too. */
export type Scale = { min: number; max: number; step: number };

const MARKS = 5;
/** Below these values are one and the same: a scale has no marks between them. */
const LEAST_SPAN = 1e-9;
const TINY = 1e-12;
const STEPS = [1, 2, 2.5, 5, 10] as const;

/**
 * A scale with round marks that holds all values and, for columns, the axis at 0.
 *
 * @param values finite
 */
export function scaleOf(values: readonly number[], { fromZero }: { fromZero: boolean }): Scale {
  const all = fromZero ? [0, ...values] : values;
  let [low, high] = [Math.min(...all), Math.max(...all)];
  if (high - low <= Math.abs(low) * LEAST_SPAN + TINY) [low, high] = widened(low);
  const step = roundStep((high - low) / MARKS);
  return {
    min: marked(Math.floor(low / step), step),
    max: marked(Math.ceil(high / step), step),
    step,
  };
}

/**
 * The scale with a step more below where a figure under the lowest bar would stand on the names of the axis.
 *
 * @param share of the plot that the figure needs, 0-1
 */
export function withRoomBelow(scale: Scale, lowest: number, share: number): Scale {
  const { min, max, step } = scale;
  if (lowest >= 0 || lowest - min >= (max - min) * share) return scale;
  return { ...scale, min: marked(Math.round(min / step) - 1, step) };
}

/** From end to end. */
export function marksOf({ min, max, step }: Scale): number[] {
  const count = Math.round((max - min) / step) + 1;
  return Array.from({ length: count }, (_, n) => marked(Math.round(min / step) + n, step));
}

/** One value alone stands in the middle of its scale. */
function widened(value: number): [number, number] {
  const room = Math.abs(value) <= TINY ? 1 : Math.abs(value) / 2;
  return [value - room, value + room];
}

function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = STEPS.find((each) => each * power >= wanted * 0.999) ?? 10;
  return step * power;
}

/** 3 steps of 0.1 are 0.3, not 0.30000000000000004. */
function marked(count: number, step: number): number {
  return Number((count * step).toPrecision(12));
}
