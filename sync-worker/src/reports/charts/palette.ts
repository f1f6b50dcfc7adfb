import type { Standing } from '@attain/shared/reports/figure';

/** The few colours of text and lines, by their part in the picture: a page on a dark ground replaces them one by one. */
export const INK = '#1f2933';
export const MUTED = '#52606d';
export const RULE = '#d3d9e0';
export const PAPER = '#ffffff';

/**
 * Told apart by people who see few colours, and each dark enough for thin lines on white. They still never stand alone:
 * lines differ by dash and marker and carry their names, columns differ by pattern.
 */
export const HUES = [
  '#0072b2',
  '#c2410c',
  '#00795a',
  '#8f4a86',
  '#7a5a00',
  '#2b7fa8',
  '#454f59',
  '#a83254',
] as const;

/** Paler grounds of the same hues, for columns with a pattern. */
export const TINTS = [
  '#0072b2',
  '#f3cdb9',
  '#bfe3d7',
  '#e3cfe0',
  '#e6dcbd',
  '#cbe2ee',
  '#d5d9dd',
  '#ebc9d3',
] as const;

export const STANDING_HUE: Readonly<Record<Standing, string>> = {
  good: '#00795a',
  warning: '#b7791f',
  bad: '#b42318',
  unknown: '#7b8794',
};

export const STANDING_TINT: Readonly<Record<Standing, string>> = {
  good: '#cfe9df',
  warning: '#f5e3c0',
  bad: '#f6d5d1',
  unknown: '#e2e6ea',
};

/** More series than hues nobody tells apart: the picture shows the first of them and says so. */
export const MOST_SERIES = HUES.length;

export function hueOf(index: number): string {
  return HUES[index % HUES.length] ?? INK;
}
