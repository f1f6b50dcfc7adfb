import createHogQLParser from '@posthog/hogql-parser';

import { calendarOf } from '@attain/sync-worker/calendar';

import {
  type SourceAnswer,
  type SourceRequest,
  type SourceServer,
  sourceServer,
} from './source-server.ts';

export type PosthogEvent = {
  event: string;
  /** ISO 8601. */
  at: string;
  person: string;
  distinctId?: string;
  email?: string;
  properties?: Readonly<Record<string, string | number | boolean>>;
};

export const POSTHOG_KEY = 'phx_a-key-that-may-query';
const MOST_ROWS = 50_000;
const GAP_MS = 1_800_000;

let loading: ReturnType<typeof createHogQLParser> | undefined;

type Values = Readonly<Record<string, unknown>>;
type Query = { query: string; values: Values };

export type PosthogServer = SourceServer & {
  /** What happened; may be added to. */
  events: PosthogEvent[];
  /** Answers of the next queries come only after so many looks. */
  goesOnInBackground(looks: number): void;
};

/**
 * PostHog's query interface for project 42, whose first type of group is the account. Queries are read by PostHog's own
 * parser, so that one with a mistake is refused as PostHog refuses it; what they select is worked out here.
 */
export async function posthogServer(events: PosthogEvent[] = []): Promise<PosthogServer> {
  const parser = await (loading ??= createHogQLParser());
  const waiting = new Map<string, { looks: number; answer: object }>();
  let background = 0;

  function answer(request: SourceRequest): SourceAnswer {
    if (request.headers.authorization !== `Bearer ${POSTHOG_KEY}`)
      return refusal(
        401,
        'authentication_error',
        'authentication_failed',
        'Invalid personal API key.',
      );
    const [, id] = /^\/api\/projects\/42\/query\/(?:([\w-]+)\/)?$/.exec(request.url.pathname) ?? [];
    if (request.method === 'GET' && id !== undefined) return statusOf(id);
    if (request.method !== 'POST' || !/\/42\/query\/$/.test(request.url.pathname))
      return refusal(404, 'invalid_request', 'not_found', 'Endpoint not found.');
    const { query, refresh } = JSON.parse(request.body) as {
      query: Query & { kind: string };
      refresh: string;
    };
    const fault = faultOf(query);
    if (fault !== null) return refusal(400, 'validation_error', 'illegal_hogql', fault);
    const results = resultsOf(query, events);
    if (background === 0) return json(200, { ...results, hasMore: false, refresh });
    const status = { id: `query-${waiting.size}`, complete: false, error: false };
    waiting.set(status.id, { looks: background, answer: results });
    return json(202, { query_status: status });
  }

  function statusOf(id: string): SourceAnswer {
    const found = waiting.get(id);
    if (found === undefined)
      return refusal(404, 'invalid_request', 'not_found', 'Query not found.');
    found.looks -= 1;
    const complete = found.looks <= 0;
    const status = { id, complete, error: false, ...(complete && { results: found.answer }) };
    return json(200, { query_status: status });
  }

  function faultOf({ query, kind, values }: Query & { kind: string }): string | null {
    if (kind !== 'HogQLQuery') return `Unknown kind ${kind}`;
    const ast = parser.parseSelect(query, true);
    const parsed = JSON.parse(ast) as { error?: unknown; message?: string };
    if (parsed.error) return String(parsed.message);
    if (/\boffset\b/i.test(query))
      return 'OFFSET is not supported on queries made with a personal API key.';
    const unbound = [...query.matchAll(/\{(\w+)\}/g)].find(([, name = '']) => !(name in values));
    return unbound ? `Unresolved placeholder: ${unbound[0]}` : null;
  }

  const server = await sourceServer(answer);
  return { ...server, events, goesOnInBackground: (looks) => (background = looks) };
}

const json = (status: number, body: object): SourceAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const refusal = (status: number, type: string, code: string, detail: string) =>
  json(status, { type, code, detail, attr: null });

type Cells = Record<string, string | number | null>;

