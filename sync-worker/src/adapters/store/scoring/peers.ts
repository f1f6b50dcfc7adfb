import type { PeerRow } from '@attain/shared/domain/portfolio/peer-standings';

import type { Cohort, Peers, StoredStanding } from '../../../ports/store.ts';
import { markDirty } from '../dirty.ts';
import { inTransaction, type Scope } from '../scope.ts';

export function peersOf(scope: Scope): Peers {
  return {
    scored: () => scored(scope),
    own: (companyId) => own(scope, companyId),
    cohort: (companyId) => cohort(scope, companyId),
    standings: () => standings(scope),
    save: (rows, dirtyIds) => save(scope, rows, dirtyIds),
    remove: (ids, dirtyIds) => remove(scope, ids, dirtyIds),
  };
}

async function scored({ db, portalId }: Scope): Promise<readonly PeerRow[]> {
  return db
    .selectFrom('scored_company')
    .select(['company_id as companyId', 'cohort', 'health_score as score', 'seat_usage as usage'])
    .where('portal_id', '=', portalId)
    .where('cohort', 'is not', null)
    .orderBy('company_id')
    .execute();
}

/** See `Peers.own`. */
async function own({ db, portalId }: Scope, companyId: string) {
  const row = await db
    .selectFrom('scored_company')
    .select([
      'company_id as companyId',
      'cohort',
      'health_score',
      'success_score',
      'roi_confirmed',
      'value_per_user',
      'goals_achieved',
    ])
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  if (row === undefined || row.cohort === null) return undefined;
  const { cohort: name, ...figures } = row;
  return { cohort: name, figures };
}

/** See `Peers.cohort`. */
async function cohort({ db, portalId }: Scope, companyId: string): Promise<Cohort | undefined> {
  const rows = await db
    .selectFrom('scored_company as peer')
    .innerJoin('scored_company as own', (on) =>
      on.onRef('own.portal_id', '=', 'peer.portal_id').onRef('own.cohort', '=', 'peer.cohort'),
    )
    .select([
      'peer.company_id as companyId',
      'peer.cohort',
      'peer.health_score',
      'peer.success_score',
      'peer.roi_confirmed',
      'peer.value_per_user',
      'peer.goals_achieved',
    ])
    .where('own.portal_id', '=', portalId)
    .where('own.company_id', '=', companyId)
    .orderBy('peer.company_id')
    .execute();
  const name = rows[0]?.cohort;
  if (typeof name !== 'string') return undefined;
  return { name, members: rows.map(({ cohort: _, ...figures }) => figures) };
}

async function standings({ db, portalId }: Scope): Promise<ReadonlyMap<string, StoredStanding>> {
  const rows = await db
    .selectFrom('peer_standing')
    .select([
      'company_id as companyId',
      'cohort',
      'n',
      'percentile',
      'usage_percentile as usagePercentile',
    ])
    .where('portal_id', '=', portalId)
    .execute();
  return new Map(rows.map((row) => [row.companyId, row]));
}

async function save(
  scope: Scope,
  rows: readonly StoredStanding[],
  dirtyIds: readonly string[],
): Promise<void> {
  await inTransaction(scope, async (inner) => {
    const { db, engine, portalId } = inner;
    await engine.insertRows(db, {
      into: 'peer_standing',
      columns: {
        portal_id: 'bigint',
        company_id: 'text',
        cohort: 'text',
        n: 'integer',
        percentile: 'double precision',
        usage_percentile: 'double precision',
      },
      rows: rows.map(({ companyId, cohort, n, percentile, usagePercentile = null }) => [
        portalId,
        companyId,
        cohort,
        n,
        percentile,
        usagePercentile,
      ]),
      then: `on conflict (portal_id, company_id) do update set cohort = excluded.cohort, n = excluded.n,
        percentile = excluded.percentile, usage_percentile = excluded.usage_percentile`,
    });
    await markDirty(inner, dirtyIds);
  });
}

async function remove(
  scope: Scope,
  companyIds: readonly string[],
  dirtyIds: readonly string[],
): Promise<void> {
  if (companyIds.length === 0) return;
  await inTransaction(scope, async (inner) => {
    const { db, engine, portalId } = inner;
    await db
      .deleteFrom('peer_standing')
      .where('portal_id', '=', portalId)
      .where(engine.inList('company_id', companyIds))
      .execute();
    await markDirty(inner, dirtyIds);
  });
}
