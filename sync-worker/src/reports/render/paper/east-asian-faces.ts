import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import type { Face } from './face.ts';
import { weightOf } from './fonts.ts';

const { resolve } = createRequire(import.meta.url);

/**
 * In the order in which they are asked. Japan, China and Korea write many letters alike and draw them each in their own way:
 * a text is drawn in the first that has all of its letters, so that no name mixes two. Those of Japan lack what China
 * simplified, and both lack the letters of Korea.
 */
const SCRIPTS = ['noto-sans-jp', 'noto-sans-sc', 'noto-sans-kr'] as const;

export type Script = (typeof SCRIPTS)[number];

const LETTERS =
  /[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{1f200}-\u{1f2ff}\u{20000}-\u{3ffff}]/gu;

/** The script that a text is drawn in; `null` where it has no letter of East Asia. */
export function scriptOf(text: string): Script | null {
  const letters = text.match(LETTERS);
  if (letters === null) return null;
  const points = letters.map((letter) => letter.codePointAt(0)!);
  const whole = SCRIPTS.find((script) => points.every((point) => facesOf(script).has(point)));
  return whole ?? SCRIPTS[0];
}

/** Faces that have a letter, that of the script first. */
export function eastAsianFaces(codePoint: number, script: Script): Face[] {
  return [script, ...SCRIPTS].flatMap((each) => facesOf(each).get(codePoint) ?? []);
}

/** Every face of East Asia. */
export function everyEastAsianFace(): Face[] {
  return SCRIPTS.flatMap((script) => slicesOf(script).map(({ face }) => face));
}

type Slice = { face: Face; ranges: string };

const slices = new Map<Script, readonly Slice[]>();
const faces = new Map<Script, ReadonlyMap<number, Face>>();

/** The face that has a letter, by letter; made when the first text asks. */
function facesOf(script: Script): ReadonlyMap<number, Face> {
  const known = faces.get(script);
  if (known !== undefined) return known;
  const made = new Map<number, Face>();
  for (const { face, ranges } of slicesOf(script))
    for (const [, from = '', to = from] of ranges.matchAll(RANGE))
      for (let point = Number.parseInt(from, 16); point <= Number.parseInt(to, 16); point += 1)
        made.set(point, face);
  faces.set(script, made);
  return made;
}

const RANGE = /U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi;
const NUMBERED = /^\[(\d+)\]$/;

/** The package tells by ranges which of its numbered files has a letter: `"[5]": "U+4e00,U+4e07-4e09"`. */
function slicesOf(script: Script): readonly Slice[] {
  const known = slices.get(script);
  if (known !== undefined) return known;
  const list = resolve(`@fontsource-variable/${script}/unicode.json`);
  const listed = JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>;
  const made = Object.entries(listed).flatMap(([name, ranges]) => {
    const number = NUMBERED.exec(name)?.[1];
    return number === undefined
      ? []
      : [{ face: faceOfSlice(join(dirname(list), 'files'), script, number), ranges }];
  });
  slices.set(script, made);
  return made;
}

function faceOfSlice(folder: string, script: Script, number: string): Face {
  const family = `${script}-${number}`;
  const path = join(folder, `${family}-wght-normal.woff2`);
  return { family, regular: weightOf(path, 400), bold: weightOf(path, 700) };
}
