import type { Outbox, Refusal } from '../../../ports/store.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';
import { acknowledge, refuse, release } from './answers.ts';
import { claim, recover } from './claim.ts';

export function outboxOf(scope: Scope): Outbox {
  return {
    claim: (type, limit, now, among) => claim(scope, type, limit, now, among),
    acknowledge: (items) => acknowledge(scope, items),
    refuse: (items) => refuse(scope, items),
    release: (items, sent) => release(scope, items, sent),
    refused: () => refused(scope),
    retryRefused: () => retryRefused(scope),
    waiting: () => waiting(scope),
    recover: () => recover(scope),
  };
}

async function refused({ db, portalId }: Scope) {
  const rows = await db
    .selectFrom('outbox')
    .select(['type', 'object_id', 'company_id', 'refusals'])
    .where('portal_id', '=', portalId)
    .where('state', '=', 'refused')
    .orderBy('id')
    .execute();
  return rows.map(({ type, object_id, company_id, refusals }) => ({
    type,
    objectId: object_id,
    companyId: company_id,
    refusals: fromJson<Refusal[]>(refusals ?? '[]'),
  }));
}

async function retryRefused({ db, portalId }: Scope): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'waiting', refusals: null })
    .where('portal_id', '=', portalId)
    .where('state', '=', 'refused')
    .execute();
}

async function waiting({ db, portalId }: Scope): Promise<number> {
  const { count } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('portal_id', '=', portalId)
    .where('state', '<>', 'refused')
    .executeTakeFirstOrThrow();
  return Number(count);
}
