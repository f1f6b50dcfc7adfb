import type { Font } from 'pdfmake/js/PDFDocument.js';

import { fontFile, openedFont } from '../paper/fonts.ts';
import { PdfDocument } from './engine.ts';

/** What pdfkit makes of a font for one document: a subset of its own, around the font itself. */
type FontOfDocument = new (document: object, font: object, id: string) => Font;

/** Documents after which words as laid out are forgotten: common words are laid out once for many, names pass by. */
const DOCUMENTS_REMEMBERED = 50;

let layouts = new WeakMap<object, Font['layoutCache']>();
let documents = 0;
let kind: FontOfDocument | undefined;

/** To be told of each document that begins. */
export function documentBegins(): void {
  documents += 1;
  if (documents % DOCUMENTS_REMEMBERED === 0) layouts = new WeakMap();
}

/**
 * A font of a document, whose tables are read once for many documents. Read anew for each, they take half of its time.
 */
export function sharedFont(document: object, file: string, id: string): Font {
  const shared = openedFont(file);
  kind ??= fontOfDocument(file);
  const font = new kind(document, shared, id);
  font.layoutCache = layoutsOf(shared);
  return font;
}

function layoutsOf(font: object): Font['layoutCache'] {
  const known = layouts.get(font) ?? (Object.create(null) as Font['layoutCache']);
  layouts.set(font, known);
  return known;
}

/** pdfkit keeps the class to itself; a document that is never printed shows it. */
function fontOfDocument(file: string): FontOfDocument {
  const probe = new PdfDocument({}, {}, {}, {}, { autoFirstPage: false, font: null });
  return probe.font(fontFile(file))._font.constructor as FontOfDocument;
}
