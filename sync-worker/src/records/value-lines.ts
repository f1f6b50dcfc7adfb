import { comparable } from '@attain/shared/domain/basics/comparable';
import { REQUIRED_INPUTS } from '@attain/shared/domain/value/value-amount';
import type { ValueLine } from '@attain/shared/domain/value/value-line';

import { idOf } from '../identity.ts';
import { RefusedError } from '../ports/errors.ts';
import { fraction, label, money, quantity, requiredText, spanEnd, text } from './checks.ts';
import { type Fault, faultsOf } from './faults.ts';
import type { RecordRules } from './record-rules.ts';
import { correcting, ending, recording } from './steps.ts';

/** A value line without what is decided about it later: confirmation, dispute, exclusion. */
export type ValueLineInput = Omit<ValueLine, 'id' | 'confirmed' | 'disputed' | 'excluded'>;

/** A line of one of the five value types (O08-O12, C07-C09): known by goal, type, description and start. */
export const VALUE_LINE: RecordRules<'value', ValueLineInput> = {
  kind: 'value',
  faults: valueLineFaults,
  goalIds: ({ goalId }) => (goalId === null ? {} : { goalId }),
  body: (input) => ({
    id: idOf('value', ...valueLineSubject(input).map(comparable)),
    goalId: input.goalId,
    type: input.type,
    description: input.description,
    sourceMetric: input.sourceMetric,
    startsAt: input.startsAt,
    endsAt: input.endsAt,
    recurring: input.recurring,
    amount: input.amount,
    quantity: input.quantity,
    unit: input.unit,
    rate: input.rate,
    realisation: input.realisation,
    attribution: input.attribution,
    margin: input.margin,
    probabilityBefore: input.probabilityBefore,
    probabilityAfter: input.probabilityAfter,
    impact: input.impact,
    confidence: input.confidence,
    confirmed: null,
    disputed: false,
    excluded: false,
    evidence: input.evidence,
    assumptions: input.assumptions,
  }),
  correct(stored, wanted) {
    const fault = changesWhatWasConfirmed(stored, wanted);
    if (fault !== null) throw new RefusedError('confirmed', `${fault}.`);
    const { confirmed, disputed, excluded } = stored;
    return { ...wanted, confirmed, disputed, excluded };
  },
};

export const addValueLine = recording(VALUE_LINE);
export const editValueLine = correcting(VALUE_LINE);
export const endValueLine = ending('value');

/** What tells two lines of one company apart. */
export function valueLineSubject(
  line: Pick<ValueLine, 'goalId' | 'type' | 'description' | 'startsAt'>,
): readonly string[] {
  return [line.goalId ?? '', line.type, line.description, line.startsAt];
}

/**
 * Why a line may not become another, or `null`. A confirmed amount is the customer's word for one thing, over one span,
 * per one period: stretched over more it would claim what nobody confirmed (C20).
 */
export function changesWhatWasConfirmed(stored: ValueLine, wanted: ValueLine): string | null {
  if (stored.confirmed === null) return null;
  const changed = CONFIRMED_TERMS.find((term) => stored[term] !== wanted[term]);
  if (changed === undefined) return null;
  return `${changed} would change from ${stored[changed] ?? 'one-off'} to ${wanted[changed] ?? 'one-off'}, but ${stored.confirmed.by} confirmed this line: end it and record the changed one, to be confirmed anew`;
}

const CONFIRMED_TERMS = ['type', 'description', 'startsAt', 'endsAt', 'recurring'] as const;

function valueLineFaults(input: ValueLineInput): readonly Fault[] {
  const lacking = REQUIRED_INPUTS[input.type].filter((key) => input[key] === null);
  return [
    ...lacking.map((field) => ({ field, message: `is missing: ${input.type} needs it` })),
    ...faultsOf({
      description: requiredText(input.description),
      sourceMetric: label(input.sourceMetric),
      unit: label(input.unit),
      endsAt: spanEnd(input),
      amount: money(input.amount),
      rate: money(input.rate),
      impact: money(input.impact),
      quantity: quantity(input.quantity),
      realisation: fraction(input.realisation),
      attribution: fraction(input.attribution),
      margin: fraction(input.margin),
      probabilityBefore: fraction(input.probabilityBefore),
      probabilityAfter: fraction(input.probabilityAfter) ?? probabilityFault(input),
      evidence: text(input.evidence),
      assumptions: text(input.assumptions),
    }),
  ];
}

function probabilityFault({ probabilityBefore, probabilityAfter }: ValueLineInput): string | null {
  if (probabilityBefore === null || probabilityAfter === null) return null;
  return probabilityAfter > probabilityBefore
    ? `${probabilityAfter} is above the probability before, ${probabilityBefore}: no risk was avoided`
    : null;
}
