// Ambient types reach those who read the sources from another package by this reference alone.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./pdfmake-engine.d.ts" />
import { createRequire } from 'node:module';

import type LayoutBuilderModule from 'pdfmake/js/LayoutBuilder.js';
import type PdfDocumentModule from 'pdfmake/js/PDFDocument.js';
import type RendererModule from 'pdfmake/js/Renderer.js';
import type SvgMeasureModule from 'pdfmake/js/SVGMeasure.js';

// Loaded as what they are (CommonJS): how a default export of theirs is imported differs between Node and bundlers.
const load = createRequire(import.meta.url);

export const { default: LayoutBuilder } = load(
  'pdfmake/js/LayoutBuilder.js',
) as typeof LayoutBuilderModule;
export const { default: PdfDocument } = load(
  'pdfmake/js/PDFDocument.js',
) as typeof PdfDocumentModule;
export const { default: Renderer } = load('pdfmake/js/Renderer.js') as typeof RendererModule;
export const { default: SvgMeasure } = load('pdfmake/js/SVGMeasure.js') as typeof SvgMeasureModule;
