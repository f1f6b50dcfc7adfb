import type { Line } from 'pdfmake/js/Renderer.js';
import type { Content } from 'pdfmake/interfaces.js';

import { everyFace, MAIN } from '../paper/faces.ts';
import { LayoutBuilder, Renderer, SvgMeasure } from './engine.ts';
import { INK } from './palette.ts';
import { MARGINS, PAGE, TEXT_SIZE } from './page.ts';
import { ReportDocument } from './report-document.ts';
import { inVisualOrder } from './visual-order.ts';

/** A document to print: what pdfmake's own definition holds, of it what reports use. */
export type Print = {
  title: string;
  subject: string;
  /** Stands for the hour of printing, so that equal reports are equal files. */
  createdAt: Date;
  content: Content;
  header: (page: number, pages: number) => Content;
  footer: (page: number, pages: number) => Content;
  /** Behind every page's text. */
  watermark: string | null;
};

const PRODUCER = 'Attain';

/**
 * The document as a file. pdfmake's parts are put together here and not by its own entry, which gives no way to turn lines
 * into their visual order, or to read a font once for all documents.
 */
export async function print(document: Print): Promise<Buffer> {
  const { title, subject, createdAt } = document;
  const pdf = new ReportDocument(
    fontNames(),
    {},
    {},
    {},
    {
      size: [PAGE.width, PAGE.height],
      pdfVersion: '1.7',
      lang: 'en',
      displayTitle: true,
      compress: true,
      autoFirstPage: false,
      font: null,
      info: {
        Title: title,
        Subject: subject,
        Author: PRODUCER,
        Creator: PRODUCER,
        Producer: PRODUCER,
        CreationDate: createdAt,
        ModDate: createdAt,
      },
    },
  );
  new VisualRenderer(pdf).renderPages(laidOut(document, pdf));
  const chunks: Buffer[] = [];
  pdf.end();
  for await (const chunk of pdf) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

class VisualRenderer extends Renderer {
  override renderLine(line: Line, x: number, y: number): void {
    super.renderLine(inVisualOrder(line), x, y);
  }
}

function laidOut({ content, header, footer, watermark }: Print, pdf: object): object[] {
  const builder = new LayoutBuilder(PAGE, MARGINS, new SvgMeasure());
  return builder.layoutDocument(
    content,
    pdf,
    {},
    { font: MAIN, fontSize: TEXT_SIZE, lineHeight: 1.2, color: INK },
    undefined,
    header,
    footer,
    watermark === null
      ? undefined
      : { text: watermark, font: MAIN, bold: true, color: '#b45309', opacity: 0.09, angle: -52 },
  );
}

function fontNames(): Record<string, { normal: string; bold: string }> {
  return Object.fromEntries(
    Array.from(everyFace().values(), ({ family, regular, bold }) => [
      family,
      { normal: regular, bold },
    ]),
  );
}
