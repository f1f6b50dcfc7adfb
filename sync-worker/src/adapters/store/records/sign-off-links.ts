import type { Selectable } from 'kysely';

import type { SignOffLink, SignOffLinks } from '../../../ports/sign-off-links.ts';
import { fromJson } from '../json.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';

export function signOffLinksOf({ db, portalId }: Scope): SignOffLinks {
  const links = () => db.selectFrom('sign_off_link').selectAll().where('portal_id', '=', portalId);
  return {
    async add(link) {
      await db
        .insertInto('sign_off_link')
        .values({
          portal_id: portalId,
          id: link.id,
          company_id: link.companyId,
          goals: JSON.stringify(link.goals),
          value_lines: JSON.stringify(link.valueLineIds),
          contact: link.contact,
          contact_id: link.contactId,
          created_at: link.createdAt,
          created_by: link.createdBy,
          expires_at: link.expiresAt,
          revoked_at: link.revokedAt,
        })
        .execute();
    },
    async find(id) {
      const row = await links().where('id', '=', id).executeTakeFirst();
      return row && linkOf(row);
    },
    async ofCompany(companyId) {
      const rows = await links()
        .where('company_id', '=', companyId)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(linkOf);
    },
    async revoke(id, at) {
      await db
        .updateTable('sign_off_link')
        .set({ revoked_at: at })
        .where('portal_id', '=', portalId)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .execute();
    },
  };
}

function linkOf(row: Selectable<Database['sign_off_link']>): SignOffLink {
  return {
    id: row.id,
    companyId: row.company_id,
    goals: fromJson(row.goals),
    valueLineIds: fromJson(row.value_lines),
    contact: row.contact,
    contactId: row.contact_id,
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}
