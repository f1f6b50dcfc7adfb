/** About what a letter takes of the font's size: thin ones half of the others, those of the wide scripts all of it. */
const LETTER = 0.58;
const THIN_LETTER = 0.28;
const THIN = /[\s.,:;'|!()ijl]/;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;

/** How wide a text is drawn, in pixels; a guess on the safe side, as no font is at hand. */
export function textWidth(text: string, fontSize: number): number {
  return Array.from(text, widthOf).reduce(sum, 0) * fontSize;
}

function widthOf(letter: string): number {
  if (THIN.test(letter)) return THIN_LETTER;
  return WIDE.test(letter) ? 1 : LETTER;
}

/** The words of a name in lines of at most `width` pixels and `most` lines; the rest is cut. */
export function linesOf(
  text: string,
  { width, fontSize, most }: { width: number; fontSize: number; most: number },
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, width, fontSize))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, fontSize) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [
    ...kept.slice(0, -1),
    `${cut(kept.at(-1) ?? '', width - textWidth('…', fontSize), fontSize)}…`,
  ];
}

/** A word that is wider than a line, in pieces. */
function pieces(word: string, width: number, fontSize: number): string[] {
  const parts: string[] = [];
  let rest = word;
  while (textWidth(rest, fontSize) > width) {
    const part = cut(rest, width, fontSize);
    if (part === '' || part === rest) break;
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return [...parts, rest];
}

function cut(text: string, width: number, fontSize: number): string {
  let kept = '';
  for (const { segment } of letters.segment(text)) {
    if (kept !== '' && textWidth(kept + segment, fontSize) > width) break;
    kept += segment;
  }
  return kept.trimEnd();
}

const letters = new Intl.Segmenter('en-US', { granularity: 'grapheme' });
const sum = (all: number, each: number) => all + each;
