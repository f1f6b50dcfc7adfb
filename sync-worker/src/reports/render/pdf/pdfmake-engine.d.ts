/* eslint-disable @typescript-eslint/no-unused-vars -- names of classes that the modules export by type alone */

/** The parts of pdfmake that its own entry file puts together; it exports them without types. */
declare module 'pdfmake/js/PDFDocument.js' {
  type Font = {
    ascender: number;
    descender: number;
    lineGap: number;
    /** Words as laid out, by text. */
    layoutCache: Record<string, unknown>;
  };
  class Document {
    constructor(
      fonts: Record<string, { normal: string; bold: string }>,
      images: object,
      patterns: object,
      attachments: object,
      options: object,
    );
    /** Fonts of the document by name. */
    _fontFamilies: Record<string, Font>;
    _fontCount: number;
    _font: Font;
    font(source: string | Buffer): this;
    provideFont(family: string, bold: boolean, italics: boolean): Font;
    end(): void;
    [Symbol.asyncIterator](): AsyncIterableIterator<unknown>;
  }
  const module: { default: typeof Document };
  export type { Font };
  export default module;
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  type Margins = { left: number; top: number; right: number; bottom: number };
  type Size = { width: number; height: number; orientation: 'portrait' | 'landscape' };
  const module: {
    default: new (
      pageSize: Size,
      pageMargins: Margins,
      svgMeasure: object,
    ) => {
      registerTableLayouts(layouts: object): void;
      layoutDocument(
        content: unknown,
        document: object,
        styles: object,
        defaultStyle: object,
        background: unknown,
        header: unknown,
        footer: unknown,
        watermark: unknown,
      ): object[];
    };
  };
  export default module;
}

declare module 'pdfmake/js/SVGMeasure.js' {
  const module: { default: new () => object };
  export default module;
}

declare module 'pdfmake/js/Renderer.js' {
  /** A word, or a part of one, as measured. */
  type Inline = {
    text: string;
    x: number;
    width: number;
    trailingCut: number;
    level?: number;
  };
  type Line = { inlines: Inline[]; clone(): Line };
  class Renderer {
    constructor(document: object);
    renderPages(pages: object[]): void;
    renderLine(line: Line, x: number, y: number): void;
  }
  const module: { default: typeof Renderer };
  export type { Inline, Line };
  export default module;
}
