import type { Readable } from 'node:stream';

import type { SourceOf } from '../../../../config/usage-sources.ts';
import { SourceError } from '../../../../ports/errors.ts';
import { type ParameterType, PARAMETERS, valueOf, withPlaces } from '../parameters.ts';
import type { SqlEngine } from '../sql-analytics.ts';
import { loadDriver } from './driver.ts';
import { pagesOf } from './pages.ts';

type Fault = (Error & { code?: string | number; sqlState?: string }) | undefined;
type Statement = { streamRows(): Readable; cancel(done?: () => void): void };
type Connection = {
  connect(done: (error: Fault) => void): void;
  execute(options: object): Statement;
  destroy(done: () => void): void;
};

/** What is used of `snowflake-sdk`. */
export type SnowflakeDriver = {
  configure(options: object): void;
  createConnection(options: object): Connection;
};

const DIALECT = { backslash: true };
const CASTS: Readonly<Record<ParameterType, string>> = {
  instant: 'to_timestamp_tz(?)',
  day: 'to_date(?)',
  text: '?',
};

/** Snowflake, a connection a question. One statement at a time is what its driver allows unless told otherwise. */
export function snowflakeEngine(
  source: SourceOf<'snowflake'>,
  secret: string,
  load: () => Promise<unknown> = () => loadDriver('snowflake-sdk'),
): SqlEngine {
  async function open(timeoutMs: number): Promise<Connection> {
    const driver = (await load()) as SnowflakeDriver;
    // It would write a log file beside the program, and lines between ours.
    driver.configure({ logLevel: 'OFF', additionalLogToConsole: false });
    const { account, username, role, warehouse, database, schema, accessUrl } = source;
    const connection = driver.createConnection({
      account,
      username,
      warehouse,
      ...(role !== null && { role }),
      ...(database !== null && { database }),
      ...(schema !== null && { schema }),
      ...(accessUrl !== null && { accessUrl }),
      ...authenticationOf(secret),
      application: 'Attain',
      timeout: timeoutMs,
      retryTimeout: 120,
    });
    await new Promise<void>((resolve, reject) => {
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    return connection;
  }

  return {
    dialect: DIALECT,
    async *ask({ query, span, timeoutMs, signal }) {
      let connection: Connection | undefined;
      let stop = () => undefined as void;
      try {
        connection = await open(timeoutMs);
        signal.throwIfAborted();
        const { text, names } = withPlaces(query, DIALECT, (name) => CASTS[PARAMETERS[name]]);
        const binds = names.map((name) => valueOf(name, span));
        const statement = await new Promise<Statement>((resolve, reject) => {
          const running = connection?.execute({
            sqlText: text,
            binds,
            streamResult: true,
            parameters: {
              STATEMENT_TIMEOUT_IN_SECONDS: Math.ceil(timeoutMs / 1_000),
              TIMEZONE: 'UTC',
              QUERY_TAG: 'attain',
            },
            complete: (error: Fault, done: Statement) => (error ? reject(error) : resolve(done)),
          });
          stop = () => void running?.cancel(() => undefined);
          signal.addEventListener('abort', stop, { once: true });
        });
        yield* pagesOf(statement.streamRows(), signal);
      } catch (error) {
        signal.throwIfAborted();
        throw faultOf(error);
      } finally {
        signal.removeEventListener('abort', stop);
        await new Promise<void>((resolve) =>
          connection === undefined ? resolve() : connection.destroy(() => resolve()),
        );
      }
    },
    close: async () => undefined,
  };
}

function authenticationOf(secret: string): object {
  return secret.trimStart().startsWith('-----BEGIN')
    ? { authenticator: 'SNOWFLAKE_JWT', privateKey: secret }
    : { authenticator: 'PROGRAMMATIC_ACCESS_TOKEN', token: secret };
}

/** Snowflake's codes of a login that it does not accept. */
const WRONG_LOGIN: ReadonlySet<string> = new Set([
  '390100',
  '390144',
  '390186',
  '390400',
  '394400',
]);

function faultOf(error: unknown): Error {
  if (error instanceof SourceError) return error;
  const { code, sqlState, message } = error as Exclude<Fault, undefined>;
  const tell = (sentence: string) => new SourceError(sentence, { cause: error });
  if (WRONG_LOGIN.has(String(code)))
    return tell(`Snowflake refuses the user or the secret: ${message}`);
  if (sqlState === '57014')
    return tell('Snowflake ended the query: raise timeoutSeconds or lower daysPerQuestion.');
  if (sqlState !== undefined && sqlState !== '08001')
    return tell(`Snowflake refuses the query: ${message}`);
  return tell(`Snowflake does not answer: ${message}`);
}
