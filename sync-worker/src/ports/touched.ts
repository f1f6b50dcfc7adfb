import type { Instant } from '@attain/shared/domain/basics/time';

import type { ObjectType } from './crm.ts';

/** A record that HubSpot says has changed, and whether what it is linked with may have changed too. */
export type Touch = { type: ObjectType; id: string; links: boolean };

/** A touch that waits to be read. `mark` is the latest of its touches; `receivedAt` the first that nobody has answered yet. */
export type WaitingTouch = Touch & { mark: number; receivedAt: Instant };

/**
 * Records to be read again, a row a record however often it was touched and in whichever order: a touch says where to look,
 * never what is there. So repeats and disorder do no harm, and what is stored here survives a killed worker.
 */
export interface Touched {
  /** Stores touches; a record that waits already goes on waiting, with its links where either touch asked for them. */
  add(touches: readonly Touch[]): Promise<void>;
  /** The records that have waited longest. */
  waiting(limit: number): Promise<readonly WaitingTouch[]>;
  /** Forgets records that were read. One that was touched again meanwhile has another mark and stays. */
  clear(touches: readonly WaitingTouch[]): Promise<void>;
  count(): Promise<number>;
}
