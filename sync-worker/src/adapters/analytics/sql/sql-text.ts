/** A stretch of a query: code, or what is quoted or commented out and means nothing to us. */
type Piece = { kind: 'code' | 'other'; text: string };

/** Whether a backslash in a string escapes what follows: in BigQuery, Snowflake and Databricks, not in PostgreSQL. */
export type Dialect = { backslash: boolean };

const STRING = "'(?:[^']|'')*'";
const ESCAPED = String.raw`'(?:[^'\\]|\\[\s\S]|'')*'`;

/** Quoted text and names, dollar quotes of PostgreSQL and Snowflake, and comments. */
const otherOf = (string: string) =>
  new RegExp(
    String.raw`[eE]${ESCAPED}|${string}|"(?:[^"]|"")*"|${'`'}[^${'`'}]*${'`'}|\$([A-Za-z_]*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/`,
    'g',
  );

const OTHER = { standard: otherOf(STRING), backslash: otherOf(ESCAPED) };

/** Cuts a query into code and what is not. Joined, the pieces are the query. */
export function piecesOf(query: string, { backslash }: Dialect): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of query.matchAll(backslash ? OTHER.backslash : OTHER.standard)) {
    pieces.push({ kind: 'code', text: query.slice(end, match.index) });
    pieces.push({ kind: 'other', text: match[0] });
    end = match.index + match[0].length;
  }
  pieces.push({ kind: 'code', text: query.slice(end) });
  return pieces.filter(({ text }) => text !== '');
}

/** The code of a query alone, with a blank for each string, quoted name and comment. */
export function codeOf(query: string, dialect: Dialect): string {
  return piecesOf(query, dialect)
    .map(({ kind, text }) => (kind === 'code' ? text : ' '))
    .join('');
}
