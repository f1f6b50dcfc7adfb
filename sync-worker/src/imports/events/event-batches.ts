import type { Instant } from '@attain/shared/domain/basics/time';

import { calendarOf } from '../../calendar.ts';
import type { UsageConfiguration } from '../../config/usage.ts';
import { admissionOf } from '../../usage/admission.ts';
import type { KeptDetails } from '../../usage/kept-details.ts';
import { userHasher } from '../../usage/people.ts';
import type { Rejection } from '../report.ts';
import { type BrokenRow, type FileRow, RowRefusedError } from '../row.ts';
import type { DateOrder } from '../sheet-dates.ts';
import { openRows, type SourceFile } from '../source/open-rows.ts';
import type { EventBatch } from './event-batch.ts';
import type { ExcludedOutcome } from './excluded.ts';
import { eventReader, type ReadEvent } from './event-row.ts';
import { eventPacker } from './packed-events.ts';
import { seenKeys } from './seen-keys.ts';

/** All that it takes to read a file of events: plain data, so that it can go to another thread. */
export type EventsFile = {
  file: SourceFile;
  timeZone: string;
  dateOrder: DateOrder;
  now: Instant;
  usage: Pick<UsageConfiguration, 'exclude' | 'identity' | 'retention'>;
  kept: KeptDetails;
  salt: string;
};

/** Events that are stored in one transaction: the more, the fewer rows of the store each of them touches again. */
const EVENTS_A_BATCH = 75_000;
/** So that a file that is wrong throughout is told in pieces. */
const REJECTIONS_A_BATCH = 5_000;

/** Reads a file of events to the end, by the rules of rows and of usage. Memory does not grow with the file. */
export async function* eventBatches(order: EventsFile): AsyncGenerator<EventBatch> {
  let bytesRead = 0;
  const shareRead = () => bytesRead / Math.max(1, order.file.bytes);
  const ids = seenKeys({ shareRead });
  const contents = seenKeys({ shareRead });
  try {
    const read = readerOf(order, ids, contents);
    let filling = fillingBatch();
    const rows = openRows(order.file, (bytes) => {
      bytesRead += bytes;
      filling.read(bytes);
    });
    for await (const block of rows) {
      for (const row of block) {
        filling.take(row, read);
        if (!filling.isFull()) continue;
        yield filling.batch();
        filling = fillingBatch();
      }
    }
    yield filling.batch();
  } finally {
    ids.close();
    contents.close();
  }
}

type Reader = (row: FileRow) => ReadEvent;

function readerOf(
  { timeZone, dateOrder, now, usage, kept, salt }: EventsFile,
  ids: ReturnType<typeof seenKeys>,
  contents: ReturnType<typeof seenKeys>,
): Reader {
  const calendar = calendarOf(timeZone);
  const admission = admissionOf({ usage, kept, calendar, hashUser: userHasher(salt) });
  return eventReader({ reading: { calendar, dateOrder, now }, admission, kept, ids, contents });
}

function fillingBatch() {
  const events = eventPacker(EVENTS_A_BATCH);
  const excluded: Partial<Record<ExcludedOutcome, number>> = {};
  const rejected: Rejection[] = [];
  let rows = 0;
  let repeated = 0;
  let bytes = 0;
  return {
    read(more: number): void {
      bytes += more;
    },
    take(row: FileRow | BrokenRow, read: Reader): void {
      rows += 1;
      if ('reason' in row) {
        rejected.push(row);
        return;
      }
      try {
        const event = read(row);
        if (event === 'repeated') repeated += 1;
        else if (typeof event === 'string') excluded[event] = (excluded[event] ?? 0) + 1;
        else events.add(event, row.line);
      } catch (error) {
        if (!(error instanceof RowRefusedError)) throw error;
        rejected.push({ line: row.line, reason: error.message });
      }
    },
    isFull: () => events.count() >= EVENTS_A_BATCH || rejected.length >= REJECTIONS_A_BATCH,
    batch: (): EventBatch => ({
      rows,
      events: events.packed(),
      repeated,
      excluded,
      rejected,
      read: bytes,
    }),
  };
}
