import type { SourceOf } from '../../../../config/usage-sources.ts';
import { SourceError } from '../../../../ports/errors.ts';
import { type ParameterType, PARAMETERS, valueOf, withPlaces } from '../parameters.ts';
import type { SqlEngine } from '../sql-analytics.ts';
import { loadDriver } from './driver.ts';

type Operation = {
  fetchChunk(options: object): Promise<Record<string, unknown>[]>;
  hasMoreRows(): Promise<boolean>;
  cancel(): Promise<unknown>;
  close(): Promise<unknown>;
};
type Session = {
  executeStatement(text: string, options: object): Promise<Operation>;
  close(): Promise<unknown>;
};
type Client = {
  connect(options: object): Promise<Client>;
  openSession(options: object): Promise<Session>;
  close(): Promise<void>;
  on?(event: 'error', listener: () => void): unknown;
};

/** What is used of `@databricks/sql`. */
export type DatabricksDriver = { DBSQLClient: new (options: object) => Client };

const PAGE_ROWS = 5_000;
/** Parameters travel as text: the driver would name the zone of this machine for a time. */
const DIALECT = { backslash: true };
const CASTS: Readonly<Record<ParameterType, (name: string) => string>> = {
  instant: (name) => `cast(:${name} as timestamp)`,
  day: (name) => `cast(:${name} as date)`,
  text: (name) => `:${name}`,
};

/** Databricks SQL, a session a question. */
export function databricksEngine(
  source: SourceOf<'databricks'>,
  token: string,
  load: () => Promise<unknown> = () => loadDriver('@databricks/sql'),
): SqlEngine {
  const { host, path, catalog, schema } = source;

  async function open(): Promise<Client> {
    const { DBSQLClient } = (await load()) as DatabricksDriver;
    // Its own logger writes to the standard output, which belongs to the answer of a command.
    const client = new DBSQLClient({ logger: { log: () => undefined } });
    client.on?.('error', () => undefined);
    const options = { host, path, token, userAgentEntry: 'Attain', telemetryEnabled: false };
    return client.connect(options);
  }

  return {
    dialect: DIALECT,
    async *ask({ query, span, timeoutMs, signal }) {
      const opened: { close(): Promise<unknown> }[] = [];
      let stop = () => undefined as void;
      try {
        const client = await open();
        opened.push(client);
        const seconds = Math.ceil(timeoutMs / 1_000);
        const session = await client.openSession({
          ...(catalog !== null && { initialCatalog: catalog }),
          ...(schema !== null && { initialSchema: schema }),
          configuration: { STATEMENT_TIMEOUT: String(seconds), TIMEZONE: 'UTC' },
        });
        opened.push(session);
        signal.throwIfAborted();
        const { text, names } = withPlaces(query, DIALECT, (name) => CASTS[PARAMETERS[name]](name));
        const operation = await session.executeStatement(text, {
          namedParameters: Object.fromEntries(names.map((name) => [name, valueOf(name, span)])),
          queryTimeout: seconds,
        });
        opened.push(operation);
        stop = () => void operation.cancel().catch(() => undefined);
        signal.addEventListener('abort', stop, { once: true });
        do {
          const rows = await operation.fetchChunk({ maxRows: PAGE_ROWS });
          signal.throwIfAborted();
          if (rows.length > 0) yield rows;
        } while (await operation.hasMoreRows());
      } catch (error) {
        signal.throwIfAborted();
        throw faultOf(error);
      } finally {
        signal.removeEventListener('abort', stop);
        for (const each of opened.reverse()) await each.close().catch(() => undefined);
      }
    },
    close: async () => undefined,
  };
}

function faultOf(error: unknown): Error {
  if (error instanceof SourceError) return error;
  const { message, statusCode } = error as Error & { statusCode?: number };
  const tell = (sentence: string) => new SourceError(sentence, { cause: error });
  if (statusCode === 401 || statusCode === 403)
    return tell(`Databricks refuses the access token (${statusCode}): make a new one.`);
  if (/timed? ?out|STATEMENT_TIMEOUT/i.test(message))
    return tell('Databricks ended the query: raise timeoutSeconds or lower daysPerQuestion.');
  return tell(`Databricks refuses the query or does not answer: ${message}`);
}
