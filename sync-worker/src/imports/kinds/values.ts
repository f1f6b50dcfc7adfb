import { isDeepStrictEqual } from 'node:util';

import type { Goal } from '@attain/shared/domain/goals/goal';
import { dayNumber } from '@attain/shared/domain/basics/time';
import type {
  Confidence,
  Minor,
  ValueLine,
  ValueType,
} from '@attain/shared/domain/value/value-line';

import {
  changesWhatWasConfirmed,
  VALUE_LINE,
  type ValueLineInput,
  valueLineSubject,
} from '../../records/value-lines.ts';
import { label, pastInstant, type Reading, requiredText, text, word } from '../cells.ts';
import { lineCurrency, maybeToPortal, withNote } from '../line-currency.ts';
import { amount, fraction, quantity } from '../number-cells.ts';
import { missing, refuse, refuseFaults } from '../refuse.ts';
import type { FileRow } from '../row.ts';
import { goalNamed } from './goal-named.ts';
import { type ImportedRecord, isKnown } from './imported-record.ts';
import type { KindContext, KindImport, PlacedRow } from './kind-import.ts';
import { refuseRepeated, sameSubject, saveRows } from './ledger-rows.ts';
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

/** Types whose quantity is hours, which say nothing without what they are per (C07). */
const HOURS: ReadonlySet<ValueType> = new Set(['soft_savings', 'opportunity_cost']);

type ValueDraft = Omit<ValueLineInput, 'goalId'> & {
  goal: string | null;
  confirmed: ValueLine['confirmed'];
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
      await saveRows(rows, context, async (row) => {
        const { companyId } = row;
        const known = { goals: goals.get(companyId) ?? [], lines: stored.get(companyId) ?? [] };
        const line = valueLine(row, known, context);
        if (await isKnown(store.records, line)) return false;
        return store.records.saveValueLine(companyId, line.body, author);
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
  checkInputs(row, draft, reading);
  return draft;
}

/** @throws {RowRefusedError} for an input that the type needs and the row does not have, and what is impossible */
function checkInputs(
  row: FileRow,
  { goal: _, confirmed: __, ...draft }: ValueDraft,
  reading: Reading,
): void {
  const moment = { now: reading.now, today: reading.calendar.dayAt(reading.now) };
  refuseFaults(VALUE_LINE.faults({ goalId: null, ...draft }, moment));
  if (HOURS.has(draft.type) && !statesRecurrence(row)) {
    refuse(
      `${draft.type} needs period: write what quantity is per (day, week, month, quarter, year), or no in recurring`,
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
  { companyId, draft: { goal, confirmed, ...inputs }, line }: PlacedRow<ValueDraft>,
  known: { goals: readonly Goal[]; lines: readonly ValueLine[] },
  context: KindContext,
): ImportedRecord<'value'> {
  const goalId = goal === null ? null : goalNamed(known.goals, goal).id;
  const told = VALUE_LINE.body({ goalId, ...inputs }, context.author);
  const subject = valueLineSubject(told);
  const place = { order: dayNumber(inputs.startsAt), line };
  refuseRepeated(context, place, ['value', companyId, ...subject]);
  // A line whose description was corrected since is known by the id that the file's own words gave it.
  const stored =
    known.lines.find((other) => sameSubject(valueLineSubject(other), subject)) ??
    known.lines.find(({ id }) => id === told.id);
  if (stored === undefined) return imported(companyId, { ...told, confirmed }, confirmed);
  const { id, disputed, excluded } = stored;
  const body = { ...told, id, confirmed: confirmed ?? stored.confirmed, disputed, excluded };
  const fault = confirmed === null ? changesWhatWasConfirmed(stored, body) : null;
  if (fault !== null) refuse(fault);
  return imported(companyId, body, confirmed);
}

/** A file that does not speak of a confirmation says the same before and after it. */
function imported(
  companyId: string,
  body: ValueLine,
  confirmed: ValueLine['confirmed'],
): ImportedRecord<'value'> {
  return {
    companyId,
    kind: 'value',
    body,
    ended: false,
    saysTheSame(stored) {
      const { disputed, excluded } = body;
      const decided = {
        disputed,
        excluded,
        ...(confirmed === null && { confirmed: body.confirmed }),
      };
      return isDeepStrictEqual({ ...stored, ...decided }, body);
    },
  };
}
