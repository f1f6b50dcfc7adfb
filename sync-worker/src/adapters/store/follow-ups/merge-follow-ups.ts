import type { AlertState } from '@attain/shared/domain/agreements/alert-state';
import { sql } from 'kysely';

import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';

/**
 * Tasks follow their company into the one it was merged into, as they do in HubSpot; where both had one for the same
 * cause, the survivor's next scoring ends one of them.
 */
export async function moveFollowUps(
  { db, portalId }: Scope,
  survivorId: string,
  mergedId: string,
): Promise<void> {
  await db
    .updateTable('follow_up')
    .set({ company_id: survivorId })
    .where('portal_id', '=', portalId)
    .where('company_id', '=', mergedId)
    .execute();
}

/**
 * The alert rules keep where they stood, since an alert that is forgotten would end a task whose cause holds: those of
 * agreements, which move along, and of the whole account where the survivor was never scored.
 */
export async function mergeAlertStates(
  scope: Scope,
  survivorId: string,
  mergedId: string,
): Promise<void> {
  const own = await alertStatesOf(scope, survivorId);
  const moving = (await alertStatesOf(scope, mergedId)) ?? [];
  const added = moving.filter(
    (state) =>
      (own === undefined || state.goalId !== null) && !own?.some((known) => isSame(known, state)),
  );
  if (added.length === 0) return;
  const { db, portalId } = scope;
  const states = JSON.stringify([...(own ?? []), ...added]);
  // A survivor that HubSpot made for the merge has no size yet that the present one could be compared with.
  await sql`
    insert into scored_company (portal_id, company_id, since, alert_states)
    select portal_id, ${survivorId}, since, ${states} from scored_company
    where portal_id = ${portalId} and company_id = ${mergedId}
    on conflict (portal_id, company_id) do update set alert_states = excluded.alert_states`.execute(
    db,
  );
}

async function alertStatesOf({ db, portalId }: Scope, companyId: string) {
  const row = await db
    .selectFrom('scored_company')
    .select('alert_states')
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  return row && fromJson<AlertState[]>(row.alert_states ?? '[]');
}

function isSame(one: AlertState, other: AlertState): boolean {
  return one.rule === other.rule && one.goalId === other.goalId && one.metricId === other.metricId;
}
