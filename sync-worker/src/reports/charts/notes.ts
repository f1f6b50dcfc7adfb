import { MUTED } from './palette.ts';

/** A line under the picture: what is not in it. */
export function note(words: string, height: number) {
  return {
    type: 'text',
    silent: true,
    x: 4,
    y: height - 8,
    style: { text: words, fill: MUTED, fontSize: 11, verticalAlign: 'bottom' },
  };
}

/** What the axis counts, above it. */
export function axisTitle(words: string, y = 10) {
  return {
    type: 'text',
    silent: true,
    x: 4,
    y,
    style: { text: words, fill: MUTED, fontSize: 11, verticalAlign: 'middle' },
  };
}
