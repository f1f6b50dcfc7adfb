import {
  type SourceAnswer,
  type SourceRequest,
  type SourceServer,
  sourceServer,
} from './source-server.ts';

type Field = { name: string; type: string };
type Table = { fields: readonly Field[]; rows: readonly (readonly (string | null)[])[] };
type Configuration = {
  dryRun?: boolean;
  jobTimeoutMs?: string;
  query: {
    query: string;
    useLegacySql: boolean;
    parameterMode?: string;
    queryParameters?: {
      name: string;
      parameterType: { type: string };
      parameterValue: { value: string };
    }[];
    maximumBytesBilled?: string;
  };
};

export type BigqueryServer = SourceServer & {
  /** The configurations of the jobs that were created. */
  jobs: readonly Configuration[];
};

const PAGE_ROWS = 2;

/** BigQuery's REST interface as far as jobs of queries go: created, and read page by page. */
export async function bigqueryServer(table: Table): Promise<BigqueryServer> {
  const jobs: Configuration[] = [];

  function answer({ method, url, body }: SourceRequest): SourceAnswer {
    if (method === 'POST' && url.pathname.endsWith('/jobs')) {
      const { configuration } = JSON.parse(body) as { configuration: Configuration };
      jobs.push(configuration);
      if (configuration.query.query.includes('nowhere'))
        return fault(
          404,
          'notFound',
          'Not found: Table my-project:nowhere was not found in location EU',
        );
      const status = { state: 'DONE' };
      return json({
        jobReference: { projectId: 'my-project', jobId: `job-${jobs.length}`, location: 'EU' },
        status,
        configuration,
      });
    }
    if (!url.pathname.includes('/queries/')) return json({ status: { state: 'DONE' } });
    const start = Number(url.searchParams.get('pageToken') ?? 0);
    const rows = table.rows.slice(start, start + PAGE_ROWS);
    const next =
      start + PAGE_ROWS < table.rows.length ? { pageToken: String(start + PAGE_ROWS) } : {};
    return json({
      kind: 'bigquery#getQueryResultsResponse',
      jobComplete: true,
      schema: { fields: table.fields.map((field) => ({ ...field, mode: 'NULLABLE' })) },
      totalRows: String(table.rows.length),
      rows: rows.map((row) => ({ f: row.map((v) => ({ v })) })),
      ...next,
    });
  }

  return { ...(await sourceServer(answer)), jobs };
}

const json = (body: object): SourceAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const fault = (code: number, reason: string, message: string): SourceAnswer => ({
  status: code,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error: { code, message, errors: [{ message, reason }] } }),
});
