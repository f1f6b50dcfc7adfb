import { unzipSync, zipSync, type Unzipped, type Zippable } from 'fflate';

import { PATH_MARK } from './charts/lines.ts';

/** Parts of the same name are packed with the same date on every machine: zip has no zone, so it is told in local time. */
const PACKED = new Date(1980, 0, 1);

const text = new TextDecoder();
const bytes = new TextEncoder();

/**
 * The same deck whoever made it and when: dates of documents are the hour of its figures, also in the workbooks of its
 * charts. On the way it mends what the library cannot say: gaps in series, and a dash for the agreed path.
 */
export function settled(file: Uint8Array, at: string): Uint8Array {
  const parts = renumbered(unzipSync(file));
  const names = Object.keys(parts).sort();
  const packed: Zippable = {};
  for (const name of names) {
    if (name.endsWith('/')) continue;
    packed[name] = part(name, parts[name]!, at, names);
  }
  return zipSync(packed, { mtime: PACKED, level: 6 });
}

const CHART_NUMBER = /(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)(?=\.x)/g;

/** The library counts charts through the life of the process; a deck counts its own from 1. */
function renumbered(parts: Unzipped): Unzipped {
  const numbers = Object.keys(parts)
    .flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
    .sort((one, other) => Number(one) - Number(other));
  const rename = (words: string) =>
    words.replace(CHART_NUMBER, (whole, name: string, number: string) => {
      const index = numbers.indexOf(number);
      return index < 0 ? whole : `${name}${index + 1}`;
    });
  return Object.fromEntries(
    Object.entries(parts).map(([name, content]) => [
      rename(name),
      /\.rels$|^\[Content_Types\]\.xml$/.test(name) ? edited(content, rename) : content,
    ]),
  );
}

function part(name: string, content: Uint8Array, at: string, names: readonly string[]): Uint8Array {
  if (name.endsWith('.xlsx')) return settled(content, at);
  if (name === 'docProps/core.xml') return edited(content, (xml) => withDate(xml, at));
  if (name === '[Content_Types].xml') return edited(content, (xml) => withoutMissing(xml, names));
  if (/^ppt\/charts\/chart\d+\.xml$/.test(name)) return edited(content, drawnChart);
  if (name.endsWith('.xml')) return edited(content, oneLookAParagraph);
  return content;
}

function edited(content: Uint8Array, edit: (xml: string) => string): Uint8Array<ArrayBuffer> {
  return bytes.encode(edit(text.decode(content)));
}

function withDate(xml: string, at: string): string {
  const hour = at.replace(/\.\d+Z$/, 'Z');
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${hour}`);
}

/** The library lists parts that it does not write; strict readers ask for them. */
function withoutMissing(xml: string, names: readonly string[]): string {
  const known = new Set(names.map((name) => `/${name}`));
  return xml.replace(/<Override PartName="([^"]*)"[^>]*\/>/g, (entry, name: string) => {
    return known.has(name) ? entry : '';
  });
}

/** The library says how a paragraph looks with each run of it; only the first may, or strict readers refuse the slide. */
function oneLookAParagraph(xml: string): string {
  return xml
    .replaceAll(PATH_MARK, '')
    .replace(/<\/a:r><a:pPr\b[^>]*?(?:\/>|>[\s\S]*?<\/a:pPr>)/g, '</a:r>');
}

function drawnChart(xml: string): string {
  return xml
    .replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '')
    .replace(/<c:ser>[\s\S]*?<\/c:ser>/g, (series) => {
      return series.includes(PATH_MARK)
        ? series.replace('<a:prstDash val="solid"/>', '<a:prstDash val="dash"/>')
        : series;
    })
    .replaceAll(PATH_MARK, '');
}
