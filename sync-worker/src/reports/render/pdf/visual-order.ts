import type { Inline, Line } from 'pdfmake/js/Renderer.js';

import { isBidirectional } from '../paper/runs.ts';

/**
 * A line as it is drawn, from left to right. pdfmake fills lines in the order of reading and knows no other; letters of a
 * word are turned by their font, so the order of words remains (rule L2 of the Unicode bidirectional algorithm), and that
 * of points and brackets, which no font turns. The line itself stays as it is: the head of a table is drawn once a page.
 */
export function inVisualOrder(line: Line): Line {
  const { inlines } = line;
  const highest = Math.max(0, ...inlines.map(levelOf));
  if (highest === 0) return line;
  const drawn = inlines.map(turned);
  const left = drawn[0]!.x;
  const last = drawn.at(-1)!;
  // What is blank at a line's end stays at its end, whatever runs before it (rule L1).
  if (levelOf(last) % 2 === 1) cutBlankEnd(last);
  for (let level = highest; level >= 1; level -= 1) turnStretches(drawn, level);
  let x = left;
  for (const inline of drawn) {
    inline.x = x;
    x += inline.width;
  }
  const clone = line.clone();
  clone.inlines = drawn;
  return clone;
}

function turnStretches(inlines: Inline[], level: number): void {
  let start = 0;
  while (start < inlines.length) {
    let end = start;
    while (end < inlines.length && levelOf(inlines[end]!) >= level) end += 1;
    if (end - start > 1) inlines.splice(start, end - start, ...inlines.slice(start, end).reverse());
    start = Math.max(end, start + 1);
  }
}

function turned(inline: Inline): Inline {
  const letters = levelOf(inline) % 2 === 0 || isBidirectional(inline.text);
  return { ...inline, text: letters ? inline.text : [...inline.text].reverse().join('') };
}

function cutBlankEnd(inline: Inline): void {
  inline.text = inline.text.trim();
  inline.width -= inline.trailingCut;
  inline.trailingCut = 0;
}

function levelOf({ level }: Inline): number {
  return level ?? 0;
}
