import { calendarOf } from '../../../calendar.ts';
import type { Analytics, DaySpan } from '../../../ports/analytics.ts';
import { SourceError, UserError } from '../../../ports/errors.ts';
import { cellOf, checkColumns, metricOf, type Row, type RowKind, userDayOf } from './columns.ts';
import type { Dialect } from './sql-text.ts';
import { asksForDays, queryFault } from './select-only.ts';

/** A query with the days that it is asked about. */
export type Question = { query: string; span: DaySpan; timeoutMs: number; signal: AbortSignal };

/** A database that answers queries and is never written to. Rows come in pages, by the names of their columns. */
export type SqlEngine = {
  dialect: Dialect;
  /**
   * @throws {SourceError} with what is wrong and what to do.
   */
  ask(question: Question): AsyncIterable<readonly Readonly<Record<string, unknown>>[]>;
  /** Finds what is wrong with a query without its rows. Without it the query is asked for no days. */
  check?(question: Question): Promise<void>;
  close(): Promise<void>;
};

export type SqlSource = {
  name: string;
  eventsQuery: string | null;
  usersQuery: string | null;
  metricsQuery: string | null;
  daysPerQuestion: number;
  rowLimit: number;
  timeoutSeconds: number;
};

const QUERIES = ['eventsQuery', 'usersQuery', 'metricsQuery'] as const;
/** No rows, but their columns and all mistakes of a query. */
const NO_DAYS: DaySpan = { firstDay: 0, lastDay: 0, from: 0, to: 0, zone: 'UTC' };

/**
 * The queries of the configuration, asked of a database.
 *
 * @throws {UserError} for a query that does more than read.
 */
export function sqlAnalytics(source: SqlSource, engine: SqlEngine): Analytics {
  for (const name of QUERIES) refuseFaults(source, name, engine.dialect);
  const { eventsQuery, usersQuery, metricsQuery, rowLimit } = source;
  const timeoutMs = source.timeoutSeconds * 1_000;

  async function* rowsOf(
    kind: RowKind,
    query: string,
    span: DaySpan,
    signal: AbortSignal,
  ): AsyncGenerator<readonly Row[]> {
    let count = 0;
    for await (const page of engine.ask({ query, span, timeoutMs, signal })) {
      const rows = page.map(inLowerCase);
      if (count === 0 && rows[0]) checkColumns(kind, [...rows[0].keys()]);
      count += rows.length;
      if (count > rowLimit) {
        throw new SourceError(
          `A query gives more than ${rowLimit} rows for ${span.lastDay - span.firstDay + 1} days: group further, lower daysPerQuestion or raise rowLimit.`,
        );
      }
      yield rows;
    }
  }

  return {
    daysPerQuestion: source.daysPerQuestion,
    async check(signal) {
      const asked = QUERIES.filter((name) => source[name] !== null);
      for (const name of asked) {
        const question = { query: source[name] ?? '', span: NO_DAYS, timeoutMs, signal };
        if (engine.check) await engine.check(question);
        else for await (const page of engine.ask(question)) if (page.length > 0) break;
      }
      return `answers ${asked.join(', ')}`;
    },
    queryEvents:
      eventsQuery === null
        ? null
        : async function* (span, signal) {
            const calendar = calendarOf(span.zone);
            for await (const rows of rowsOf('cell', eventsQuery, span, signal))
              yield rows.map((row) => cellOf(row, calendar));
            if (usersQuery === null) return;
            for await (const rows of rowsOf('user_day', usersQuery, span, signal))
              yield rows.map((row) => userDayOf(row, calendar));
          },
    getMetrics:
      metricsQuery === null
        ? null
        : async function* (span, signal) {
            const calendar = calendarOf(span.zone);
            for await (const rows of rowsOf('metric', metricsQuery, span, signal))
              yield rows.map((row) => metricOf(row, calendar));
          },
    close: () => engine.close(),
  };
}

function refuseFaults(source: SqlSource, name: (typeof QUERIES)[number], dialect: Dialect): void {
  const query = source[name];
  if (query === null) return;
  const fault = queryFault(query, dialect);
  if (fault !== null) throw new UserError(`usage.sources ${source.name}: ${name} ${fault}.`);
  if (name === 'metricsQuery' || asksForDays(query, dialect)) return;
  throw new UserError(
    `usage.sources ${source.name}: ${name} would answer all days each time: add a condition with :from and :to, or :from_day and :to_day.`,
  );
}

/** Snowflake tells the names of columns in upper case. */
function inLowerCase(row: Readonly<Record<string, unknown>>): Row {
  return new Map(Object.entries(row).map(([column, value]) => [column.toLowerCase(), value]));
}
