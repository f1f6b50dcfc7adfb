import { z } from 'zod';

import type { CustomerDecision } from '../../agreements/customer-decision.ts';

const LONGEST_NAME = 200;
const LONGEST_REASON = 2_000;
const MOST_DIGITS = 13;

/** What the reader typed, and one sentence for each field that is not right; what they typed is shown again. */
export type FormFaults = {
  decision: CustomerDecision['kind'];
  /** Id of the goal or value line. */
  subject: string;
  typed: Readonly<Record<string, string>>;
  faults: Readonly<Record<string, string>>;
};

export type Form =
  | { kind: 'decision'; decision: CustomerDecision }
  | ({ kind: 'faults' } & FormFaults)
  /** Not what our page sends. */
  | { kind: 'unreadable' };

const CONTROL = /\p{Cc}/u;
const CONTROL_IN_LINES = /[^\P{Cc}\n\t]/u;
/** Marks that turn the direction of the text around them: letters written from right to left need none of these. */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/u;
const LETTER = /\p{L}/u;

const nameSchema = z
  .string()
  .trim()
  .min(1, 'Type your full name.')
  .max(LONGEST_NAME, `A name has at most ${LONGEST_NAME} characters: shorten it.`)
  .refine((name) => !CONTROL.test(name) && !DIRECTION.test(name), {
    error: 'The name has characters that cannot be shown: type it again.',
  })
  .refine((name) => LETTER.test(name), 'Type your name in letters.');

const reasonSchema = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())
  .pipe(
    z
      .string()
      .min(1, 'Say in a sentence what is not right.')
      .max(LONGEST_REASON, `At most ${LONGEST_REASON} characters fit here: shorten the text.`)
      .refine((text) => !CONTROL_IN_LINES.test(text) && !DIRECTION.test(text), {
        error: 'The text has characters that cannot be shown: type it again.',
      }),
  );

const agreeSchema = z.literal('yes', 'Tick the box to say that you have read this and agree.');

const amountSchema = (digits: number) =>
  z
    .string()
    .trim()
    .regex(
      digits === 0
        ? new RegExp(`^\\d{1,${MOST_DIGITS}}$`)
        : new RegExp(`^\\d{1,${MOST_DIGITS}}(\\.\\d{1,${digits}})?$`),
      `Type the amount in figures without separators, such as ${(12_000).toFixed(digits)}.`,
    )
    .transform((text) => Math.round(Number(text) * 10 ** digits))
    .refine(Number.isSafeInteger, 'This amount is too large: type a smaller one.');

const id = z.string().min(1).max(200);
const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const goal = { goal: id, version: count, document: z.string().regex(/^[0-9a-f]{64}$/) };
const line = { line: id, version: count };

/** What our page puts there itself: where this does not hold, the request did not come from it. */
const hiddenSchema = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('sign'), ...goal }),
  z.object({ decision: z.literal('change'), ...goal }),
  z.object({ decision: z.literal('confirm'), ...line }),
  z.object({ decision: z.literal('dispute'), ...line }),
]);

const signSchema = z.object({ name: nameSchema, agree: agreeSchema });
const changeSchema = z.object({ reason: reasonSchema });
const disputeSchema = z.object({ reason: reasonSchema, name: nameSchema });

const confirmSchema = (digits: number) =>
  z.object({ amount: amountSchema(digits), name: nameSchema });
/** By digits of the currency: none has more. Made once, since making them is what takes time. */
const confirmSchemas = [0, 1, 2, 3, 4].map(confirmSchema);

/**
 * Reads a form of the page.
 *
 * @param digits of the portal's currency behind the point
 */
export function readForm(body: unknown, digits: number): Form {
  const hidden = hiddenSchema.safeParse(body);
  if (!hidden.success) return { kind: 'unreadable' };
  const { data } = hidden;
  switch (data.decision) {
    case 'sign':
      return read(signSchema, body, data, ({ name }) => ({ kind: 'sign', ...offerIn(data), name }));
    case 'change':
      return read(changeSchema, body, data, ({ reason }) => ({
        kind: 'change',
        ...offerIn(data),
        reason,
      }));
    case 'confirm':
      return read(confirmSchemas[digits] ?? confirmSchema(digits), body, data, (typed) => ({
        kind: 'confirm',
        ...lineIn(data),
        ...typed,
      }));
    case 'dispute':
      return read(disputeSchema, body, data, (typed) => ({
        kind: 'dispute',
        ...lineIn(data),
        ...typed,
      }));
  }
}

function offerIn(data: { goal: string; version: number; document: string }) {
  return { goalId: data.goal, termsVersion: data.version, digest: data.document };
}

function lineIn(data: { line: string; version: number }) {
  return { lineId: data.line, version: data.version };
}

type Hidden = z.output<typeof hiddenSchema>;

function read<S extends z.ZodType>(
  schema: S,
  body: unknown,
  hidden: Hidden,
  decide: (typed: z.output<S>) => CustomerDecision,
): Form {
  const typed = schema.safeParse(body);
  return typed.success
    ? { kind: 'decision', decision: decide(typed.data) }
    : faultsOf(hidden, body, typed.error);
}

function faultsOf(hidden: Hidden, body: unknown, { issues }: z.ZodError): Form {
  const faults: Record<string, string> = {};
  for (const { path, message } of issues) {
    // The first thing that is wrong with a field says enough. Words of the parser's own have no full stop.
    faults[String(path[0])] ??= message.endsWith('.') ? message : MISSING;
  }
  const subject = 'goal' in hidden ? hidden.goal : hidden.line;
  return { kind: 'faults', decision: hidden.decision, subject, typed: typedIn(body), faults };
}
/** A field that did not come, or came twice. */
const MISSING = 'Fill in this field.';

function typedIn(body: unknown): Record<string, string> {
  const fields = Object.entries(body as Record<string, unknown>);
  return Object.fromEntries(
    fields.flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll(/[^\P{Cc}\n\t]/gu, '')]] : [],
    ),
  );
}
