import { dayNumber } from '@attain/shared/domain/basics/time';
import type { CostKind, CostLine } from '@attain/shared/domain/value/value-line';

import { requiredText, text, word } from '../cells.ts';
import { lineCurrency, withNote, withoutNote } from '../line-currency.ts';
import { amount } from '../number-cells.ts';
import { missing } from '../refuse.ts';
import type { KindContext, KindImport } from './kind-import.ts';
import { type LineSubject, newLineId, sameSubject, saveRows } from './ledger-rows.ts';
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

type CostDraft = Omit<CostLine, 'id'>;

/** Cost lines (C03). A line is known by company, kind, description and start, so that a later file corrects the rest. */
export function costsImport(context: KindContext): KindImport<CostDraft> {
  const { reading, author } = context;
  return {
    batchRows: 500,
    read(row) {
      requiredText(row, 'currency');
      const dates = span(row, reading);
      const currency = lineCurrency(row, dates.startsAt, reading);
      const written = amount(row, 'amount', currency.reading) ?? missing('amount');
      return {
        kind: word(row, 'kind', KINDS, KIND_SYNONYMS) ?? missing('kind'),
        description: withNote(text(row, 'description'), currency),
        amount: currency.toPortal(written),
        ...dates,
        recurring: recurrence(row, dates),
      };
    },
    async save(store, rows) {
      const stored = await store.records.costLines([...new Set(rows.map((row) => row.companyId))]);
      await saveRows(rows, context, ({ companyId, draft, line }) => {
        const place = { order: dayNumber(draft.startsAt), line };
        const newId = newLineId(context, place, ['cost', companyId, ...subjectOf(draft)]);
        const known = (stored.get(companyId) ?? []).find((other) =>
          sameSubject(subjectOf(other), subjectOf(draft)),
        );
        return store.records.saveCostLine(companyId, { id: known?.id ?? newId, ...draft }, author);
      });
    },
  };
}

function subjectOf({ kind, description, startsAt }: CostDraft): LineSubject {
  return [kind, withoutNote(description), startsAt];
}
