/** A stretch of a query: code, or what is quoted or commented out and means nothing to us. */
type Piece = { kind: 'code' | 'other'; text: string };

/**
 * Quoted text and names, dollar quotes of PostgreSQL and Snowflake, and comments. Whether a backslash escapes in a
 * string is a question of the dialect; it is read as one that does not, except behind an E, and so a string that
 * ends early can only make the guard refuse more.
 */
const OTHER =
  /[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\$([A-Za-z_]*)\$[\s\S]*?\$\1\$|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\//g;

/** Cuts a query into code and what is not. Joined, the pieces are the query. */
export function piecesOf(query: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of query.matchAll(OTHER)) {
    pieces.push({ kind: 'code', text: query.slice(end, match.index) });
    pieces.push({ kind: 'other', text: match[0] });
    end = match.index + match[0].length;
  }
  pieces.push({ kind: 'code', text: query.slice(end) });
  return pieces.filter(({ text }) => text !== '');
}

/** The code of a query alone, with a blank for each string, quoted name and comment. */
export function codeOf(query: string): string {
  return piecesOf(query)
    .map(({ kind, text }) => (kind === 'code' ? text : ' '))
    .join('');
}
