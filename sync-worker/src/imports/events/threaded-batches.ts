import { on } from 'node:events';
import { Worker } from 'node:worker_threads';

import { UserError } from '../../ports/errors.ts';
import type { EventBatch } from './event-batch.ts';
import type { EventsFile } from './event-batches.ts';

export type ThreadMessage =
  | { kind: 'batch'; batch: EventBatch }
  | { kind: 'end' }
  | { kind: 'refused'; message: string };

/** Rows live briefly and by the million; with room for them, few are looked at twice by the collector. */
const YOUNG_MB = 48;

/** The batches of a file, read by a thread of its own while those before them are stored. */
export async function* threadedBatches(order: EventsFile): AsyncGenerator<EventBatch> {
  const thread = new Worker(new URL('./events-thread.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  try {
    for await (const [message] of on(thread, 'message', { close: ['exit'] })) {
      const told = message as ThreadMessage;
      if (told.kind === 'end') return;
      if (told.kind === 'refused') throw new UserError(told.message);
      yield told.batch;
      thread.postMessage('stored');
    }
    throw new Error('the thread that reads the file ended before the file did');
  } finally {
    await thread.terminate();
  }
}
