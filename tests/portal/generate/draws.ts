/** Numbers in [0, 1) by index: the same seed, name and index give the same number, in any order. */
export type Draw = (index: number) => number;

/** Independent streams of reproducible chance, by name. */
export function draws(seed: number): (name: string) => Draw {
  return (name) => {
    const stream = mix(textHash(name) ^ Math.imul(seed + 1, 0x9e3779b1));
    return (index) => mix(stream ^ Math.imul(index + 1, 0x85ebca6b)) / 0x1_0000_0000;
  };
}

/** A standard normal number from two uniform ones (Box and Muller). */
export function normal(first: number, second: number): number {
  return Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second);
}

/** A waiting time with this mean. */
export function exponential(mean: number, uniform: number): number {
  return -mean * Math.log(1 - uniform);
}

/** `mean` on average, always whole. */
export function wholeAround(mean: number, uniform: number): number {
  return Math.floor(mean + uniform);
}

export function pick<T>(list: readonly T[], uniform: number): T {
  return list[Math.floor(uniform * list.length)]!;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** Spreads every input bit over the 32 output bits. */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}
