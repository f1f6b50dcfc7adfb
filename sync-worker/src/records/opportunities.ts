import { comparable } from '@attain/shared/domain/basics/comparable';
import type { ValueOpportunity } from '@attain/shared/domain/value/inputs';

import { idOf } from '../identity.ts';
import { money, requiredText, text } from './checks.ts';
import { faultsOf } from './faults.ts';
import type { RecordRules } from './record-rules.ts';
import { correcting, ending, recording } from './steps.ts';

export type OpportunityInput = Omit<ValueOpportunity, 'id' | 'recommendation'> & {
  /** `null`: plan it with the customer. */
  recommendation: string | null;
};

/** Value that could be had and is not (O32): known by its goal and description. */
export const OPPORTUNITY: RecordRules<'opportunity', OpportunityInput> = {
  kind: 'opportunity',
  faults: ({ description, potential, recommendation }) =>
    faultsOf({
      description: requiredText(description),
      potential: money(potential),
      recommendation: text(recommendation),
    }),
  goalIds: ({ goalId }) => (goalId === null ? {} : { goalId }),
  body: ({ goalId, description, potential, effort, recommendation }) => ({
    id: idOf('opportunity', goalId, comparable(description)),
    goalId,
    description,
    potential,
    effort,
    recommendation: recommendation ?? `Plan "${description}" with the customer.`,
  }),
};

export const recordOpportunity = recording(OPPORTUNITY);
export const changeOpportunity = correcting(OPPORTUNITY);
export const withdrawOpportunity = ending('opportunity');
