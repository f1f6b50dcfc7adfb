import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import type { Report } from '@attain/shared/reports/report';

import type { PaperForm, PrintAnswer, PrintOrder } from './print-thread.ts';

/** More of them would take the cores of those who wait for a card. */
const MOST_THREADS = 2;
/** A thread that has nothing to do for so long gives its memory back. */
const REST_MS = 30_000;
/** Printing leaves much behind at once; with room for it, little is looked at twice by the collector. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

type Job = {
  order: PrintOrder;
  done: (file: Buffer) => void;
  failed: (error: Error) => void;
};

type Printer = { thread: Worker; job: Job | null; rest: NodeJS.Timeout | null };

/**
 * Prints reports beside the thread that answers requests: a report of thirty goals takes half a second, in which no card
 * would load. Threads start with the first order and hold no process back; orders wait for a free one.
 */
export class PrintPool {
  readonly #waiting: Job[] = [];
  readonly #printers: Printer[] = [];
  readonly #most: number;

  constructor(threads = Math.min(MOST_THREADS, availableParallelism())) {
    this.#most = threads;
  }

  /**
   * The file of a report. Equal reports are equal bytes.
   *
   * @throws what printing threw, or that a thread ended before it was done; the next order has a new one.
   */
  print(form: PaperForm, report: Report): Promise<Buffer> {
    return new Promise((done, failed) => {
      this.#waiting.push({ order: { form, report }, done, failed });
      this.#next();
    });
  }

  /** Ends the threads; orders that wait fail. */
  async close(): Promise<void> {
    const closed = new Error('printing has ended');
    for (const { failed } of this.#waiting.splice(0)) failed(closed);
    await Promise.all(this.#printers.map(({ thread }) => thread.terminate()));
  }

  #next(): void {
    const printer = this.#printers.find(({ job }) => job === null) ?? this.#started();
    const job = printer === null ? undefined : this.#waiting.shift();
    if (printer === null || job === undefined) return;
    if (printer.rest !== null) clearTimeout(printer.rest);
    printer.job = job;
    printer.thread.ref();
    printer.thread.postMessage(job.order);
  }

  #started(): Printer | null {
    if (this.#printers.length >= this.#most || this.#waiting.length === 0) return null;
    const thread = new Worker(new URL('./print-thread.ts', import.meta.url), {
      resourceLimits: LIMITS,
    });
    const printer: Printer = { thread, job: null, rest: null };
    this.#printers.push(printer);
    thread.on('message', (answer: PrintAnswer) => this.#answered(printer, answer));
    thread.on('error', (error: unknown) => this.#ended(printer, asError(error)));
    thread.on('exit', () => this.#ended(printer, new Error('the thread that prints has ended')));
    return printer;
  }

  #answered(printer: Printer, answer: PrintAnswer): void {
    const { job } = printer;
    printer.job = null;
    printer.thread.unref();
    printer.rest = setTimeout(() => void printer.thread.terminate(), REST_MS).unref();
    if (answer.kind === 'printed') job?.done(Buffer.from(answer.file));
    else job?.failed(answer.error);
    this.#next();
  }

  #ended(printer: Printer, error: Error): void {
    const index = this.#printers.indexOf(printer);
    if (index < 0) return;
    this.#printers.splice(index, 1);
    if (printer.rest !== null) clearTimeout(printer.rest);
    printer.job?.failed(error);
    this.#next();
  }
}

/** The one of the process. */
export const printPool = new PrintPool();

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
