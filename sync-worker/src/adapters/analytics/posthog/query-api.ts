import { z } from 'zod';

import { SourceError } from '../../../ports/errors.ts';
import { type Ask, BrokenAnswerError, textOf } from '../http/ask.ts';
import type { HogqlQuery } from './hogql.ts';

const statusSchema = z.object({
  id: z.string(),
  complete: z.boolean(),
  error: z.boolean().nullish(),
  error_message: z.string().nullish(),
  results: z.unknown().optional(),
});

const resultsSchema = z.object({
  columns: z.array(z.string()),
  results: z.array(z.array(z.unknown())),
});

const answerSchema = z.object({
  query_status: statusSchema.nullish(),
  error: z.string().nullish(),
});

/** Rows of an answer, by the names of their columns. */
export type HogqlRow = ReadonlyMap<string, unknown>;

type Options = {
  ask: Ask;
  origin: string;
  projectId: string;
  key: string;
  timeoutMs: number;
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
};

const POLL_MS = 2_000;
/** The status of an answer that is still being worked out. */
const GOES_ON = 202;

/**
 * PostHog's query interface: HogQL in, rows out. The answer is computed anew, because one that was kept would hide late
 * events; a query that PostHog goes on with in the background is waited for.
 */
export function queryApi({ ask, origin, projectId, key, timeoutMs, pause }: Options) {
  const path = `${origin}/api/projects/${projectId}/query/`;
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const jsonOf = async (answer: { body: Parameters<typeof textOf>[0] }) => {
    try {
      return JSON.parse(await textOf(answer.body)) as unknown;
    } catch (error) {
      if (error instanceof SyntaxError) throw new BrokenAnswerError('its answer breaks off');
      throw error;
    }
  };

  async function finished(first: unknown, signal: AbortSignal): Promise<unknown> {
    let answer = first;
    for (let waitedMs = 0; ; waitedMs += POLL_MS) {
      const read = answerSchema.safeParse(answer);
      if (!read.success) throw notRows();
      const { query_status: status, error } = read.data;
      if (error) throw refused(error);
      if (!status) return answer;
      if (status.error) throw refused(status.error_message ?? 'no reason given');
      if (status.complete) return status.results ?? answer;
      if (waitedMs >= timeoutMs) {
        throw new SourceError(
          `PostHog works on a query for more than ${timeoutMs / 1_000} s: raise timeoutSeconds.`,
        );
      }
      await pause(POLL_MS, signal);
      signal.throwIfAborted();
      const url = `${path}${status.id}/`;
      answer = await ask({ method: 'GET', url, headers, accept: [GOES_ON], signal }, jsonOf);
    }
  }

  return async function run(
    { query, values }: HogqlQuery,
    signal: AbortSignal,
  ): Promise<readonly HogqlRow[]> {
    const body = JSON.stringify({
      query: { kind: 'HogQLQuery', query, values },
      refresh: 'force_blocking',
      name: 'attain pull',
    });
    const accept = [GOES_ON];
    const first = await ask({ method: 'POST', url: path, headers, body, accept, signal }, jsonOf);
    const read = resultsSchema.safeParse(await finished(first, signal));
    if (!read.success) throw notRows();
    const { columns, results } = read.data;
    return results.map((row) => new Map(columns.map((column, index) => [column, row[index]])));
  };
}

const refused = (reason: string) => new SourceError(`PostHog refuses the query: ${reason}`);

const notRows = () =>
  new SourceError('PostHog answers something else than rows: check origin and projectId.');
