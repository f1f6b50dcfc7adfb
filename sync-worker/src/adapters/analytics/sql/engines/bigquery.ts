import type { Readable } from 'node:stream';

import type { SourceOf } from '../../../../config/usage-sources.ts';
import { SourceError, UserError } from '../../../../ports/errors.ts';
import {
  type Parameter,
  type ParameterType,
  PARAMETERS,
  valueOf,
  withPlaces,
} from '../parameters.ts';
import type { Question, SqlEngine } from '../sql-analytics.ts';
import { loadDriver } from './driver.ts';
import { pagesOf } from './pages.ts';

type Job = { getQueryResultsStream(options: object): Readable; cancel(): Promise<unknown> };

/** What is used of `@google-cloud/bigquery`. */
type BigQueryDriver = {
  BigQuery: new (options: object) => { createQueryJob(options: object): Promise<[Job, unknown]> };
};

type Key = { client_email: string; private_key: string };

const PAGE_ROWS = 10_000;
const DIALECT = { backslash: true };
const TYPES: Readonly<Record<ParameterType, string>> = {
  instant: 'TIMESTAMP',
  day: 'DATE',
  text: 'STRING',
};

/** BigQuery: a job a question, which ends by itself when it takes too long and can be bounded in bytes. */
export function bigqueryEngine(source: SourceOf<'bigquery'>, secret: string | null): SqlEngine {
  const credentials =
    secret === null ? {} : { credentials: keyOf(secret, source.secretFrom ?? '') };

  async function start({ query, span, timeoutMs }: Question, dryRun: boolean): Promise<Job> {
    const { BigQuery } = (await loadDriver('@google-cloud/bigquery')) as BigQueryDriver;
    const client = new BigQuery({
      projectId: source.projectId,
      ...credentials,
      ...(source.origin !== null && { apiEndpoint: source.origin }),
      userAgent: 'attain',
    });
    const { text, names } = withPlaces(query, DIALECT, (name) => `@${name}`);
    const [job] = await client.createQueryJob({
      query: text,
      params: Object.fromEntries(
        names.map((name) => [name, parameterOf(name, valueOf(name, span))]),
      ),
      types: Object.fromEntries(names.map((name) => [name, typeOf(name)])),
      useLegacySql: false,
      jobTimeoutMs: timeoutMs,
      dryRun,
      labels: { app: 'attain' },
      ...(source.location !== null && { location: source.location }),
      ...(source.maxBytesBilled !== null && { maximumBytesBilled: String(source.maxBytesBilled) }),
    });
    return job;
  }

  return {
    dialect: DIALECT,
    async *ask(question) {
      const { signal } = question;
      let stop = () => undefined as void;
      try {
        const job = await start(question, false);
        stop = () => void job.cancel().catch(() => undefined);
        signal.throwIfAborted();
        signal.addEventListener('abort', stop, { once: true });
        const rows = job.getQueryResultsStream({ maxResults: PAGE_ROWS });
        yield* pagesOf(rows, signal);
      } catch (error) {
        signal.throwIfAborted();
        throw faultOf(error);
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    async check(question) {
      // A dry run finds what is wrong and reads, and costs, nothing.
      await start(question, true).catch((error: unknown) => {
        throw faultOf(error);
      });
    },
    close: async () => undefined,
  };
}

const typeOf = (name: Parameter) => TYPES[PARAMETERS[name]];

/** Times and dates are objects of the driver's, of which it reads the value. */
const parameterOf = (name: Parameter, value: string) =>
  PARAMETERS[name] === 'text' ? value : { value };

function keyOf(secret: string, secretFrom: string): Key {
  try {
    const { client_email, private_key } = JSON.parse(secret) as Key;
    if (client_email && private_key) return { client_email, private_key };
  } catch {
    // Its text must not get into a message.
  }
  throw new UserError(`${secretFrom} is no JSON key of a service account.`);
}

function faultOf(error: unknown): Error {
  if (error instanceof SourceError) return error;
  const { code, message } = error as { code?: number | string; message: string };
  const tell = (sentence: string) => new SourceError(sentence, { cause: error });
  if (code === 401) return tell(`BigQuery refuses the credentials: ${message}`);
  if (code === 403)
    return tell(
      `BigQuery does not allow the query: ${message} Grant BigQuery Job User on the project and BigQuery Data Viewer on the data.`,
    );
  if (code === 400 || code === 404) return tell(`BigQuery refuses the query: ${message}`);
  return tell(`BigQuery does not answer: ${message}`);
}
