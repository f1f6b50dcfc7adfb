/** Width of a letter as a part of its size, on the wide side: text must never run over its box. */
export const LETTER = 0.53;
/** How much wider bold letters are. */
export const BOLD = 1.08;
const LINE = 1.22;
export const POINTS_PER_INCH = 72;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|[\u{20000}-\u{3fffd}]/u;

/** Lines that a text takes, in a box of so many inches. */
export function linesOf(text: string, width: number, size: number): number {
  const most = Math.max(1, Math.floor((width * POINTS_PER_INCH) / (size * LETTER)));
  return text.split('\n').reduce((lines, part) => lines + wrapped(part, most), 0);
}

/** Height of lines in inches. */
export function heightOf(lines: number, size: number): number {
  return (lines * size * LINE) / POINTS_PER_INCH;
}

function wrapped(text: string, most: number): number {
  let lines = 1;
  let filled = 0;
  for (const word of text.split(' ')) {
    const length = lengthOf(word);
    const added = filled === 0 ? length : filled + 1 + length;
    if (added <= most) {
      filled = added;
      continue;
    }
    if (filled > 0) lines += 1;
    lines += Math.floor(Math.max(0, length - 1) / most);
    filled = length % most || Math.min(length, most);
  }
  return lines;
}

function lengthOf(word: string): number {
  return [...word].reduce((total, letter) => total + (WIDE.test(letter) ? 2 : 1), 0);
}
