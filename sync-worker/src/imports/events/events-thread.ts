import { parentPort, workerData } from 'node:worker_threads';

import { UserError } from '../../ports/errors.ts';
import { eventBatches, type EventsFile } from './event-batches.ts';
import { memoryOf } from './packed-events.ts';
import type { ThreadMessage } from './threaded-batches.ts';

/** Batches that may wait for the store: one is being stored, one is ready, one is being read. */
const AHEAD = 2;

/** Reads a file of events beside the thread that stores them. Started by `threadedBatches`. */
async function read(order: EventsFile): Promise<void> {
  let waiting = 0;
  let wake = () => undefined as void;
  parentPort?.on('message', () => {
    waiting -= 1;
    wake();
  });
  for await (const batch of eventBatches(order)) {
    while (waiting >= AHEAD) await new Promise<void>((resolve) => (wake = resolve));
    waiting += 1;
    send({ kind: 'batch', batch }, memoryOf(batch.events));
  }
}

function send(message: ThreadMessage, memory: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, memory);
}

try {
  await read(workerData as EventsFile);
  send({ kind: 'end' });
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  send({ kind: 'refused', message: error.message });
}
parentPort?.close();
