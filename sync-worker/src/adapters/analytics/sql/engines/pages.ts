import type { Readable } from 'node:stream';

type Row = Readonly<Record<string, unknown>>;

const PAGE_ROWS = 5_000;

/** Rows of a driver's stream in pages; an abort ends the stream. */
export async function* pagesOf(
  stream: Readable,
  signal: AbortSignal,
): AsyncGenerator<readonly Row[]> {
  const stop = () => void stream.destroy(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  try {
    let page: Row[] = [];
    for await (const row of stream as AsyncIterable<Row>) {
      page.push(row);
      if (page.length < PAGE_ROWS) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
