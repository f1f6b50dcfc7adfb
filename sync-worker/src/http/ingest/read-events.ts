import type { KeyHolder } from '../../ports/usage.ts';
import type { Intake, Open, Read } from '../../usage/intake.ts';
import type { WireReader } from '../../usage/wire/reading.ts';
import { type Answer, ANSWERS } from './answers.ts';
import { decodeBody } from './decode-body.ts';
import { keysIn } from './keys-in-text.ts';
import { type Arriving, holding } from './read-body.ts';

const LONGEST_KEY = 256;
/** A text with one character that is no Latin takes two bytes for each. */
const BYTES_A_CHARACTER = 2;

type Body = {
  bytes: Buffer;
  encoding: string | undefined;
  /** The key of the header; `null` = it is in the body, or nowhere. */
  key: string | null;
  reader: WireReader;
  /** When the address says that the body was sent. */
  sentAt: string | null;
};

/** Whose key it is, and what may be read for them. */
type Sender = { holder: KeyHolder; lane: Open };

type Bounds = {
  /** Bytes of a body, once it is unpacked. */
  body: number;
  /** Of all that arrives. */
  arriving: number;
};

/**
 * The events of whole bodies. A body is parsed once everything is known that the store has to be asked for, and read in the
 * same turn: parsed, eight kilobytes can be a hundred megabytes, and anybody can send them.
 */
export function eventsOf(intake: Intake, arriving: Arriving, bounds: Bounds) {
  return {
    /** @throws {StoreUnavailableError} */
    read: (body: Body): Promise<Read | Answer> =>
      body.key === null ? readUnknown(body) : readKnown(body, body.key),
    /** Counted for the source, where the key says which. @throws {StoreUnavailableError} */
    async tooLarge(key: string | null): Promise<Answer> {
      const sender = key === null ? undefined : await senderOf(key);
      if (sender === undefined) return ANSWERS.tooLarge;
      return isAnswer(sender) ? sender : refused(sender, 'too_large');
    },
  };

  async function readKnown(body: Body, key: string): Promise<Read | Answer> {
    const sender = await senderOf(key);
    if (isAnswer(sender)) return sender;
    const decoded = decodeBody(body.bytes, body.encoding, bounds.body);
    if (decoded.kind !== 'text') return refused(sender, decoded.kind);
    const parsed = parse(decoded.text);
    return parsed === undefined ? refused(sender, 'unreadable') : readFor(sender, parsed, body);
  }

  /** The key is searched for in the text, and what no sender is known of is never parsed. */
  async function readUnknown(body: Body): Promise<Read | Answer> {
    const decoded = decodeBody(body.bytes, body.encoding, bounds.body);
    if (decoded.kind !== 'text') return REFUSALS[decoded.kind].answer;
    const { text } = decoded;
    const size = text.length * BYTES_A_CHARACTER;
    if (arriving.bytes + size > bounds.arriving) return ANSWERS.queueFull;
    return holding(arriving, size, async () => {
      const senders = await sendersIn(text, body.reader);
      if (!(senders instanceof Map)) return senders;
      const parsed = parse(text);
      if (parsed === undefined) return ANSWERS.unreadable;
      const sender = senders.get(body.reader.keyIn(parsed.json) ?? '') ?? ANSWERS.unknownKey;
      return isAnswer(sender) ? sender : readFor(sender, parsed, body);
    });
  }

  /** By key; an answer where none of them may send. */
  async function sendersIn(
    text: string,
    { keyNames }: WireReader,
  ): Promise<Map<string, Sender | Answer> | Answer> {
    const keys = [...keysIn(text, keyNames, LONGEST_KEY)];
    const senders = await Promise.all(keys.map(senderOf));
    const answers = senders.filter(isAnswer);
    if (answers.length < keys.length) {
      return new Map(keys.map((key, at) => [key, senders[at] ?? ANSWERS.unknownKey]));
    }
    return answers.find((answer) => answer !== ANSWERS.unknownKey) ?? ANSWERS.unknownKey;
  }

  async function senderOf(key: string): Promise<Sender | Answer> {
    const holder = key.length > LONGEST_KEY ? undefined : await intake.holderOf(key);
    if (holder === undefined || holder.isRevoked) return ANSWERS.unknownKey;
    if (holder.isClosed) {
      intake.refuse(holder, 'source_closed');
      return ANSWERS.sourceClosed;
    }
    const lane = await intake.open(holder);
    if (lane.kind === 'open') return { holder, lane };
    intake.refuse(holder, 'over_quota');
    return ANSWERS.overQuota(lane.waitMs);
  }

  function readFor(sender: Sender, { json }: Parsed, { reader, sentAt }: Body): Read | Answer {
    return sender.lane.read(reader, json, sentAt) ?? refused(sender, 'unreadable');
  }

  function refused({ holder }: Sender, why: keyof typeof REFUSALS): Answer {
    intake.refuse(holder, REFUSALS[why].outcome);
    return REFUSALS[why].answer;
  }
}

const REFUSALS = {
  too_large: { outcome: 'too_large', answer: ANSWERS.tooLarge },
  unreadable: { outcome: 'unreadable_batch', answer: ANSWERS.unreadable },
} as const;

type Parsed = { json: unknown };

function parse(text: string): Parsed | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function isAnswer(found: Sender | Answer): found is Answer {
  return 'status' in found;
}
