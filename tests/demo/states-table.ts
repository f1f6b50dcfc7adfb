import type { CommitmentState } from '@attain/shared/domain/goals/goal';

import type { Portal } from '../portal/portal.ts';
import type { Stage } from './agreements.ts';

const STATES = [
  'draft',
  'proposed',
  'signed',
  'active',
  'revised',
  'achieved',
  'missed',
  'ended',
] as const satisfies readonly CommitmentState[];

/** Where to look at an agreement in each state: the first of the showcase accounts that has one. */
export async function statesTable(
  { store, companyId }: Stage,
  { crm }: Portal,
  accounts: number,
): Promise<string> {
  const found = new Map<CommitmentState, string>();
  for (let account = 0; account < accounts; account += 1) {
    const id = companyId(account);
    for (const { body } of await store.records.list(id, 'goal')) {
      const state = body.commitment?.state;
      if (state === undefined || found.has(state)) continue;
      found.set(state, `${body.title} (${crm.value('companies', id, 'name') ?? id})`);
    }
  }
  const lines = STATES.flatMap((state) => {
    const where = found.get(state);
    return where === undefined ? [] : `  ${state.padEnd(10)}${where}`;
  });
  return ['Agreements to look at, by their state:', ...lines].join('\n');
}
