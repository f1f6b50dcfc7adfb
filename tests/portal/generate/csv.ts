export type Cell = string | number | null | undefined;
export type Row = Readonly<Record<string, Cell>>;

const LINES_A_CHUNK = 500;

/** Rows as CSV text (RFC 4180), in chunks that are good to write. */
export function* csvText(columns: readonly string[], rows: Iterable<Row>): Generator<string> {
  let chunk = `${columns.join(',')}\n`;
  let lines = 0;
  for (const row of rows) {
    chunk += `${columns.map((column) => cell(row[column])).join(',')}\n`;
    lines += 1;
    if (lines % LINES_A_CHUNK === 0) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk) yield chunk;
}

/** Rows as NDJSON text: a line an object, without its empty cells. */
export function* ndjsonText(rows: Iterable<Row>): Generator<string> {
  for (const row of rows) {
    const filled = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
    yield `${JSON.stringify(Object.fromEntries(filled))}\n`;
  }
}

function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
