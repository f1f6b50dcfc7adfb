import type { IncomingMessage, ServerResponse } from 'node:http';

import { StoreUnavailableError } from '../../ports/errors.ts';
import type { Log } from '../../ports/log.ts';
import { QueueFullError } from '../../usage/group-commit.ts';
import type { Intake, Read } from '../../usage/intake.ts';
import type { SeenRequest } from '../measure-requests.ts';
import { type Answer, ANSWERS, OPEN_TO_BROWSERS, send } from './answers.ts';
import { type Arriving, holding, readBody } from './read-body.ts';
import { eventsOf } from './read-events.ts';
import { type WayIn, waysIn } from './ways-in.ts';

/** Segment's clients send 500 kB at most, PostHog's split a batch that is answered 413. */
const MOST_BYTES = 4 * 1_048_576;
/** All bodies together that are on their way in, until they are read. */
const MOST_ARRIVING_BYTES = 64 * 1_048_576;

type Parts = {
  intake: Intake;
  /** The type of group that is the account, in PostHog's calls. */
  groupType: string;
  isDraining: () => boolean;
  requested: (request: SeenRequest) => void;
  log: Log;
};

/**
 * Takes events of clients of Segment, RudderStack and PostHog. Stands in front of the app, because at hundreds of requests a
 * second the way through a framework is felt. Answers whether the request is one of its own.
 */
export function ingestHandler(parts: Parts) {
  const wayIn = waysIn(parts.groupType);
  const arriving: Arriving = { bytes: 0 };
  const bounds = { body: MOST_BYTES, arriving: MOST_ARRIVING_BYTES };
  const events = eventsOf(parts.intake, arriving, bounds);

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const way = wayIn(mark === -1 ? url : url.slice(0, mark));
    if (way === undefined) return false;
    const query = mark === -1 ? '' : url.slice(mark + 1);
    void handle({ request, query, way }, response);
    return true;
  };

  async function handle(call: Call, response: ServerResponse): Promise<void> {
    const startedAt = performance.now();
    const answer = await answerTo(call).catch(troubled);
    if (answer === undefined) return;
    send(response, answer);
    parts.requested({
      method: call.request.method ?? '',
      route: call.way.route,
      status: answer.status,
      seconds: (performance.now() - startedAt) / 1_000,
    });
  }

  /** `undefined`: there is nobody left to answer. */
  async function answerTo(call: Call): Promise<Answer | undefined> {
    const { method } = call.request;
    if (method === 'OPTIONS') return { status: 204, headers: OPEN_TO_BROWSERS };
    if (method !== 'POST') return ANSWERS.wrongMethod;
    if (parts.isDraining()) return ANSWERS.draining;
    if (arriving.bytes > MOST_ARRIVING_BYTES) return ANSWERS.queueFull;
    const read = await readWhole(call);
    if (read === undefined || 'status' in read) return read;
    await parts.intake.store(read);
    return { status: 200, body: call.way.answer };
  }

  /** The events of a request, or the answer to it. */
  async function readWhole({ request, query, way }: Call): Promise<Read | Answer | undefined> {
    const body = await readBody(request, MOST_BYTES, arriving);
    if (body.kind === 'gone') return undefined;
    const key = keyInHeader(request);
    if (body.kind === 'too_large') return events.tooLarge(key);
    return holding(arriving, body.bytes.length, () =>
      events.read({
        bytes: body.bytes,
        encoding: request.headers['content-encoding'],
        ...{ key, reader: way.reader, sentAt: query === '' ? null : sentAtIn(query) },
      }),
    );
  }

  function troubled(error: unknown): Answer {
    if (error instanceof QueueFullError) return ANSWERS.queueFull;
    if (error instanceof StoreUnavailableError) return ANSWERS.storeAway;
    parts.log.error({ err: error }, 'usage could not be taken in');
    return ANSWERS.broken;
  }
}

type Call = { request: IncomingMessage; query: string; way: WayIn };

/** The user name of Basic authentication; `null` where there is none, or an empty one. */
function keyInHeader({ headers }: IncomingMessage): string | null {
  const encoded = /^Basic +([\w+/=-]+)/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return (colon === -1 ? text : text.slice(0, colon)) || null;
}

/** PostHog's browser client says in the address when it sent. */
function sentAtIn(query: string): string | null {
  const parameters = new URLSearchParams(query);
  return parameters.get('sent_at') ?? parameters.get('_');
}
