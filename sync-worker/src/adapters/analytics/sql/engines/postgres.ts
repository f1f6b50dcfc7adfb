import pg from 'pg';

import { SourceError, UserError } from '../../../../ports/errors.ts';
import { type ParameterType, PARAMETERS, valueOf, withPlaces } from '../parameters.ts';
import type { Question, SqlEngine } from '../sql-analytics.ts';

const PAGE_ROWS = 5_000;
const CONNECT_MS = 10_000;
/** The server ends a query first, and tells so; this is for a server that no longer says anything. */
const SILENCE_MS = 10_000;

const DIALECT = { backslash: false };
const CASTS: Readonly<Record<ParameterType, string>> = {
  instant: 'timestamptz',
  day: 'date',
  text: 'text',
};

/** Everything as the text that PostgreSQL writes: neither dates nor large numbers lose anything. */
const AS_TEXT = { getTypeParser: () => (value: string | Buffer) => value };

/**
 * PostgreSQL, a connection a question. In a transaction that may only read, with a limit of time, and by a cursor, so
 * that memory holds a page whatever the answer.
 */
export function postgresEngine(url: string, secretFrom: string): SqlEngine {
  if (!/^postgres(ql)?:\/\/.+/.test(url)) {
    throw new UserError(`${secretFrom} is no postgres://user:password@host/database.`);
  }

  async function* ask(question: Question): AsyncGenerator<readonly Record<string, unknown>[]> {
    const { query, span, timeoutMs, signal } = question;
    const client = clientFor(url, timeoutMs);
    // A connection that breaks between two queries says so here; the next query fails by itself.
    client.on('error', () => undefined);
    const stop = () => void cancel(url, client);
    try {
      await client.connect();
      signal.throwIfAborted();
      signal.addEventListener('abort', stop, { once: true });
      const place = (name: keyof typeof PARAMETERS, index: number) =>
        `$${index + 1}::${CASTS[PARAMETERS[name]]}`;
      const { text, names } = withPlaces(query, DIALECT, place);
      await client.query('begin transaction read only');
      await client.query(`set local statement_timeout = ${timeoutMs}`);
      await client.query(`set local time zone 'UTC'`);
      await client.query({
        text: `declare answer no scroll cursor for ${text}`,
        values: names.map((name) => valueOf(name, span)),
      });
      for (;;) {
        const { rows } = await client.query<Record<string, unknown>>({
          text: `fetch ${PAGE_ROWS} from answer`,
          types: AS_TEXT,
        });
        if (rows.length > 0) yield rows;
        if (rows.length < PAGE_ROWS) return;
      }
    } catch (error) {
      signal.throwIfAborted();
      throw faultOf(error, secretFrom, timeoutMs);
    } finally {
      signal.removeEventListener('abort', stop);
      await client.end().catch(() => undefined);
    }
  }

  return { dialect: DIALECT, ask, close: async () => undefined };
}

function clientFor(connectionString: string, timeoutMs: number): pg.Client {
  return new pg.Client({
    connectionString,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: timeoutMs + SILENCE_MS,
    application_name: 'attain pull',
  });
}

/** Ends a running query on the server; closing the connection would leave it running. */
async function cancel(url: string, running: pg.Client): Promise<void> {
  const client = clientFor(url, SILENCE_MS);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { processID } = running as pg.Client & { processID: number };
    await client.query('select pg_cancel_backend($1)', [processID]);
  } catch {
    // The query then runs into its limit of time.
  } finally {
    await client.end().catch(() => undefined);
  }
}

const WRONG_LOGIN: ReadonlySet<string> = new Set(['28000', '28P01', '3D000']);
const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'ECONNRESET',
  'EHOSTUNREACH',
]);

/** Conditions of SQLSTATE whose messages can hold what stands in a row. */
const OF_A_VALUE: Readonly<Record<string, string>> = {
  '22001': 'a text is too long',
  '22003': 'a number is out of range',
  '22004': 'a null is not allowed',
  '22007': 'a text is no date or time',
  '22008': 'a date or time is out of range',
  '22012': 'division by zero',
  '22021': 'a character is not in the repertoire of the encoding',
  '22P02': 'a text is no value of the wanted type',
  '22P05': 'a character has no equivalent in the encoding',
};

/** What is wrong with a value, without the value, which may be an address; `null` = another kind of fault. */
function valueFault(code: string): string | null {
  if (code.startsWith('22')) return OF_A_VALUE[code] ?? 'a value is not as it has to be';
  return code.startsWith('23') ? 'a value breaks a constraint' : null;
}

function faultOf(error: unknown, secretFrom: string, timeoutMs: number): Error {
  if (error instanceof SourceError) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  const tell = (sentence: string) => new SourceError(sentence, { cause: error });
  const value = valueFault(code);
  // Without the error as its cause, which would be logged with it.
  if (value !== null) {
    return new SourceError(`PostgreSQL refuses a value that the query meets: ${value} (${code}).`);
  }
  if (WRONG_LOGIN.has(code)) return tell(`PostgreSQL refuses ${secretFrom}: ${message}.`);
  if (UNREACHABLE.has(code))
    return tell(`PostgreSQL does not answer (${code}): check host and port in ${secretFrom}.`);
  if (code === '57014') {
    return tell(
      `PostgreSQL ended the query after ${timeoutMs / 1_000} s: raise timeoutSeconds, lower daysPerQuestion or add an index.`,
    );
  }
  if (code === '25006') return tell(`The query wants to write, and it may only read: ${message}.`);
  if (code === '42501')
    return tell(`PostgreSQL does not allow the query: ${message}. Grant SELECT.`);
  if (error instanceof pg.DatabaseError) return tell(`PostgreSQL refuses the query: ${message}.`);
  return tell(`The connection to PostgreSQL failed: ${message}.`);
}
