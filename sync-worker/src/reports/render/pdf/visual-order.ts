import type { Inline, Line } from 'pdfmake/js/Renderer.js';

import { inOrderSeen } from '../paper/order-seen.ts';
import { turnedSigns } from '../paper/runs.ts';

/**
 * A line as it is drawn, from left to right. pdfmake fills lines in the order of reading and knows no other; letters of a
 * word are turned by their font, so the order of words remains (rule L2 of the Unicode bidirectional algorithm), and that
 * of points and brackets, which no font turns. The line itself stays as it is: the head of a table is drawn once a page.
 */
export function inVisualOrder(line: Line): Line {
  const { inlines } = line;
  if (inlines.every((inline) => levelOf(inline) === 0)) return line;
  const read = inlines.map(turned);
  const left = read[0]!.x;
  const last = read.at(-1)!;
  // What is blank at a line's end stays at its end, whatever runs before it (rule L1).
  if (levelOf(last) % 2 === 1) cutBlankEnd(last);
  const drawn = inOrderSeen(read, levelOf);
  let x = left;
  for (const inline of drawn) {
    inline.x = x;
    x += inline.width;
  }
  const clone = line.clone();
  clone.inlines = drawn;
  return clone;
}

function turned(inline: Inline): Inline {
  return { ...inline, text: levelOf(inline) % 2 === 0 ? inline.text : turnedSigns(inline.text) };
}

function cutBlankEnd(inline: Inline): void {
  inline.text = inline.text.trim();
  inline.width -= inline.trailingCut;
  inline.trailingCut = 0;
}

function levelOf({ level }: Inline): number {
  return level ?? 0;
}
