import { type Day, dayNumber, dayOf, type Instant } from '@attain/shared/domain/basics/time';
import type { Report } from '@attain/shared/reports/report';
import type { Selectable } from 'kysely';

import type { ReportLink, ReportLinkEventKind, ReportLinks } from '../../../ports/report-links.ts';
import { fromJson } from '../json.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { packReport, unpackReport } from './packed-report.ts';

const COLUMNS = [
  'id',
  'company_id',
  'kind',
  'day',
  'secret_hash',
  'code_hash',
  'session_hash',
  'wrong_codes',
  'sign_off_link_id',
  'created_at',
  'created_by',
  'expires_at',
  'revoked_at',
] as const;

/** See {@link ReportLinks}. */
export function reportLinksOf(scope: Scope): ReportLinks {
  const { db, portalId } = scope;
  const links = () =>
    db.selectFrom('report_link').select(COLUMNS).where('portal_id', '=', portalId);
  return {
    add: (link, report) => add(scope, link, report),
    async find(id) {
      const row = await links().where('id', '=', id).executeTakeFirst();
      return row && linkOf(row);
    },
    async report(id) {
      const row = await db
        .selectFrom('report_link')
        .select('report')
        .where('portal_id', '=', portalId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && fromJson<Report>(unpackReport(row.report));
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
        .updateTable('report_link')
        .set({ revoked_at: at })
        .where('portal_id', '=', portalId)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .execute();
    },
    async takeTry(id, most) {
      const { numUpdatedRows } = await db
        .updateTable('report_link')
        .set((eb) => ({ wrong_codes: eb('wrong_codes', '+', 1) }))
        .where('portal_id', '=', portalId)
        .where('id', '=', id)
        .where('wrong_codes', '<', most)
        .where('session_hash', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    async useCode(id, sessionHash) {
      const { numUpdatedRows } = await db
        .updateTable('report_link')
        .set((eb) => ({ session_hash: sessionHash, wrong_codes: eb('wrong_codes', '-', 1) }))
        .where('portal_id', '=', portalId)
        .where('id', '=', id)
        .where('session_hash', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    note: (linkId, kind, at, day) => note(scope, linkId, { kind, at, day }),
    async events(linkIds) {
      const rows = await db
        .selectFrom('report_link_event')
        .selectAll()
        .where('portal_id', '=', portalId)
        .where(scope.engine.inList('link_id', linkIds))
        .orderBy('day')
        .orderBy('link_id')
        .orderBy('kind')
        .execute();
      return rows.map(({ link_id, kind, day, times, first_at, last_at }) => ({
        ...{ linkId: link_id, kind, times },
        ...{ day: dayOf(day), firstAt: first_at, lastAt: last_at },
      }));
    },
  };
}

async function add({ db, portalId }: Scope, link: ReportLink, report: Report): Promise<void> {
  await db
    .insertInto('report_link')
    .values({
      portal_id: portalId,
      id: link.id,
      company_id: link.companyId,
      kind: link.kind,
      day: dayNumber(link.day),
      secret_hash: link.secretHash,
      code_hash: link.codeHash,
      session_hash: link.sessionHash,
      wrong_codes: link.wrongCodes,
      sign_off_link_id: link.signOffLinkId,
      created_at: link.createdAt,
      created_by: link.createdBy,
      expires_at: link.expiresAt,
      revoked_at: link.revokedAt,
      report: packReport(JSON.stringify(report)),
    })
    .execute();
}

async function note(
  { db, portalId }: Scope,
  linkId: string,
  { kind, at, day }: { kind: ReportLinkEventKind; at: Instant; day: Day },
): Promise<void> {
  await db
    .insertInto('report_link_event')
    .values({
      portal_id: portalId,
      link_id: linkId,
      kind,
      day: dayNumber(day),
      times: 1,
      first_at: at,
      last_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['portal_id', 'link_id', 'kind', 'day']).doUpdateSet((eb) => ({
        times: eb('report_link_event.times', '+', 1),
        last_at: eb.ref('excluded.last_at'),
      })),
    )
    .execute();
}

type LinkRow = Pick<Selectable<Database['report_link']>, (typeof COLUMNS)[number]>;

function linkOf(row: LinkRow): ReportLink {
  return {
    id: row.id,
    companyId: row.company_id,
    kind: row.kind,
    day: dayOf(row.day),
    secretHash: row.secret_hash,
    codeHash: row.code_hash,
    sessionHash: row.session_hash,
    wrongCodes: row.wrong_codes,
    signOffLinkId: row.sign_off_link_id,
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}

/** Whoever holds a link of the merged company reads on; what it shows names the company as it was. */
export async function moveReportLinks(
  { db, portalId }: Scope,
  survivorId: string,
  mergedId: string,
): Promise<void> {
  await db
    .updateTable('report_link')
    .set({ company_id: survivorId })
    .where('portal_id', '=', portalId)
    .where('company_id', '=', mergedId)
    .execute();
}
