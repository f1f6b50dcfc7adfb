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
    case 'sign': {
      const fields = z.object({ name: nameSchema, agree: agreeSchema }).safeParse(body);
      if (!fields.success) return faultsOf(data.decision, data.goal, body, fields.error);
      return decided({ kind: 'sign', ...offerOf(data), name: fields.data.name });
    }
    case 'change': {
      const fields = z.object({ reason: reasonSchema }).safeParse(body);
      if (!fields.success) return faultsOf(data.decision, data.goal, body, fields.error);
      return decided({ kind: 'change', ...offerOf(data), reason: fields.data.reason });
    }
    case 'confirm': {
      const schema = z.object({ amount: amountSchema(digits), name: nameSchema });
      const fields = schema.safeParse(body);
      if (!fields.success) return faultsOf(data.decision, data.line, body, fields.error);
      return decided({
        kind: 'confirm',
        lineId: data.line,
        version: data.version,
        ...fields.data,
      });
    }
    case 'dispute': {
      const fields = z.object({ reason: reasonSchema, name: nameSchema }).safeParse(body);
      if (!fields.success) return faultsOf(data.decision, data.line, body, fields.error);
      return decided({
        kind: 'dispute',
        lineId: data.line,
        version: data.version,
        ...fields.data,
      });
    }
  }
}

function decided(decision: CustomerDecision): Form {
  return { kind: 'decision', decision };
}

function offerOf(data: { goal: string; version: number; document: string }) {
  return { goalId: data.goal, termsVersion: data.version, digest: data.document };
}

function faultsOf(
  decision: CustomerDecision['kind'],
  subject: string,
  body: unknown,
  { issues }: z.ZodError,
): Form {
  const faults: Record<string, string> = {};
  for (const { path, message } of issues) {
    // The first thing that is wrong with a field says enough.
    faults[String(path[0])] ??= path[0] === 'agree' || message.endsWith('.') ? message : MISSING;
  }
  return { kind: 'faults', decision, subject, typed: typedIn(body), faults };
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
