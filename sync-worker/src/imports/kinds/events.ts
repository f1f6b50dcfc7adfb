import type { Instant } from '@attain/shared/domain/basics/time';

import type { UsageEvent } from '../../ports/store.ts';
import { label, pastInstant, requiredLabel, text } from '../cells.ts';
import { plainNumber } from '../number-cells.ts';
import { missing, refuse } from '../refuse.ts';
import { COMPANY_COLUMNS } from '../columns.ts';
import { digestOf } from '../../identity.ts';
import { repetition } from '../occurrences.ts';
import type { FileRow } from '../row.ts';
import type { KindContext, KindImport, PlacedRow } from './kind-import.ts';

type EventDraft = {
  event: string;
  at: Instant;
  userId: string | null;
  durationSeconds: number | null;
  eventId: string | null;
  /** Everything the row says but its company, whatever the order of the columns. */
  content: string;
};

const LONGEST_KEY = 128;
const NO_CONTENT: ReadonlySet<string> = new Set([...COMPANY_COLUMNS, 'timestamp']);

/**
 * Usage events. Columns of one's own are not stored, but they tell two events apart. An event without `event_id` is
 * known by its content and its count among identical rows of the file, so that a re-import adds nothing.
 */
export function eventsImport(context: KindContext): KindImport<EventDraft> {
  const { reading, tally, author } = context;
  return {
    batchRows: 5_000,
    read(row) {
      const durationSeconds = plainNumber(row, 'duration_s');
      if (durationSeconds !== null && durationSeconds < 0) {
        refuse(`duration_s ${durationSeconds} is below 0: write seconds`);
      }
      return {
        event: requiredLabel(row, 'event'),
        at: pastInstant(row, 'timestamp', reading) ?? missing('timestamp'),
        userId: label(row, 'user_id'),
        durationSeconds,
        eventId: text(row, 'event_id'),
        content: contentOf(row),
      };
    },
    async save(store, rows) {
      const events = rows.flatMap((row) => usageEvents(row, context));
      const added = await store.usage.add(events, author.at);
      tally.stored(added);
      tally.unchanged(events.length - added);
    },
  };
}

/** The event of a row; none where the file has the same event id before. */
function usageEvents(row: PlacedRow<EventDraft>, context: KindContext): UsageEvent[] {
  const { companyId, draft } = row;
  const { event, at, userId, durationSeconds, eventId } = draft;
  if (eventId !== null && !isFirst(row, eventId, context)) return [];
  const day = context.reading.calendar.dayAt(at);
  const key = eventId === null ? contentKey(row, context) : keyOfId(eventId);
  return [{ companyId, event, at, day, userId, durationSeconds, key }];
}

/** An event sent twice counts once; two events under one id cannot both be told apart from a replay, so that is told. */
function isFirst(
  row: PlacedRow<EventDraft>,
  eventId: string,
  { occurrences, tally }: KindContext,
): boolean {
  const { event, at, userId } = row.draft;
  const place = { order: 0, line: row.line };
  const found = repetition(occurrences, place, [eventId], [row.companyId, event, at, userId]);
  if (found.kind === 'same') tally.unchanged(1);
  if (found.kind === 'other') {
    tally.reject(
      row.line,
      `event_id "${eventId}" is another event on line ${found.firstLine}: give each its own id`,
    );
  }
  return found.kind === 'first';
}

function keyOfId(eventId: string): string {
  return eventId.length > LONGEST_KEY ? digestOf(eventId).toString('base64url') : eventId;
}

function contentKey(
  { companyId, draft, line }: PlacedRow<EventDraft>,
  { occurrences }: KindContext,
): string {
  const digest = digestOf(companyId, draft.at, draft.content);
  const { count } = occurrences.note(draft.at, digest, line);
  const key = digest.toString('base64url');
  return count === 1 ? key : `${key}.${count}`;
}

function contentOf({ cells }: FileRow): string {
  const parts: string[] = [];
  for (const [column, cell] of cells) {
    if (!NO_CONTENT.has(column)) parts.push(JSON.stringify([column, String(cell)]));
  }
  return parts.sort().join('');
}
