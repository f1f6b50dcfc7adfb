import type { Account, AsOf } from '../account.ts';
import type { Currency } from '../basics/money.ts';
import type { Settings } from '../settings.ts';
import type { Snapshot } from '../snapshot.ts';

/** What a recommendation is drawn from. */
export type Findings = Pick<
  Snapshot,
  | 'health'
  | 'agreements'
  | 'success'
  | 'value'
  | 'renewal'
  | 'escalation'
  | 'escalationReasons'
  | 'expansion'
  | 'advocacy'
  | 'insights'
> & { account: Pick<Account, 'goals'>; asOf: AsOf; settings: Settings; money: Currency };
