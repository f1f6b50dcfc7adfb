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
  scope: Scope,
  limit: number,
): Promise<readonly WaitingReport[]> {
  const rows = await reportsIn(scope)
    .select(['id', 'company_id', 'kind', 'why', 'body', 'issued_at'])
    .where('state', 'in', ['planned', 'waiting'])
    .orderBy('planned_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...named(row),
    report: row.body === null ? null : fromJson<Report>(row.body),
    issuedAt: row.issued_at,
  }));
}

/** See `Reports.ofCompany`. */
export async function reportsOfCompany(
  scope: Scope,
  companyId: string,
  limit: number,
): Promise<readonly IssuedReport[]> {
  const rows = await reportsIn(scope)
    .selectAll()
    .where('company_id', '=', companyId)
    .where('issued_at', 'is not', null)
    .orderBy('issued_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...named(row),
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
export async function keptReport(scope: Scope, id: string): Promise<Report | undefined> {
  const row = await reportsIn(scope).select('body').where('id', '=', id).executeTakeFirst();
  return row?.body ? fromJson<Report>(row.body) : undefined;
}

/** See `Reports.place`. */
export async function placeOf(
  scope: Scope,
  companyId: string,
  kind: ReportKind,
): Promise<ReportPlace> {
  const row = await placesIn(scope)
    .selectAll()
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
  scope: Scope,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (companyIds.length === 0) return new Map();
  const rows = await placesIn(scope)
    .select(['company_id', 'note_id'])
    .where(scope.engine.inList('company_id', companyIds))
    .where('note_id', 'is not', null)
    .where('put_at', 'is not', null)
    .orderBy('put_at')
    .orderBy('kind')
    .execute();
  return new Map(rows.map(({ company_id, note_id }) => [company_id, note_id ?? '']));
}

function reportsIn({ db, portalId }: Scope) {
  return db.selectFrom('report').where('portal_id', '=', portalId);
}

function placesIn({ db, portalId }: Scope) {
  return db.selectFrom('report_place').where('portal_id', '=', portalId);
}

type Named = { id: string; company_id: string; kind: string; why: string };

/** Which report it is, and why it is made. */
function named({ id, company_id, kind, why }: Named) {
  return { id, companyId: company_id, kind: kind as ReportKind, why: why as ReportReason };
}
