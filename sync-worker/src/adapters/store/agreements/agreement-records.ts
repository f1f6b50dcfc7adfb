import { sql } from 'kysely';

import type {
  AgreementRecords,
  AgreementRefusal,
  ShownAgreement,
  WaitingAgreement,
} from '../../../ports/agreement-records.ts';
import { fromJson, toJson } from '../json.ts';
import { inTransaction, type Scope } from '../scope.ts';

export function agreementRecordsOf(scope: Scope): AgreementRecords {
  return {
    want: (agreements) => want(scope, agreements),
    waiting: (limit) => waiting(scope, limit),
    acknowledge: (shown) => acknowledge(scope, shown),
    refuse: (refused) => refuse(scope, refused),
    retryRefused: () => retryRefused(scope),
    refused: () => refused(scope),
    unlinked: (limit) => unlinked(scope, limit),
    linked: (ids) => linked(scope, ids),
    held: (ids) => held(scope, ids),
    differs: (found) => differs(scope, found),
    gone: (ids) => gone(scope, ids),
    count: () => count(scope),
  };
}

async function want(scope: Scope, agreements: readonly ShownAgreement[]): Promise<void> {
  if (agreements.length === 0) return;
  const { engine, portalId } = scope;
  await inTransaction(scope, ({ db }) =>
    engine.insertRows(db, {
      into: 'agreement_record',
      columns: {
        portal_id: 'bigint',
        goal_id: 'text',
        company_id: 'text',
        wanted: 'text',
        linked: 'integer',
      },
      rows: agreements.map(({ goalId, companyId, properties }) => [
        portalId,
        goalId,
        companyId,
        toJson(properties),
        0,
      ]),
      // Another company is what a merge leaves: the record is associated with the survivor too.
      then: `on conflict (portal_id, goal_id) do update set
        refusals = case when agreement_record.wanted = excluded.wanted then agreement_record.refusals else null end,
        linked = case when agreement_record.company_id = excluded.company_id then agreement_record.linked else 0 end,
        wanted = excluded.wanted, company_id = excluded.company_id`,
    }),
  );
}

/** Rows of companies that live: nothing is written for one that was deleted. */
function live({ db, portalId }: Scope) {
  return db
    .selectFrom('agreement_record as a')
    .innerJoin('company as c', (on) =>
      on.onRef('c.portal_id', '=', 'a.portal_id').onRef('c.id', '=', 'a.company_id'),
    )
    .where('a.portal_id', '=', portalId)
    .where('c.removed_at', 'is', null);
}

async function waiting(scope: Scope, limit: number): Promise<readonly WaitingAgreement[]> {
  const rows = await live(scope)
    .select(['a.goal_id', 'a.company_id', 'a.wanted', 'a.held'])
    .where('a.refusals', 'is', null)
    .where((eb) => eb.or([eb('a.held', 'is', null), eb('a.held', '<>', eb.ref('a.wanted'))]))
    .orderBy('a.goal_id')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const wanted = fromJson<Record<string, string>>(row.wanted);
    const known = row.held === null ? {} : fromJson<Record<string, string>>(row.held);
    const properties = Object.fromEntries(
      Object.entries(wanted).filter(([name, value]) => (known[name] ?? '') !== value),
    );
    return { goalId: row.goal_id, companyId: row.company_id, properties, wanted };
  });
}

async function acknowledge(
  scope: Scope,
  shown: Parameters<AgreementRecords['acknowledge']>[0],
): Promise<void> {
  await inTransaction(scope, async ({ db, portalId }) => {
    for (const { goalId, objectId, wanted } of shown) {
      await db
        .updateTable('agreement_record')
        .set({
          held: toJson(wanted),
          object_id: objectId,
          // A record that was made again has to be associated again.
          linked: sql<number>`case when object_id = ${objectId} then linked else 0 end`,
        })
        .where('portal_id', '=', portalId)
        .where('goal_id', '=', goalId)
        .execute();
    }
  });
}

async function refuse(
  scope: Scope,
  refusedOnes: Parameters<AgreementRecords['refuse']>[0],
): Promise<void> {
  await inTransaction(scope, async ({ db, portalId }) => {
    for (const { goalId, refusals } of refusedOnes) {
      await db
        .updateTable('agreement_record')
        .set({ refusals: toJson(refusals) })
        .where('portal_id', '=', portalId)
        .where('goal_id', '=', goalId)
        .execute();
    }
  });
}

async function retryRefused({ db, portalId }: Scope): Promise<void> {
  await db
    .updateTable('agreement_record')
    .set({ refusals: null })
    .where('portal_id', '=', portalId)
    .where('refusals', 'is not', null)
    .execute();
}

async function refused(scope: Scope) {
  const rows = await live(scope)
    .select(['a.goal_id', 'a.company_id', 'a.refusals'])
    .where('a.refusals', 'is not', null)
    .orderBy('a.goal_id')
    .execute();
  return rows.map((row) => ({
    goalId: row.goal_id,
    companyId: row.company_id,
    refusals: fromJson<AgreementRefusal[]>(row.refusals ?? '[]'),
  }));
}

async function unlinked(scope: Scope, limit: number) {
  const rows = await live(scope)
    .select(['a.goal_id', 'a.object_id', 'a.company_id'])
    .where('a.linked', '=', 0)
    .where('a.object_id', 'is not', null)
    .orderBy('a.goal_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    goalId: row.goal_id,
    objectId: row.object_id ?? '',
    companyId: row.company_id,
  }));
}

async function linked({ db, engine, portalId }: Scope, goalIds: readonly string[]): Promise<void> {
  await db
    .updateTable('agreement_record')
    .set({ linked: 1 })
    .where('portal_id', '=', portalId)
    .where(engine.inList('goal_id', goalIds))
    .execute();
}

async function held({ db, engine, portalId }: Scope, goalIds: readonly string[]) {
  const rows = await db
    .selectFrom('agreement_record')
    .select(['goal_id', 'held'])
    .where('portal_id', '=', portalId)
    .where('held', 'is not', null)
    .where(engine.inList('goal_id', goalIds))
    .execute();
  return new Map(
    rows.map((row) => [row.goal_id, fromJson<Record<string, string>>(row.held ?? '{}')]),
  );
}

async function differs(
  scope: Scope,
  found: Parameters<AgreementRecords['differs']>[0],
): Promise<void> {
  await inTransaction(scope, async ({ db, portalId }) => {
    for (const { goalId, properties } of found) {
      await db
        .updateTable('agreement_record')
        .set({ held: toJson(properties) })
        .where('portal_id', '=', portalId)
        .where('goal_id', '=', goalId)
        .execute();
    }
  });
}

async function gone({ db, engine, portalId }: Scope, objectIds: readonly string[]): Promise<void> {
  if (objectIds.length === 0) return;
  await db
    .updateTable('agreement_record')
    .set({ held: null, object_id: null, linked: 0 })
    .where('portal_id', '=', portalId)
    .where(engine.inList('object_id', objectIds))
    .execute();
}

async function count({ db, portalId }: Scope): Promise<number> {
  const row = await db
    .selectFrom('agreement_record')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('portal_id', '=', portalId)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}
