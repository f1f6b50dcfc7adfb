import { createGunzip } from 'node:zlib';
import { pipeline, type Readable } from 'node:stream';

import { Agent, request } from 'undici';

import { pause } from '../../../pause.ts';
import { SourceError } from '../../../ports/errors.ts';
import { waitAfter } from './wait-after.ts';

/** A question to the HTTP interface of a source. */
export type HttpQuestion = {
  method: 'GET' | 'POST';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** What is a good answer besides a status of 200. */
  accept?: readonly number[];
  signal: AbortSignal;
};

export type HttpAnswer = { status: number; body: Readable };

/**
 * Asks and reads the answer. Waits out what passes: silence, 429, 5xx, and an answer that breaks off, which is then read
 * from its beginning by another call of `read`.
 *
 * @throws {SourceError} with what is wrong and what to do.
 */
export type Ask = <T>(
  question: HttpQuestion,
  read: (answer: HttpAnswer) => Promise<T>,
) => Promise<T>;

export type AskOptions = {
  /** What people call the source. */
  name: string;
  /** The environment variable that its secret comes from. */
  secretFrom: string;
  timeoutMs: number;
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** What was read so far is not all there is; the answer is asked for again. */
export class BrokenAnswerError extends Error {
  override readonly name = 'BrokenAnswerError';
}

const MOST_ATTEMPTS = 4;
/** Whoever wants a longer pause gets it until the next pull. */
const LONGEST_WAIT_MS = 120_000;
const CONNECT_MS = 10_000;
const SILENCE_MS = 60_000;
const SHOWN_CHARS = 300;

export type Asker = {
  ask: Ask;
  /** What became of an answer that is read after `ask` has handed it over. */
  faultOf: (error: unknown, signal: AbortSignal) => Error;
  close: () => Promise<void>;
};

export function asker(options: AskOptions): Asker {
  const { name, secretFrom, timeoutMs } = options;
  const wait = options.pause ?? pause;
  const dispatcher = new Agent({
    connect: { timeout: CONNECT_MS },
    headersTimeout: timeoutMs,
    bodyTimeout: SILENCE_MS,
    allowH2: false,
  });

  async function attempt<T>(
    question: HttpQuestion,
    read: (answer: HttpAnswer) => Promise<T>,
  ): Promise<{ value: T } | { again: string; waitMs: number | null }> {
    const { method, url, body, accept, signal } = question;
    const late = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await request(url, {
        method,
        dispatcher,
        headers: { 'user-agent': 'attain', ...question.headers },
        signal: AbortSignal.any([signal, late]),
        ...(body !== undefined && { body }),
      });
      const { statusCode: status, headers } = answer;
      if (status === 200 || accept?.includes(status)) {
        return { value: await read({ status, body: plain(answer.body, headers) }) };
      }
      const said = await textOf(plain(answer.body, headers));
      if (status === 429 || status === 408 || status >= 500) {
        return { again: `answers ${status}`, waitMs: waitAfter(headers['retry-after']) };
      }
      throw refusal(status, said);
    } catch (error) {
      signal.throwIfAborted();
      if (late.aborted) {
        throw new SourceError(
          `${name} took longer than ${timeoutMs / 1_000} s: raise timeoutSeconds.`,
        );
      }
      if (!passes(error)) throw error;
      return { again: `does not answer (${reasonOf(error)})`, waitMs: null };
    }
  }

  function refusal(status: number, said: string): SourceError {
    if (status === 401 || status === 403) {
      return new SourceError(
        `${name} refuses the secret in ${secretFrom} (${status}${detailOf(said)}): set one that may read this project.`,
      );
    }
    if (status >= 300 && status < 400) {
      return new SourceError(`${name} answers with a redirect (${status}): check origin.`);
    }
    return new SourceError(`${name} refuses the question (${status}${detailOf(said)}).`);
  }

  return {
    async ask(question, read) {
      for (let count = 1; ; count += 1) {
        const outcome = await attempt(question, read);
        if ('value' in outcome) return outcome.value;
        const waitMs = outcome.waitMs ?? 1_000 * 2 ** (count - 1);
        if (waitMs > LONGEST_WAIT_MS) {
          const minutes = Math.ceil(waitMs / 60_000);
          throw new SourceError(`${name} ${outcome.again} and asks to wait ${minutes} minutes.`);
        }
        if (count >= MOST_ATTEMPTS) {
          throw new SourceError(
            `${name} ${outcome.again}, ${count} times: it is asked again later.`,
          );
        }
        await wait(waitMs, question.signal);
        question.signal.throwIfAborted();
      }
    },
    faultOf(error, signal) {
      if (signal.aborted) return signal.reason as Error;
      if (!passes(error) && !isLate(error)) return error as Error;
      const reason = isLate(error) ? `took longer than ${timeoutMs / 1_000} s` : reasonOf(error);
      return new SourceError(`${name} stopped in the middle of an answer: ${reason}.`, {
        passes: !isLate(error),
        cause: error,
      });
    },
    close: () => dispatcher.destroy(),
  };
}

/** The text of an answer that is short by its nature. */
export async function textOf(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of body as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function plain(body: Readable, headers: Record<string, string | string[] | undefined>): Readable {
  if (headers['content-encoding'] !== 'gzip') return body;
  // A pipeline hands the end of one stream, good or bad, to the next.
  return pipeline(body, createGunzip(), () => undefined);
}

/** Trouble of the way, not of the question. What has no code is a mistake of ours. */
function passes(error: unknown): boolean {
  if (error instanceof SourceError) return false;
  return error instanceof BrokenAnswerError || (error instanceof Error && 'code' in error);
}

const isLate = (error: unknown) => error instanceof Error && error.name === 'TimeoutError';

function reasonOf(error: unknown): string {
  if (error instanceof BrokenAnswerError) return error.message;
  return String((error as NodeJS.ErrnoException).code);
}

/** What the source says of its refusal: `detail` (PostHog), `error` (Mixpanel, Amplitude), or its text. */
function detailOf(said: string): string {
  let detail = said;
  try {
    const { detail: told, error } = JSON.parse(said) as { detail?: unknown; error?: unknown };
    if (typeof told === 'string') detail = told;
    else if (typeof error === 'string') detail = error;
  } catch {
    if (said.trimStart().startsWith('<')) return '';
  }
  const line = detail.replaceAll(/\s+/g, ' ').trim().slice(0, SHOWN_CHARS);
  return line === '' ? '' : `: ${line.replace(/[.:]$/, '')}`;
}
