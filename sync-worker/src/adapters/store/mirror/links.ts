import { sql } from 'kysely';

import type { LinkedType } from '../../../ports/store.ts';
import { markDirty } from '../dirty.ts';
import type { Columns } from '../engine.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { TYPE_CODES } from '../types.ts';

type Link = { companyId: string; objectId: string };

const COLUMNS: Columns = {
  portal_id: 'bigint',
  company_id: 'text',
  type: 'integer',
  object_id: 'text',
};

const PAIR: Columns = { company_id: 'text', object_id: 'text' };

/** Replaces all links of the companies or records named; writes the difference and marks its companies. */
export async function replaceLinks(
  scope: Scope,
  type: LinkedType,
  side: 'company_id' | 'object_id',
  ids: readonly string[],
  links: readonly Link[],
): Promise<void> {
  if (ids.length === 0) return;
  await inTransaction(scope, async (inner) => {
    const stored = new Map((await storedLinks(inner, type, side, ids)).map((l) => [keyOf(l), l]));
    const wanted = new Map(links.map((link) => [keyOf(link), link]));
    const added = [...wanted].filter(([key]) => !stored.has(key)).map(([, link]) => link);
    const gone = [...stored].filter(([key]) => !wanted.has(key)).map(([, link]) => link);

    await insertLinks(inner, type, added);
    await deleteLinks(inner, type, gone);
    const companies = new Set([...added, ...gone].map(({ companyId }) => companyId));
    await markDirty(inner, [...companies]);
  });
}

const keyOf = ({ companyId, objectId }: Link) => `${companyId} ${objectId}`;

async function storedLinks(
  { db, engine, portalId }: Scope,
  type: LinkedType,
  side: 'company_id' | 'object_id',
  ids: readonly string[],
): Promise<Link[]> {
  return db
    .selectFrom('link')
    .select(['company_id as companyId', 'object_id as objectId'])
    .where('portal_id', '=', portalId)
    .where('type', '=', TYPE_CODES[type])
    .where(engine.inList(side, ids))
    .execute();
}

async function insertLinks(
  { db, engine, portalId }: Scope,
  type: LinkedType,
  links: readonly Link[],
): Promise<void> {
  await engine.insertRows(db, {
    into: 'link',
    columns: COLUMNS,
    rows: links.map(({ companyId, objectId }) => [portalId, companyId, TYPE_CODES[type], objectId]),
    then: 'on conflict do nothing',
  });
}

async function deleteLinks(
  { db, engine, portalId }: Scope,
  type: LinkedType,
  links: readonly Link[],
): Promise<void> {
  if (links.length === 0) return;
  const rows = links.map(({ companyId, objectId }) => [companyId, objectId]);
  await sql`
    delete from link where portal_id = ${portalId} and type = ${TYPE_CODES[type]}
      and (company_id, object_id) in ${engine.tableOf(PAIR, rows)}`.execute(db);
}
