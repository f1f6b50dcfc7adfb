import type { Snapshot } from '@attain/shared/domain/snapshot';

import type { PortalStore } from '../../ports/store.ts';
import { resolveCompanies } from './companies.ts';
import { cursorsOf } from './cursors.ts';
import { markAllDirty, markDirty } from './dirty.ts';
import { fromJson } from './json.ts';
import { mirrorOf } from './mirror/mirror.ts';
import { outboxOf } from './outbox/outbox.ts';
import { goalsOf, saveGoal } from './records/goals.ts';
import { linesOf } from './records/lines.ts';
import { addReadings } from './records/readings.ts';
import { saveVersion } from './records/versions.ts';
import { inTransaction, type Scope } from './scope.ts';
import { dueCompanies } from './scoring/due.ts';
import { loadAccounts } from './scoring/load.ts';
import { peersOf } from './scoring/peers.ts';
import { saveScored, skipCompanies } from './scoring/save.ts';
import { touchedOf } from './touched.ts';
import { addEvents, usageLastDeliveredAt } from './usage/add-events.ts';

/** All stores of one portal over one connection or transaction. */
export function portalStore(scope: Scope): PortalStore {
  return {
    mirror: mirrorOf(scope),
    cursors: cursorsOf(scope),
    scoring: {
      markDirty: (ids) => inTransaction(scope, (inner) => markDirty(inner, ids)),
      markAllDirty: () => inTransaction(scope, markAllDirty),
      due: (now, after, limit) => dueCompanies(scope, now, after, limit),
      load: (ids, windows) => loadAccounts(scope, ids, windows),
      save: (scored) => saveScored(scope, scored),
      skip: (companies) => skipCompanies(scope, companies),
      snapshot: (companyId) => snapshotOf(scope, companyId),
      usageLastDeliveredAt: () => usageLastDeliveredAt(scope),
    },
    peers: peersOf(scope),
    outbox: outboxOf(scope),
    touched: touchedOf(scope),
    companies: { resolve: (refs) => resolveCompanies(scope, refs) },
    usage: { add: (events, receivedAt) => addEvents(scope, events, receivedAt) },
    records: {
      goals: (ids) => goalsOf(scope, ids),
      saveGoal: (id, goal, by) => saveGoal(scope, id, goal, by),
      addReadings: (id, readings, by) => addReadings(scope, id, readings, by),
      valueLines: (ids) => linesOf(scope, ids, 'value'),
      saveValueLine: (id, line, by) => saveVersion(scope, id, 'value', line, by),
      costLines: (ids) => linesOf(scope, ids, 'cost'),
      saveCostLine: (id, line, by) => saveVersion(scope, id, 'cost', line, by),
    },
    transaction: (run) => inTransaction(scope, (inner) => run(portalStore(inner))),
  };
}

async function snapshotOf({ db, portalId }: Scope, companyId: string) {
  const row = await db
    .selectFrom('snapshot')
    .select('body')
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  return row && fromJson<Snapshot>(row.body);
}
