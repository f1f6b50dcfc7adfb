import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import * as fontkit from 'fontkit';

import { unpackedWoff } from './woff.ts';

const { resolve } = createRequire(import.meta.url);

/** A family that covers some scripts. The files are slices of Noto Sans, so that a document holds only what it needs. */
export type Face = { family: string; regular: string; bold: string };

/** Tried in this order; the last ones have signs alone, and one weight. */
export const FACES: readonly Face[] = [
  slice('noto-sans', 'latin'),
  slice('noto-sans', 'latin-ext'),
  slice('noto-sans', 'vietnamese'),
  slice('noto-sans', 'greek'),
  slice('noto-sans', 'greek-ext'),
  slice('noto-sans', 'cyrillic'),
  slice('noto-sans', 'cyrillic-ext'),
  slice('noto-sans', 'devanagari'),
  slice('noto-sans-hebrew', 'hebrew'),
  slice('noto-sans-arabic', 'arabic'),
  signs('noto-sans-symbols-2', 'symbols'),
  signs('noto-sans-math', 'latin'),
];

/** The face of letters and figures. */
export const MAIN = 'noto-sans-latin';

const files = new Map<string, Buffer>();

/** The bytes of a font, read and unpacked once in the life of the process. */
export function fontFile(file: string): Buffer {
  const known = files.get(file);
  if (known !== undefined) return known;
  const bytes = unpackedWoff(readFileSync(file));
  files.set(file, bytes);
  return bytes;
}

const coverage = new Map<Face, ReadonlySet<number>>();
const faceOf = new Map<number, string | null>();

/** Family of the first face that can draw a character; `null` where none can. */
export function familyFor(codePoint: number): string | null {
  const known = faceOf.get(codePoint);
  if (known !== undefined) return known;
  const face = FACES.find((candidate) => covered(candidate).has(codePoint));
  const family = face?.family ?? null;
  faceOf.set(codePoint, family);
  return family;
}

/** Whether the family itself can draw it. */
export function covers(family: string, codePoint: number): boolean {
  const face = FACES.find((candidate) => candidate.family === family);
  return face !== undefined && covered(face).has(codePoint);
}

function covered(face: Face): ReadonlySet<number> {
  const known = coverage.get(face);
  if (known !== undefined) return known;
  const font = fontkit.create(fontFile(face.regular));
  const points = new Set('characterSet' in font ? font.characterSet : []);
  coverage.set(face, points);
  return points;
}

function slice(name: string, subset: string): Face {
  const file = (weight: number) =>
    resolve(`@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff`);
  return { family: familyName(name, subset), regular: file(400), bold: file(700) };
}

function signs(name: string, subset: string): Face {
  const file = resolve(`@fontsource/${name}/files/${name}-${subset}-400-normal.woff`);
  return { family: familyName(name, subset), regular: file, bold: file };
}

function familyName(name: string, subset: string): string {
  return name.endsWith(subset) ? name : `${name}-${subset}`;
}
