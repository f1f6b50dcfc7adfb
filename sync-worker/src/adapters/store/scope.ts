import type { Instant } from '@attain/shared/domain/basics/time';

import type { PortalId } from '../../ports/crm.ts';
import type { KeptDetails } from '../../usage/kept-details.ts';
import type { Db, Engine } from './engine.ts';

/** What every query needs: a connection or transaction, the engine, and the portal it is confined to. */
export type Scope = {
  db: Db;
  engine: Engine;
  portalId: PortalId;
  clock: () => Instant;
  /** How long a claimed outbox item belongs to its worker. */
  leaseMs: number;
  /** A session ends after this long without an event of that user. */
  sessionGapMs: number;
  /** Every day of the history is kept for so many days, then one a month. */
  keepDailyDays: number;
  usage: UsageBounds;
};

/** How much usage is kept, and for how long, in days. */
export type UsageBounds = {
  maxEventNames: number;
  maxAccounts: number;
  /** An event that comes again within so many days counts once. */
  eventIdDays: number;
  /** Users are known by day for so long, by week after that. */
  daysOfUsers: number;
  userDays: number;
  cellDays: number;
  /** Details that are kept of events; `null` = not told: they are kept since the first one. */
  kept: KeptDetails | null;
};

/** Runs writes as one transaction, which joins the one that is already open. Writers of one portal take turns. */
export async function inTransaction<T>(
  scope: Scope,
  run: (scope: Scope) => Promise<T>,
): Promise<T> {
  if (scope.db.isTransaction) return run(scope);
  const result = await scope.db.transaction().execute(async (db) => {
    await scope.engine.lockPortal(db, scope.portalId);
    return run({ ...scope, db });
  });
  await scope.engine.refreshStatistics(scope.db);
  return result;
}
