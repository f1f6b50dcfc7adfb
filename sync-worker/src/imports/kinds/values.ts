import type { Goal } from '@attain/shared/domain/goals/goal';
import { dayNumber } from '@attain/shared/domain/basics/time';
import { REQUIRED_INPUTS } from '@attain/shared/domain/value/value-amount';
import type {
  Confidence,
  Minor,
  ValueLine,
  ValueType,
} from '@attain/shared/domain/value/value-line';

import { label, pastInstant, type Reading, requiredText, text, word } from '../cells.ts';
import { lineCurrency, maybeToPortal, withNote } from '../line-currency.ts';
import { amount, fraction, quantity } from '../number-cells.ts';
import { missing, refuse } from '../refuse.ts';
import type { FileRow } from '../row.ts';
import { goalNamed } from './goal-named.ts';
import type { KindContext, KindImport, PlacedRow } from './kind-import.ts';
import { type LineSubject, newLineId, sameSubject, saveRows } from './ledger-rows.ts';
import { recurrence, statesRecurrence } from './recurrence.ts';
import { span } from './span.ts';

const TYPES = [
  'hard_savings',
  'soft_savings',
  'revenue_impact',
  'risk_avoidance',
  'opportunity_cost',
] as const satisfies readonly ValueType[];

const CONFIDENCES = [
  'measured',
  'customer_stated',
  'modelled',
] as const satisfies readonly Confidence[];
const CONFIDENCE_SYNONYMS: Readonly<Record<string, Confidence>> = {
  high: 'measured',
  medium: 'customer_stated',
  low: 'modelled',
  modeled: 'modelled',
};

/** Columns of the inputs that a type cannot do without. */
const COLUMN_OF_INPUT = {
  amount: 'amount',
  quantity: 'quantity',
  rate: 'rate',
  attribution: 'attribution',
  margin: 'margin',
  probabilityBefore: 'probability_before',
  probabilityAfter: 'probability_after',
  impact: 'impact',
} as const satisfies Record<(typeof REQUIRED_INPUTS)[ValueType][number], string>;

/** Types whose quantity is hours, which say nothing without what they are per (C07). */
const HOURS: ReadonlySet<ValueType> = new Set(['soft_savings', 'opportunity_cost']);

type ValueDraft = Omit<ValueLine, 'id' | 'goalId' | 'disputed' | 'excluded'> & {
  goal: string | null;
};

/**
 * Value lines of the five types, with the inputs each needs (C07-C09). A line is known by company, goal, type,
 * description and start, so that a later file corrects the rest of it.
 */
export function valuesImport(context: KindContext): KindImport<ValueDraft> {
  const { author } = context;
  return {
    batchRows: 500,
    read: (row) => valueDraft(row, context.reading),
    async save(store, rows) {
      const companyIds = [...new Set(rows.map(({ companyId }) => companyId))];
      const goals = await store.records.goals(companyIds);
      const stored = await store.records.valueLines(companyIds);
      await saveRows(rows, context, (row) => {
        const { companyId } = row;
        const known = { goals: goals.get(companyId) ?? [], lines: stored.get(companyId) ?? [] };
        return store.records.saveValueLine(companyId, valueLine(row, known, context), author);
      });
    },
  };
}

function valueDraft(row: FileRow, reading: Reading): ValueDraft {
  const dates = span(row, reading);
  const currency = lineCurrency(row, dates.startsAt, reading);
  const money = (column: string) => maybeToPortal(currency, amount(row, column, currency.reading));
  const draft: ValueDraft = {
    goal: label(row, 'goal'),
    type: word(row, 'type', TYPES) ?? missing('type'),
    description: requiredText(row, 'description'),
    sourceMetric: label(row, 'source_metric'),
    ...dates,
    recurring: recurrence(row, dates),
    amount: money('amount'),
    quantity: quantity(row, 'quantity'),
    unit: label(row, 'unit'),
    rate: money('rate'),
    realisation: fraction(row, 'realisation'),
    attribution: fraction(row, 'attribution'),
    margin: fraction(row, 'margin'),
    probabilityBefore: fraction(row, 'probability_before'),
    probabilityAfter: fraction(row, 'probability_after'),
    impact: money('impact'),
    confidence: word(row, 'confidence', CONFIDENCES, CONFIDENCE_SYNONYMS) ?? 'modelled',
    confirmed: confirmation(row, reading, money('confirmed_amount')),
    evidence: text(row, 'evidence'),
    assumptions: withNote(text(row, 'assumptions'), currency),
  };
  checkInputs(row, draft);
  return draft;
}

/** @throws {RowRefusedError} for an input that the type needs and the row does not have. */
function checkInputs(row: FileRow, draft: ValueDraft): void {
  const lacking = REQUIRED_INPUTS[draft.type].filter((key) => draft[key] === null);
  if (lacking.length > 0) {
    refuse(`${draft.type} needs ${lacking.map((key) => COLUMN_OF_INPUT[key]).join(', ')}`);
  }
  if (HOURS.has(draft.type) && !statesRecurrence(row)) {
    refuse(
      `${draft.type} needs period: write what quantity is per (day, week, month, quarter, year), or no in recurring`,
    );
  }
  const { probabilityBefore, probabilityAfter } = draft;
  if (
    probabilityBefore !== null &&
    probabilityAfter !== null &&
    probabilityAfter > probabilityBefore
  ) {
    refuse(
      `probability_after ${probabilityAfter} is above probability_before ${probabilityBefore}: no risk was avoided`,
    );
  }
}

function confirmation(
  row: FileRow,
  reading: Reading,
  confirmed: Minor | null,
): ValueLine['confirmed'] {
  const by = text(row, 'confirmed_by');
  const at = pastInstant(row, 'confirmed_at', reading);
  if (by !== null && at !== null && confirmed !== null) return { by, at, amount: confirmed };
  if (by === null && at === null && confirmed === null) return null;
  return refuse(
    'confirmed_by, confirmed_at and confirmed_amount go together: fill all three, or none',
  );
}

/** What people decided about a stored line stays: a file neither withdraws a confirmation nor settles a dispute. */
function valueLine(
  { companyId, draft: { goal, ...inputs }, line }: PlacedRow<ValueDraft>,
  known: { goals: readonly Goal[]; lines: readonly ValueLine[] },
  context: KindContext,
): ValueLine {
  const goalId = goal === null ? null : goalNamed(known.goals, goal).id;
  const subject = subjectOf({ goalId, ...inputs });
  const place = { order: dayNumber(inputs.startsAt), line };
  const newId = newLineId(context, place, ['value', companyId, ...subject]);
  const stored = known.lines.find((other) => sameSubject(subjectOf(other), subject));
  return {
    id: stored?.id ?? newId,
    goalId,
    ...inputs,
    confirmed: inputs.confirmed ?? stored?.confirmed ?? null,
    disputed: stored?.disputed ?? false,
    excluded: stored?.excluded ?? false,
  };
}

function subjectOf(
  line: Pick<ValueLine, 'goalId' | 'type' | 'description' | 'startsAt'>,
): LineSubject {
  return [line.goalId ?? '', line.type, line.description, line.startsAt];
}
