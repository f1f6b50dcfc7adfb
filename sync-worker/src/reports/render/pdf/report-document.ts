import type { Font } from 'pdfmake/js/PDFDocument.js';

import { MAIN } from '../paper/faces.ts';
import { PdfDocument } from './engine.ts';
import { documentBegins, sharedFont } from './shared-fonts.ts';

/**
 * A document whose fonts are read once for all documents. Lines are as high and stand as deep with every font as with the
 * main one, so that a foreign name moves no row.
 */
export class ReportDocument extends PdfDocument {
  constructor(...options: ConstructorParameters<typeof PdfDocument>) {
    super(...options);
    documentBegins();
  }

  override font(file: string): this {
    this._font = this._fontFamilies[file] ?? this.#opened(file);
    return this;
  }

  override provideFont(family: string, bold: boolean, italics: boolean): Font {
    const font = super.provideFont(family, bold, italics);
    if (family === MAIN) return font;
    const { ascender, descender, lineGap } = super.provideFont(MAIN, false, false);
    return Object.assign(font, { ascender, descender, lineGap });
  }

  #opened(file: string): Font {
    this._fontCount += 1;
    const font = sharedFont(this, file, `F${this._fontCount}`);
    this._fontFamilies[file] = font;
    return font;
  }
}
