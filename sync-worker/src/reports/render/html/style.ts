import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import {
  HUES,
  INK,
  MUTED,
  PAPER,
  RULE,
  STANDING_HUE,
  STANDING_TINT,
} from '../../charts/palette.ts';

const SHEET = readFileSync(path.join(import.meta.dirname, 'style.css'), 'utf8');

const HUES_ON_DARK = [
  '#4fa8e0',
  '#f0854f',
  '#3fbf97',
  '#cf8fc6',
  '#c9a227',
  '#7cc4e6',
  '#b3bdc7',
  '#ef7f9c',
] as const;

/** Colours of pictures on a dark ground, each in place of one of light paper. */
const ON_DARK: readonly (readonly [light: string, dark: string])[] = [
  [INK, '#e6eaee'],
  [MUTED, '#a9b4bf'],
  [RULE, '#3a444e'],
  [PAPER, '#161b21'],
  ...HUES.map((hue, n) => [hue, HUES_ON_DARK[n] ?? hue] as const),
  [STANDING_HUE.warning, '#e0a63a'],
  [STANDING_HUE.bad, '#f0776c'],
  [STANDING_HUE.unknown, '#9aa7b3'],
  [STANDING_TINT.good, '#1f4a3f'],
  [STANDING_TINT.warning, '#57451f'],
  [STANDING_TINT.bad, '#5a2b28'],
  [STANDING_TINT.unknown, '#3a444e'],
];

/** The sheet of every report, with what turns its pictures dark: attributes of SVG give way to any rule. */
export const STYLE = `${SHEET}@media screen and (prefers-color-scheme: dark) {\n${ON_DARK.flatMap(rules).join('\n')}\n}\n`;

/** What allows this sheet, and no other, in a content security policy. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

function rules([light, dark]: readonly [string, string]): string[] {
  return [
    // Patterns stay as they are: they lie on pale columns.
    `.chart svg [fill="${light}"]:not(pattern *) { fill: ${dark} }`,
    `.chart svg [stroke="${light}"]:not(pattern *) { stroke: ${dark} }`,
  ];
}
