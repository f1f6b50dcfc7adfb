import { dayNumber, type Instant } from '@attain/shared/domain/basics/time';

import type { UsageEvent, UsageOutcome } from '../../ports/usage.ts';
import { keyAt, keyOfId } from '../../usage/event-key.ts';
import { type HashUser, userHasher } from '../../usage/people.ts';
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

const SOURCE = 'files';
const NO_CONTENT: ReadonlySet<string> = new Set([...COMPANY_COLUMNS, 'timestamp']);

/**
 * Usage events. Columns of one's own are not stored, but they tell two events apart. An event without `event_id` is
 * known by its content and its count among identical rows of the file, so that a re-import adds nothing.
 */
export function eventsImport(context: KindContext): KindImport<EventDraft> {
  const { reading, tally, author } = context;
  let hashUser: HashUser | undefined;
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
      hashUser ??= userHasher(await store.usage.salt());
      await store.usage.createSource({ name: SOURCE, kind: 'file', at: author.at });
      const found = usageEvents(rows, hashUser, context);
      const added = await store.usage.add({
        source: SOURCE,
        receivedAt: author.at,
        receivedOn: dayNumber(reading.calendar.dayAt(author.at)),
        events: found.map(({ event }) => event),
      });
      for (const { index, outcome } of added.refused)
        tally.reject(found[index]?.line ?? 0, REFUSALS[outcome] ?? outcome);
      tally.stored(added.stored);
      tally.unchanged(added.repeated);
    },
  };
}

const REFUSALS: Readonly<Partial<Record<UsageOutcome, string>>> = {
  day_closed:
    'this day of the company was imported long ago, and a repeat could not be told: nothing is added to it',
  too_many_accounts: 'there are more accounts than the configuration allows',
  too_many_names: 'there are more names of events than the configuration allows',
};

/** The events of rows; none where the file has the same event id before. */
function usageEvents(
  rows: readonly PlacedRow<EventDraft>[],
  hashUser: HashUser,
  context: KindContext,
): readonly { line: number; event: UsageEvent }[] {
  return rows.flatMap((row) => {
    const { event, at, userId, durationSeconds, eventId } = row.draft;
    if (eventId !== null && !isFirst(row, eventId, context)) return [];
    return {
      line: row.line,
      event: {
        account: { by: 'company_id', value: row.companyId },
        ...{ event, at, durationSeconds },
        day: dayNumber(context.reading.calendar.dayAt(at)),
        user: userId === null ? null : hashUser(userId),
        session: null,
        numbers: null,
        countsUsers: false,
        key: eventId === null ? contentKey(row, context) : keyOfId(SOURCE, eventId),
      },
    };
  });
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

function contentKey(
  { companyId, draft, line }: PlacedRow<EventDraft>,
  { occurrences }: KindContext,
): string {
  const digest = digestOf(companyId, draft.at, draft.content);
  const { count } = occurrences.note(draft.at, digest, line);
  return keyAt(draft.at, `${digest.toString('base64url')} ${count}`);
}

function contentOf({ cells }: FileRow): string {
  const parts: string[] = [];
  for (const [column, cell] of cells) {
    if (!NO_CONTENT.has(column)) parts.push(JSON.stringify([column, String(cell)]));
  }
  return parts.sort().join('');
}