function resultsOf({ query, values }: Query, events: readonly PosthogEvent[]) {
  if (!('zone' in values)) return { columns: ['count()'], results: [[0]] };
  const rows = query.includes('session_count')
    ? userDays(query, events, values)
    : cells(query, events, values);
  const [, limit = '100'] = /limit (\d+)\s*$/i.exec(query) ?? [];
  const order = /order by ([\w, ]+)/.exec(query)?.[1]?.split(', ') ?? [];
  const after = order.map((column) => values[`after_${column}`]);
  const later = rows
    .filter(
      (row) =>
        after[0] === undefined ||
        compare(
          order.map((column) => row[column]),
          after,
        ) > 0,
    )
    .sort((a, b) =>
      compare(
        order.map((column) => a[column]),
        order.map((column) => b[column]),
      ),
    )
    .slice(0, Math.min(Number(limit), MOST_ROWS));
  const columns = Object.keys(rows[0] ?? { account: '' });
  return { columns, results: later.map((row) => columns.map((column) => row[column])) };
}

function compare(a: readonly unknown[], b: readonly unknown[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  if (at === -1) return 0;
  return String(a[at]) < String(b[at]) ? -1 : 1;
}

type Asked = { account: string; domain: string; day: string; at: number; event: PosthogEvent };

function among(values: Values, name: string, value: string): boolean | undefined {
  const list = values[name] as readonly string[] | undefined;
  return list?.includes(value);
}

function asked(events: readonly PosthogEvent[], values: Values): Asked[] {
  const calendar = calendarOf(String(values['zone']));
  const [from, to] = [Date.parse(String(values['from'])), Date.parse(String(values['to']))];
  return events.flatMap((event) => {
    const at = Date.parse(event.at);
    const domain = event.email?.split('@')[1] ?? '';
    if (at < from || at >= to || among(values, 'events', event.event) === false) return [];
    if (among(values, 'noUsage', event.event)) return [];
    if (
      among(values, 'users', event.distinctId ?? event.person) ||
      among(values, 'emailDomains', domain)
    )
      return [];
    const account = String(event.properties?.['$group_0'] ?? '');
    return [{ account, domain: account === '' ? domain : '', day: calendar.dayAt(at), at, event }];
  });
}

function cells(query: string, events: readonly PosthogEvent[], values: Values): Cells[] {
  const summed = [...query.matchAll(/properties\.`(\w+)`\)\) as (number_\d+)/g)];
  const groups = Map.groupBy(asked(events, values), ({ account, domain, day, event }) =>
    JSON.stringify([account, domain, day, event.event]),
  );
  return [...groups].map(([key, group]) => {
    const [account, domain, day, name] = JSON.parse(key) as [string, string, string, string];
    const sums = summed.map(([, property = '', column = '']) => {
      const numbers = group.flatMap(({ event }) => event.properties?.[property] ?? []);
      return [
        column,
        numbers.length > 0 ? numbers.reduce<number>((sum, each) => sum + Number(each), 0) : null,
      ];
    });
    return {
      account,
      domain,
      day,
      name,
      event_count: group.length,
      ...Object.fromEntries(sums),
    } as Cells;
  });
}

function userDays(query: string, events: readonly PosthogEvent[], values: Values): Cells[] {
  const prefixes = [...query.matchAll(/not startsWith\(event, \{(\w+)\}\)/g)];
  const identified = asked(events, values).filter(
    ({ event: { event, properties } }) =>
      properties?.['$is_identified'] !== false &&
      !(
        query.includes('event not in {excludedEvents}') && among(values, 'excludedEvents', event)
      ) &&
      !prefixes.some(([, name = '']) => event.startsWith(String(values[name]))),
  );
  const groups = Map.groupBy(identified, ({ account, domain, day, event }) =>
    JSON.stringify([account, domain, day, event.person]),
  );
  return [...groups].map(([key, group]) => {
    const [account, domain, day, user_id] = JSON.parse(key) as [string, string, string, string];
    const bySession = Map.groupBy(group, ({ event }) => event.properties?.['$session_id'] ?? '');
    let [sessions, seconds] = [0, 0];
    for (const [session, members] of bySession) {
      const times = members.map(({ at }) => at).sort((a, b) => a - b);
      const gaps = times.filter((at, index) => at - (times[index - 1] ?? at) > GAP_MS);
      sessions += session === '' ? gaps.length + 1 : 1;
      if (session !== '') seconds += ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
    }
    const names_sessions = [...bySession.keys()].some((session) => session !== '') ? 1 : 0;
    return {
      account,
      domain,
      day,
      user_id,
      session_count: sessions,
      second_count: seconds,
      names_sessions,
    };
  });
}
