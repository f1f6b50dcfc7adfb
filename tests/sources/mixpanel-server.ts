import { gzipSync } from 'node:zlib';

import { calendarOf } from '@attain/sync-worker/calendar';

import { type SourceRequest, type SourceServer, sourceServer } from './source-server.ts';

export const MIXPANEL_SECRET = 'service.account:its-secret';

export type MixpanelEvent = {
  event: string;
  /** ISO 8601. */
  at: string;
  properties: Readonly<Record<string, unknown>>;
};

export type MixpanelServer = SourceServer & { events: MixpanelEvent[] };

/** Mixpanel's raw export for project 42, which counts days in a zone and writes times as its clock shows them. */
export async function mixpanelServer(
  events: MixpanelEvent[] = [],
  { zone = 'UTC', gzip = true }: { zone?: string; gzip?: boolean } = {},
): Promise<MixpanelServer> {
  const calendar = calendarOf(zone);
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const shown = (at: number) => Date.parse(`${wall.format(at).replace(' ', 'T')}Z`) + (at % 1_000);

  function answer({ url, headers }: SourceRequest) {
    const error = (status: number, text: string) => ({
      status,
      body: JSON.stringify({ request: url.pathname, error: text, status: 'error' }),
    });
    if (headers.authorization !== `Basic ${Buffer.from(MIXPANEL_SECRET).toString('base64')}`)
      return error(401, 'Unauthorized');
    const given = (name: string) => url.searchParams.get(name) ?? '';
    if (url.pathname !== '/api/2.0/export') return error(404, 'Not found');
    if (given('project_id') !== '42') return error(403, 'no access to the project');
    const [from, to] = [given('from_date'), given('to_date')];
    if (!/^\d{4}-\d\d-\d\d$/.test(from) || from > to)
      return error(400, 'to_date cannot be before from_date');
    const names = given('event') === '' ? null : (JSON.parse(given('event')) as readonly string[]);
    const lines = events
      .map(({ event, at, properties }) => ({ event, instant: Date.parse(at), properties }))
      .filter(({ instant, event }) => {
        const day = calendar.dayAt(instant);
        return day >= from && day <= to && (names?.includes(event) ?? true);
      })
      .map(({ event, instant, properties }) => {
        const ms = shown(instant);
        const time = given('time_in_ms') === 'true' ? ms : Math.floor(ms / 1_000);
        return `${JSON.stringify({ event, properties: { time, ...properties } })}\n`;
      });
    const limit = given('limit') === '' ? Infinity : Number(given('limit'));
    const text = lines.slice(0, limit).join('');
    const packed = gzip && headers['accept-encoding']?.includes('gzip');
    return {
      status: 200,
      headers: { 'content-type': 'text/plain', ...(packed && { 'content-encoding': 'gzip' }) },
      body: packed ? gzipSync(text) : text,
    };
  }

  return { ...(await sourceServer(answer)), events };
}
