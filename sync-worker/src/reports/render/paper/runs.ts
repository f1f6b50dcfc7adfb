import bidiFactory, { type Bidi } from 'bidi-js';

import { scriptOf, type Script } from './east-asian-faces.ts';
import { covers, familyFor, MAIN } from './faces.ts';

// The package's types speak of its other build: what Node loads is the function itself.
const bidi = (bidiFactory as unknown as () => Bidi)();

/** A stretch of text with one font and one direction. */
export type Run = {
  /** In the order in which it is read; brackets are turned already where it runs from right to left. */
  text: string;
  family: string;
  /** Of the Unicode bidirectional algorithm: odd ones run from right to left. */
  level: number;
};

export type Direction = 'ltr' | 'rtl';

/** Starts and ends of isolates, marks, joiners and what cannot be seen: they steer, and are not drawn. */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/;
/** Spaces and points take the font before them where it has them, so that words stay in one piece. */
const JOINS = /[\s\p{P}]/u;
const LATIN = /\p{Script=Latin}/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Drawn for a character that no font has. */
export const REPLACEMENT = '□';
/** Characters that fonts lack, with a twin that they have. */
const TWINS: ReadonlyMap<string, string> = new Map([
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u202f', '\u00a0'],
  ['\u2007', '\u00a0'],
  ['\u2028', '\n'],
  ['\u2029', '\n'],
  ['\t', ' '],
]);

/** Whether any part of it runs from right to left. */
export function isBidirectional(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** A piece of a run from right to left as its font draws it: fonts turn letters, and leave points and brackets as they are. */
export function turnedSigns(text: string): string {
  return isBidirectional(text) ? text : [...text].reverse().join('');
}

/**
 * Direction of a paragraph. Reports are English: one that mixes scripts runs from left to right, and only one without any
 * Latin letter by its own.
 */
export function directionOf(text: string): Direction {
  return isBidirectional(text) && !LATIN.test(text) ? 'rtl' : 'ltr';
}

/**
 * Runs of a paragraph's pieces, a list a piece. Pieces that are `isolated` (figures) keep their own direction and place,
 * whatever stands around them.
 */
export function runsOf(
  pieces: readonly { text: string; isolated: boolean }[],
  direction: Direction,
): Run[][] {
  const levels = levelsOf(pieces, direction);
  const script = scriptOf(pieces.map(({ text }) => text).join(' '));
  return pieces.map(({ text }, index) => faces(text, levels[index]!, script));
}

type Levels = { level: (index: number) => number; mirrored: (index: number) => string | undefined };

function levelsOf(
  pieces: readonly { text: string; isolated: boolean }[],
  direction: Direction,
): Levels[] {
  const base = direction === 'rtl' ? 1 : 0;
  const plain = base === 0 && !pieces.some(({ text }) => isBidirectional(text));
  if (plain) return pieces.map(() => ({ level: () => 0, mirrored: () => undefined }));
  const starts: number[] = [];
  let whole = '';
  for (const { text, isolated } of pieces) {
    if (isolated) whole += '\u2068';
    starts.push(whole.length);
    whole += isolated ? `${text}\u2069` : text;
  }
  const embedding = bidi.getEmbeddingLevels(whole, direction);
  const mirror = bidi.getMirroredCharactersMap(whole, embedding.levels);
  return starts.map((start) => ({
    level: (index) => embedding.levels[start + index] ?? base,
    mirrored: (index) => mirror.get(start + index),
  }));
}

function faces(text: string, { level, mirrored }: Levels, script: Script | null): Run[] {
  const runs: Run[] = [];
  let index = 0;
  for (const character of text) {
    const at = index;
    index += character.length;
    if (INVISIBLE.test(character)) continue;
    const shown = TWINS.get(character) ?? mirrored(at) ?? character;
    append(runs, drawn(shown, runs.at(-1)?.family, script), level(at));
  }
  return runs;
}

type Drawn = { text: string; family: string };

function drawn(character: string, before: string | undefined, script: Script | null): Drawn {
  const point = character.codePointAt(0)!;
  const joins = before !== undefined && JOINS.test(character) && covers(before, point);
  if (character === '\n' || joins) return { text: character, family: before ?? MAIN };
  const family = familyFor(point, script);
  if (family !== null) return { text: character, family };
  return { text: REPLACEMENT, family: familyFor(REPLACEMENT.codePointAt(0)!, null) ?? MAIN };
}

/** Letters of a text that no font can draw, each once. */
export function undrawnIn(text: string): string[] {
  const script = scriptOf(text);
  return [...new Set(text)].filter((letter) => {
    if (letter === '\n' || INVISIBLE.test(letter)) return false;
    return familyFor((TWINS.get(letter) ?? letter).codePointAt(0)!, script) === null;
  });
}

function append(runs: Run[], { text, family }: Drawn, level: number): void {
  const last = runs.at(-1);
  if (last?.level === level && last.family === family) last.text += text;
  else runs.push({ text, family, level });
}
