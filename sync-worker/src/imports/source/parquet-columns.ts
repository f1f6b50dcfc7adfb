/** How the values of a column are asked for: as text, or as numbers where JavaScript has the same ones. */
type AsCell = (column: string) => string;

const AS_IS: AsCell = (column) => column;
const AS_TEXT: AsCell = (column) => `${column}::varchar`;
const INSTANT: AsCell = (column) => `strftime(timezone('UTC', ${column}), '%Y-%m-%dT%H:%M:%S.%gZ')`;
/** A time without a zone is one of the portal's, as in any other file. */
const LOCAL_TIME: AsCell = (column) => `strftime(${column}::timestamp, '%Y-%m-%dT%H:%M:%S.%g')`;

const CELLS: Readonly<Record<string, AsCell>> = {
  VARCHAR: AS_IS,
  ENUM: AS_TEXT,
  UUID: AS_TEXT,
  BOOLEAN: AS_TEXT,
  TINYINT: AS_IS,
  SMALLINT: AS_IS,
  INTEGER: AS_IS,
  UTINYINT: AS_IS,
  USMALLINT: AS_IS,
  UINTEGER: AS_IS,
  BIGINT: AS_TEXT,
  UBIGINT: AS_TEXT,
  HUGEINT: AS_TEXT,
  UHUGEINT: AS_TEXT,
  // The shortest text that is this number: as a number of 64 bits 0.1 of 32 bits is 0.10000000149.
  FLOAT: AS_TEXT,
  DOUBLE: AS_TEXT,
  DECIMAL: AS_TEXT,
  DATE: AS_TEXT,
  TIMESTAMP: LOCAL_TIME,
  TIMESTAMP_S: LOCAL_TIME,
  TIMESTAMP_MS: LOCAL_TIME,
  TIMESTAMP_NS: LOCAL_TIME,
  'TIMESTAMP WITH TIME ZONE': INSTANT,
};

/** The number of the row that pandas adds to a table; it says nothing of the row. */
const ROW_NUMBER = /^__index_level_\d+__$/;

export function isRowNumber(column: string): boolean {
  return ROW_NUMBER.test(column);
}

/** The SQL that answers a column as cells; `null` for a type that no cell can hold, such as lists and bytes. */
export function cellsOf(column: string, type: string): string | null {
  const asCell = CELLS[type.replace(/\(.*$/s, '')];
  if (asCell === undefined || type.endsWith(']')) return null;
  return asCell(`"${column.replaceAll('"', '""')}"`);
}
