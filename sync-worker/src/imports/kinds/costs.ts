import { isDeepStrictEqual } from 'node:util';

import { dayNumber } from '@attain/shared/domain/basics/time';
import type { CostKind } from '@attain/shared/domain/value/value-line';

import { COST_LINE, type CostLineInput } from '../../records/cost-lines.ts';
import { requiredText, text, word } from '../cells.ts';
import { lineCurrency, withNote, withoutNote } from '../line-currency.ts';
import { amount } from '../number-cells.ts';
import { missing, refuseFaults } from '../refuse.ts';
import { isKnown } from './imported-record.ts';
import type { KindContext, KindImport } from './kind-import.ts';
import { type LineSubject, refuseRepeated, sameSubject, saveRows } from './ledger-rows.ts';
import { recurrence } from './recurrence.ts';
import { span } from './span.ts';

const KINDS = [
  'licence',
  'services',
  'implementation',
  'customer_effort',
  'other',
] as const satisfies readonly CostKind[];
const KIND_SYNONYMS: Readonly<Record<string, CostKind>> = {
  license: 'licence',
  service: 'services',
};

/** Cost lines (C03). A line is known by company, kind, description and start, so that a later file corrects the rest. */
export function costsImport(context: KindContext): KindImport<CostLineInput> {
  const { reading, author } = context;
  const moment = { now: reading.now, today: reading.calendar.dayAt(reading.now) };
  return {
    batchRows: 500,
    read(row) {
      requiredText(row, 'currency');
      const dates = span(row, reading);
      const currency = lineCurrency(row, dates.startsAt, reading);
      const written = amount(row, 'amount', currency.reading) ?? missing('amount');
      const draft = {
        kind: word(row, 'kind', KINDS, KIND_SYNONYMS) ?? missing('kind'),
        description: withNote(text(row, 'description'), currency),
        amount: currency.toPortal(written),
        ...dates,
        recurring: recurrence(row, dates),
      };
      refuseFaults(COST_LINE.faults(draft, moment));
      return draft;
    },
    async save(store, rows) {
      const stored = await store.records.costLines([...new Set(rows.map((row) => row.companyId))]);
      await saveRows(rows, context, async ({ companyId, draft, line }) => {
        const place = { order: dayNumber(draft.startsAt), line };
        refuseRepeated(context, place, ['cost', companyId, ...subjectOf(draft)]);
        const known = (stored.get(companyId) ?? []).find((other) =>
          sameSubject(subjectOf(other), subjectOf(draft)),
        );
        const about = { ...draft, description: withoutNote(draft.description) };
        const { id } = known ?? COST_LINE.body(about, author);
        const body = { ...COST_LINE.body(draft, author), id };
        if (
          await isKnown(store.records, {
            companyId,
            kind: 'cost',
            body,
            ended: false,
            saysTheSame: (other) => isDeepStrictEqual(other, body),
          })
        ) {
          return false;
        }
        return store.records.saveCostLine(companyId, body, author);
      });
    },
  };
}

function subjectOf({ kind, description, startsAt }: CostLineInput): LineSubject {
  return [kind, withoutNote(description), startsAt];
}
