import { oneLine } from '../text/clean.ts';
import { rightToLeftRuns } from '../text/right-to-left.ts';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Characters that begin something in Markdown wherever they stand. */
const ANYWHERE = /[\\`*[\]<>|~&]/g;
/** Within a word an underscore is a letter, as in many an identifier and address. */
const UNDERSCORE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** Only in front of a line: headings and lists, which a space follows, and lines of one sign, which underline or divide. */
const AT_START = /^(\s*)(#{1,6}(?!\S)|[+-](?!\S)|\d{1,9}(?=[.)](?!\S))|[=-](?=[\s=-]*$))/;

/** Words of people as plain text of Markdown in one line; right-to-left words isolated (no markup of theirs is followed). */
export function escaped(text: string): string {
  return isolated(oneLine(text))
    .replace(ANYWHERE, String.raw`\$&`)
    .replace(UNDERSCORE, String.raw`\_`);
}

/** Such a text where a line of its own begins. */
export function atLineStart(markdown: string): string {
  return markdown.replace(AT_START, (_, space: string, mark: string) =>
    /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
  );
}

/** For blocks of code, where nothing can be escaped. */
export function isolated(text: string): string {
  return rightToLeftRuns(text)
    .toReversed()
    .reduce(
      (whole, { from, to }) =>
        `${whole.slice(0, from)}${FIRST_STRONG_ISOLATE}${whole.slice(from, to)}${POP_ISOLATE}${whole.slice(to)}`,
      text,
    );
}
