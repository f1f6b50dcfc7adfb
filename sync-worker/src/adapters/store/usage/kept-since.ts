import type { KeptDetails } from '../../../usage/kept-details.ts';
import { cursorsOf } from '../cursors.ts';
import { fromJson, toJson } from '../json.ts';
import type { Scope } from '../scope.ts';

const CURSOR = 'usage.details-since';

/** The first day of which a detail is kept of every event; `null`: of all days, since no such event came before. */
type Since = number | null;
type Remembered = Readonly<Record<string, Since>>;

export type Detail = { event: string; property: string | null };

/**
 * Remembers since when the configured details are kept, before events are stored under this configuration. Of an event that
 * was there before that is the day after, since the day itself may have begun without; a detail that is taken out is
 * forgotten, so that it starts anew when it is put back.
 */
export async function noteKeptDetails(scope: Scope, today: number): Promise<void> {
  const { kept } = scope.usage;
  if (kept === null) return;
  const known = await remembered(scope);
  const wanted = new Map(detailsOf(kept).map((detail) => [keyOf(detail), detail]));
  const added = [...wanted].filter(([key]) => known[key] === undefined);
  if (added.length === 0 && Object.keys(known).length === wanted.size) return;
  const there = await eventsThere(
    scope,
    added.map(([, { event }]) => event),
  );
  const since: Record<string, Since> = {};
  for (const [key, { event }] of wanted) {
    const before = known[key];
    since[key] = before !== undefined ? before : there.has(event) ? today + 1 : null;
  }
  await cursorsOf(scope).set(CURSOR, toJson(since));
}

/** Since when each detail is kept whole: -Infinity = always, Infinity = not yet. */
export async function keptSince(scope: Scope): Promise<(detail: Detail) => number> {
  const known = await remembered(scope);
  return (detail) => {
    const since = known[keyOf(detail)];
    return since === undefined ? Infinity : (since ?? -Infinity);
  };
}

async function remembered(scope: Scope): Promise<Remembered> {
  const text = await cursorsOf(scope).get(CURSOR);
  return text === undefined ? {} : fromJson<Remembered>(text);
}

function detailsOf({ numbers, users }: KeptDetails): readonly Detail[] {
  return [
    ...[...users].map((event) => ({ event, property: null })),
    ...[...numbers].flatMap(([event, properties]) =>
      properties.map((property) => ({ event, property })),
    ),
  ];
}

const keyOf = ({ event, property }: Detail) => JSON.stringify([event, property]);

async function eventsThere(
  { db, engine, portalId }: Scope,
  events: readonly string[],
): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set();
  const rows = await db
    .selectFrom('usage_event_name')
    .select('name')
    .where('portal_id', '=', portalId)
    .where(engine.inList('name', [...new Set(events)]))
    .execute();
  return new Set(rows.map(({ name }) => name));
}
