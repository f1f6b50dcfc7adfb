import { sql } from 'kysely';

import { OBJECT_TYPES, type ObjectType } from '../../../ports/crm.ts';
import type { Mirror } from '../../../ports/store.ts';
import { companiesOf } from '../dirty.ts';
import type { Scope } from '../scope.ts';
import { replaceLinks } from './links.ts';
import { mergeCompanies } from './merge.ts';
import { removeRows, removeUnseen } from './remove.ts';
import { saveRows } from './save.ts';
import { replaceSurveyContacts } from './survey-contacts.ts';
import { TABLES } from './tables.ts';

export function mirrorOf(scope: Scope): Mirror {
  return {
    save: (type, rows, generation, mayLag = false) =>
      saveRows(scope, type, rows, generation, mayLag),
    replaceCompanyLinks: (type, ids, links) => replaceLinks(scope, type, 'company_id', ids, links),
    replaceObjectLinks: (type, ids, links) => replaceLinks(scope, type, 'object_id', ids, links),
    replaceSurveyContacts: (ids, links) => replaceSurveyContacts(scope, ids, links),
    remove: (type, ids) => removeRows(scope, type, ids),
    removeUnseen: (type, generation) => removeUnseen(scope, type, generation),
    mergeCompanies: (survivorId, mergedIds) => mergeCompanies(scope, survivorId, mergedIds),
    companiesOf: (type, ids) => companiesOf(scope, type, ids),
    removedCompanies: () => removedCompanies(scope),
    counts: () => counts(scope),
  };
}

async function removedCompanies({ db, portalId }: Scope): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('company')
    .select('id')
    .where('portal_id', '=', portalId)
    .where('removed_at', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

async function counts(scope: Scope): Promise<Record<ObjectType, number>> {
  const found = {} as Record<ObjectType, number>;
  for (const type of OBJECT_TYPES) found[type] = await countOf(scope, type);
  return found;
}

async function countOf({ db, portalId }: Scope, type: ObjectType): Promise<number> {
  const { name, type: code, restorable } = TABLES[type];
  const { rows } = await sql<{ count: number }>`
    select cast(count(*) as integer) as count from ${sql.table(name)}
    where portal_id = ${portalId}
      ${code === undefined ? sql`` : sql`and type = ${code}`}
      ${restorable ? sql`and removed_at is null` : sql``}`.execute(db);
  return rows[0]?.count ?? 0;
}
