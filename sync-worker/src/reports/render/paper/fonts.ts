import { readFileSync } from 'node:fs';

import * as fontkit from 'fontkit';

import { oneWeight } from './one-weight.ts';
import { unpackedWoff } from './woff.ts';
import { isWoff2, unpackedWoff2 } from './woff2.ts';

/** A file, and behind the sign the weight of a font that has all of them in one. */
const WEIGHT_SIGN = '#';

/** Weights of numbered files that are kept: a name needs a dozen of hundreds, each as large as its letters. */
const MOST_KEPT = 60;

const whole = new Map<string, fontkit.Font>();
const weights = new Map<string, fontkit.Font>();

/** The name of one weight of a font that has many, wherever a font's file is asked for. */
export function weightOf(path: string, weight: number): string {
  return `${path}${WEIGHT_SIGN}${weight}`;
}

/** A font, read and unpacked once in the life of the process where many documents need it. */
export function openedFont(file: string): fontkit.Font {
  const isWeight = file.includes(WEIGHT_SIGN);
  const there = isWeight ? weights : whole;
  const font = there.get(file) ?? (fontkit.create(fontFile(file)) as fontkit.Font);
  if (isWeight) forgetOldest(file);
  there.set(file, font);
  return font;
}

function forgetOldest(asked: string): void {
  if (weights.delete(asked) || weights.size < MOST_KEPT) return;
  const [oldest] = weights.keys();
  weights.delete(oldest!);
}

/** The bytes of a font, unpacked. */
export function fontFile(file: string): Buffer {
  const [path = file, weight] = file.split(WEIGHT_SIGN);
  const packed = readFileSync(path);
  const bytes = isWoff2(packed) ? unpackedWoff2(packed) : unpackedWoff(packed);
  return weight === undefined ? bytes : oneWeight(bytes, Number(weight));
}
