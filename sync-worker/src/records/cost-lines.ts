import { comparable } from '@attain/shared/domain/basics/comparable';
import type { CostLine } from '@attain/shared/domain/value/value-line';

import { idOf } from '../identity.ts';
import { money, spanEnd, text } from './checks.ts';
import { faultsOf } from './faults.ts';
import type { RecordRules } from './record-rules.ts';
import { correcting, ending, recording } from './steps.ts';

export type CostLineInput = Omit<CostLine, 'id'>;

/** What the customer pays or puts in (C03): known by kind, description and start. */
export const COST_LINE: RecordRules<'cost', CostLineInput> = {
  kind: 'cost',
  faults: (input) =>
    faultsOf({
      description: text(input.description),
      amount: money(input.amount),
      endsAt: spanEnd(input),
    }),
  body: ({ kind, description, amount, startsAt, endsAt, recurring }) => ({
    id: idOf('cost', kind, comparable(description ?? ''), startsAt),
    kind,
    description,
    amount,
    startsAt,
    endsAt,
    recurring,
  }),
};

export const addCostLine = recording(COST_LINE);
export const editCostLine = correcting(COST_LINE);
export const endCostLine = ending('cost');
