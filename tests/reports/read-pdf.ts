import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One piece of text as another reader finds it on a page. */
export type Piece = { text: string; x: number; y: number; width: number };

export type ReadPdf = {
  pages: Piece[][];
  /** Titles of the outline, nested ones behind their parents. */
  outline: string[];
  /** Places that links may lead to, and the places that they lead to. */
  places: string[];
  links: string[];
  info: Record<string, unknown>;
  language: string | null;
};

/** What Mozilla's reader finds in a PDF. */
export async function readPdf(file: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(file), verbosity: 0 });
  const pdf = await task.promise;
  try {
    const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
    const pages: Piece[][] = [];
    const links: string[] = [];
    for (const number of numbers) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.flatMap((item) => ('str' in item ? [pieceOf(item)] : [])));
      for (const { dest } of await page.getAnnotations()) links.push(String(dest));
    }
    const { info } = await pdf.getMetadata();
    return {
      pages,
      outline: await outlineOf(pdf),
      places: [...(await pdf.getDestinations()).keys()],
      links,
      info: info as Record<string, unknown>,
      language: (info as { Language?: string }).Language ?? null,
    };
  } finally {
    await task.destroy();
  }
}

/** All text in the order in which it was drawn, without blanks: lines break where they break. */
export function solid(text: string): string {
  return text.replace(/\s+/gu, '');
}

export function textOf({ pages }: ReadPdf): string {
  return solid(pages.map((page) => page.map(({ text }) => text).join('')).join(''));
}

type Item = { str: string; transform: number[]; width: number };

function pieceOf({ str, transform, width }: Item): Piece {
  return { text: str, x: transform[4] ?? 0, y: transform[5] ?? 0, width };
}

type Entry = { title: string; items: Entry[] };

async function outlineOf(pdf: PDFDocumentProxy): Promise<string[]> {
  const titles = (entries: readonly Entry[]): string[] =>
    entries.flatMap(({ title, items }) => [title, ...titles(items)]);
  return titles((await pdf.getOutline()) ?? []);
}
