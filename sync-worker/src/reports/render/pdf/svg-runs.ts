import { MAIN } from '../paper/faces.ts';
import { inOrderSeen } from '../paper/order-seen.ts';
import { directionOf, runsOf, turnedSigns, type Run } from '../paper/runs.ts';

const TEXT_ELEMENT = /(<text\b[^>]*>)([^<]*)(<\/text>)/g;
const FAMILY = /font-family="[^"]*"/g;

/** A picture whose texts are in fonts that have their letters, and in the order in which they are seen. */
export function svgInRuns(svg: string): string {
  return svg
    .replace(FAMILY, `font-family="${MAIN}"`)
    .replace(TEXT_ELEMENT, (whole, open: string, content: string, close: string) => {
      const text = unescaped(content);
      const [runs = []] = runsOf([{ text, isolated: false }], directionOf(text));
      const plain = runs.every(({ family, level }) => family === MAIN && level === 0);
      if (plain && runs.map((run) => run.text).join('') === text) return whole;
      const seen = inOrderSeen(runs.flatMap(wordsOf), ({ level }) => level);
      return `${open}${seen.map(spanOf).join('')}${close}`;
    });
}

/** A font turns the letters of a word; words are put in order here. */
function wordsOf(run: Run): Run[] {
  if (run.level % 2 === 0) return [run];
  return run.text
    .split(/(\s+)/)
    .filter((text) => text !== '')
    .map((text) => ({
      ...run,
      text: turnedSigns(text),
    }));
}

function spanOf({ text, family }: Run): string {
  return `<tspan font-family="${family}">${escaped(text)}</tspan>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&amp;': '&',
};

function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|quot|apos|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
