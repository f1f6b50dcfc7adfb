import type { IssueState, ReportReason } from '@attain/shared/reports/issued-report';
import { dayOf } from '@attain/shared/domain/basics/time';
import type { Report, ReportKind } from '@attain/shared/reports/report';

import type { IssuedReport, ReportPlace, WaitingReport } from '../../../ports/reports.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';

const NOWHERE: ReportPlace = {
  noteId: null,
  settlesAt: null,
  pdfId: null,
  deckId: null,
  dealIds: [],
  putAt: null,
};

/** See `Reports.waiting`. */
export async function waitingReports(
  { db, portalId }: Scope,
  limit: number,
): Promise<readonly WaitingReport[]> {
  const rows = await db
    .selectFrom('report')
    .select(['id', 'company_id', 'kind', 'why', 'body', 'issued_at'])
    .where('portal_id', '=', portalId)
    .where('state', 'in', ['planned', 'waiting'])
    .orderBy('planned_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    companyId: row.company_id,
    kind: row.kind as ReportKind,
    why: row.why as ReportReason,
    report: row.body === null ? null : fromJson<Report>(row.body),
    issuedAt: row.issued_at,
  }));
}

/** See `Reports.ofCompany`. */
export async function reportsOfCompany(
  { db, portalId }: Scope,
  companyId: string,
  limit: number,
): Promise<readonly IssuedReport[]> {
  const rows = await db
    .selectFrom('report')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where('issued_at', 'is not', null)
    .orderBy('issued_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    companyId: row.company_id,
    kind: row.kind as ReportKind,
    why: row.why as ReportReason,
    state: row.state as IssueState,
    title: row.title ?? '',
    audience: (row.audience ?? 'internal') as Report['audience'],
    day: dayOf(row.day ?? 0),
    modelVersion: row.model_version ?? '',
    digest: row.digest ?? '',
    draft: fromJson<Report['draft']>(row.draft ?? '[]'),
    issuedAt: row.issued_at ?? 0,
    issuedBy: row.issued_by ?? '',
    url: row.url,
    files: { pdf: row.pdf === 1, pptx: row.deck === 1 },
    notice: row.notice,
  }));
}

/** See `Reports.report`. */
export async function keptReport({ db, portalId }: Scope, id: string): Promise<Report | undefined> {
  const row = await db
    .selectFrom('report')
    .select('body')
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.body ? fromJson<Report>(row.body) : undefined;
}

/** See `Reports.place`. */
export async function placeOf(
  { db, portalId }: Scope,
  companyId: string,
  kind: ReportKind,
): Promise<ReportPlace> {
  const row = await db
    .selectFrom('report_place')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (row === undefined) return NOWHERE;
  return {
    noteId: row.note_id,
    settlesAt: row.settles_at,
    pdfId: row.pdf_id,
    deckId: row.deck_id,
    dealIds: fromJson<string[]>(row.deal_ids),
    putAt: row.put_at,
  };
}

/** See `Reports.latestNotes`. */
export async function latestNotes(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (companyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('report_place')
    .select(['company_id', 'note_id'])
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', companyIds))
    .where('note_id', 'is not', null)
    .where('put_at', 'is not', null)
    .orderBy('put_at')
    .orderBy('kind')
    .execute();
  return new Map(rows.map(({ company_id, note_id }) => [company_id, note_id ?? '']));
}
