import { gzipSync } from 'node:zlib';

import { type SourceRequest, type SourceServer, sourceServer } from './source-server.ts';
import { zipOf } from './zip.ts';

export const AMPLITUDE_SECRET = 'api-key:secret-key';

export type AmplitudeEvent = {
  /** When it happened, ISO 8601. */
  at: string;
  /** When it arrived; without it at once. */
  arrivedAt?: string;
  fields: Readonly<Record<string, unknown>>;
};

export type AmplitudeServer = SourceServer & { events: AmplitudeEvent[] };

const HOUR = /^(\d{4})(\d\d)(\d\d)T(\d\d)$/;

/** Amplitude's export: archives of packed files, one an hour of arrival, with one event a line. */
export async function amplitudeServer(
  events: AmplitudeEvent[] = [],
  { mostEvents = Infinity }: { mostEvents?: number } = {},
): Promise<AmplitudeServer> {
  function answer({ url, headers }: SourceRequest) {
    if (headers.authorization !== `Basic ${Buffer.from(AMPLITUDE_SECRET).toString('base64')}`)
      return { status: 403, body: 'Permission denied' };
    const [from, to] = ['start', 'end'].map((name) => hourOf(url.searchParams.get(name) ?? ''));
    if (url.pathname !== '/api/2/export' || from === undefined || to === undefined)
      return { status: 400, body: 'invalid start or end' };
    const arrived = events.filter(({ at, arrivedAt = at }) => {
      const time = Date.parse(arrivedAt);
      return time >= from && time < to + 3_600_000;
    });
    if (arrived.length === 0) return { status: 404, body: 'Raw data files were not found.' };
    if (arrived.length > mostEvents) return { status: 400, body: 'Export too large' };
    const hours = Map.groupBy(arrived, ({ at, arrivedAt = at }) => arrivedAt.slice(0, 13));
    const files = [...hours].map(([hour, members]) => {
      const lines = members.map(({ at, fields }) =>
        JSON.stringify({ event_time: at.replace('T', ' ').replace('Z', '000'), ...fields }),
      );
      return [`42/42_${hour.replace('T', '_')}#0.json.gz`, gzipSync(lines.join('\n'))] as const;
    });
    return {
      status: 200,
      headers: { 'content-type': 'application/zip' },
      body: zipOf(new Map(files)),
    };
  }
  return { ...(await sourceServer(answer)), events };
}

function hourOf(written: string): number | undefined {
  const [, year, month, day, hour] = HOUR.exec(written) ?? [];
  return hour === undefined
    ? undefined
    : Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour));
}
