import type { Account, AsOf } from '../account.ts';
import type { Settings } from '../settings.ts';
import type { Snapshot } from '../snapshot.ts';

/** What a recommendation is drawn from. */
export type Findings = Pick<
  Snapshot,
  'health' | 'agreements' | 'success' | 'value' | 'renewal' | 'escalation'
> & { account: Account; asOf: AsOf; settings: Settings };
