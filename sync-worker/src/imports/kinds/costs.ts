import { dayNumber } from '@attain/shared/domain/time';
import type { CostKind, CostLine } from '@attain/shared/domain/value-line';

import { amount, checkCurrency, missing, requiredText, text, word } from '../cells.ts';
import { comparable } from '../identity.ts';
import type { KindContext, KindImport } from './kind-import.ts';
import { identify, saveRows } from './ledger-rows.ts';
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
      checkCurrency(row, reading);
      const dates = span(row, reading);
      return {
        kind: word(row, 'kind', KINDS, KIND_SYNONYMS) ?? missing('kind'),
        description: text(row, 'description'),
        amount: amount(row, 'amount', reading) ?? missing('amount'),
        ...dates,
        recurring: recurrence(row, dates),
      };
    },
    save: (store, rows) =>
      saveRows(rows, context, ({ companyId, draft, line }) => {
        const { kind, description, startsAt } = draft;
        const id = identify(context, line, dayNumber(startsAt), [
          'cost',
          companyId,
          kind,
          comparable(description ?? ''),
          startsAt,
        ]);
        return store.records.saveCostLine(companyId, { id, ...draft }, author);
      }),
  };
}
