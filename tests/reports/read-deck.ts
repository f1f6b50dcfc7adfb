import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { unzipSync } from 'fflate';

export type ReadSlide = { text: string; notes: string; xml: string };
export type ReadDeck = {
  names: string[];
  parts: Record<string, string>;
  slides: ReadSlide[];
  charts: string[];
};

const decoder = new TextDecoder();
const parser = new XMLParser({ ignoreAttributes: false, trimValues: false, parseTagValue: false });

/** What a deck's package holds; every part of it has to be well formed. */
export function readDeck(file: Uint8Array): ReadDeck {
  const packed = unzipSync(file);
  const names = Object.keys(packed);
  const parts = Object.fromEntries(
    names
      .filter((name) => /\.(?:xml|rels)$/.test(name))
      .map((name) => [name, decoder.decode(packed[name])]),
  );
  for (const [name, xml] of Object.entries(parts)) {
    const valid = XMLValidator.validate(xml);
    if (valid !== true) throw new Error(`${name}: ${valid.err.msg}`);
  }
  const numbers = names
    .flatMap((name) => /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other);
  return {
    names,
    parts,
    slides: numbers.map((number) => {
      const xml = parts[`ppt/slides/slide${number}.xml`]!;
      const notes = parts[`ppt/notesSlides/notesSlide${number}.xml`] ?? '';
      return { xml, text: textOf(xml), notes: textOf(notes) };
    }),
    charts: names
      .filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))
      .map((name) => parts[name]!),
  };
}

/** Parts that a part leads to, by their names in the package. */
export function targetsOf({ parts }: ReadDeck): { from: string; to: string }[] {
  return Object.entries(parts).flatMap(([from, xml]) =>
    from.endsWith('.rels')
      ? [...xml.matchAll(/<Relationship\b[^>]*>/g)]
          .filter(([entry]) => !entry.includes('TargetMode="External"'))
          .map(([entry]) => ({
            from,
            to: resolved(from, /Target="([^"]*)"/.exec(entry)?.[1] ?? ''),
          }))
      : [],
  );
}

function resolved(from: string, target: string): string {
  const base = new URL(`http://package/${from.replace('_rels/', '').replace(/\.rels$/, '')}`);
  return new URL(target, base).pathname.slice(1);
}

function textOf(xml: string): string {
  if (xml === '') return '';
  const texts: string[] = [];
  collect(parser.parse(xml), texts);
  return texts.join('');
}

function collect(node: unknown, texts: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === 'a:t') texts.push(...[value].flat().map(wordsOf));
    else for (const inner of [value].flat()) collect(inner, texts);
  }
}

function wordsOf(node: unknown): string {
  if (typeof node === 'string') return node;
  return typeof node === 'object' && node !== null && '#text' in node ? String(node['#text']) : '';
}
