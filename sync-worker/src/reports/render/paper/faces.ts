import { createRequire } from 'node:module';

import { eastAsianFaces, everyEastAsianFace, type Script } from './east-asian-faces.ts';
import type { Face } from './face.ts';
import { openedFont } from './fonts.ts';

const { resolve } = createRequire(import.meta.url);

/** Tried in this order; the last ones have signs alone, and one weight. Letters of East Asia come from faces of their own. */
const FACES: readonly Face[] = [
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

const coverage = new Map<Face, ReadonlySet<number>>();
const faceOf = new Map<number, string | null>();

/** Every face, by family, made when the first document asks. */
export function everyFace(): ReadonlyMap<string, Face> {
  faces ??= new Map([...FACES, ...everyEastAsianFace()].map((face) => [face.family, face]));
  return faces;
}

let faces: ReadonlyMap<string, Face> | undefined;

/**
 * Family of the first face that can draw a character; `null` where none can.
 *
 * @param script of East Asia that the text around it is in
 */
export function familyFor(codePoint: number, script: Script | null): string | null {
  const known = faceOf.get(codePoint);
  if (known !== undefined && (known !== null || script === null)) return known;
  const face = FACES.find((candidate) => covered(candidate).has(codePoint));
  faceOf.set(codePoint, face?.family ?? null);
  if (face !== undefined || script === null) return face?.family ?? null;
  return eastAsianFaces(codePoint, script).find(has(codePoint))?.family ?? null;
}

/** Whether the family itself can draw it. */
export function covers(family: string, codePoint: number): boolean {
  const face = everyFace().get(family);
  return face !== undefined && has(codePoint)(face);
}

function has(codePoint: number) {
  return (face: Face) => covered(face).has(codePoint);
}

function covered(face: Face): ReadonlySet<number> {
  const known = coverage.get(face);
  if (known !== undefined) return known;
  const points = new Set(openedFont(face.regular).characterSet);
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
