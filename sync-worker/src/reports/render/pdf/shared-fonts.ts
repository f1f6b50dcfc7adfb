import * as fontkit from 'fontkit';
import type { Font } from 'pdfmake/js/PDFDocument.js';

import { fontFile } from '../paper/faces.ts';
import { PdfDocument } from './engine.ts';

/** What pdfkit makes of a font for one document: a subset of its own, around the font itself. */
type FontOfDocument = new (document: object, font: object, id: string) => Font;

type Shared = { font: object; layouts: Font['layoutCache'] };

/** Documents after which words as laid out are forgotten: common words are laid out once for many, names pass by. */
const DOCUMENTS_REMEMBERED = 50;

const shared = new Map<string, Shared>();
let documents = 0;
let kind: FontOfDocument | undefined;

/** To be told of each document that begins. */
export function documentBegins(): void {
  documents += 1;
  if (documents % DOCUMENTS_REMEMBERED !== 0) return;
  for (const entry of shared.values()) entry.layouts = emptyLayouts();
}

/**
 * A font of a document, whose tables are read once in the life of the process. Read anew for each document, they take half
 * of its time.
 */
export function sharedFont(document: object, file: string, id: string): Font {
  const known = shared.get(file);
  const entry = known ?? { font: fontkit.create(fontFile(file)), layouts: emptyLayouts() };
  shared.set(file, entry);
  kind ??= fontOfDocument(file);
  const font = new kind(document, entry.font, id);
  font.layoutCache = entry.layouts;
  return font;
}

/** pdfkit keeps the class to itself; a document that is never printed shows it. */
function fontOfDocument(file: string): FontOfDocument {
  const probe = new PdfDocument({}, {}, {}, {}, { autoFirstPage: false, font: null });
  return probe.font(fontFile(file))._font.constructor as FontOfDocument;
}

function emptyLayouts(): Font['layoutCache'] {
  return Object.create(null) as Font['layoutCache'];
}
