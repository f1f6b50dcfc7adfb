import { hash } from 'node:crypto';

import { dayNumber, type Instant } from '@attain/shared/domain/basics/time';
import type { ReportKind } from '@attain/shared/reports/report';

import type {
  NewReport,
  PlannedReport,
  PutReport,
  ReportPlace,
  Reports,
} from '../../../ports/reports.ts';
import { toJson } from '../json.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { keptReport, latestNotes, placeOf, reportsOfCompany, waitingReports } from './read.ts';

/** See {@link Reports}. */
export function reportsOf(scope: Scope): Reports {
  return {
    plan: (planned) => inTransaction(scope, (inner) => plan(inner, planned)),
    issue: (made) => inTransaction(scope, (inner) => issue(inner, made)),
    drop: (id) => inTransaction(scope, (inner) => setState(inner, id, { state: 'dropped' })),
    waiting: (limit) => waitingReports(scope, limit),
    put: (id, told, at) => inTransaction(scope, (inner) => put(inner, id, told, at)),
    refuse: (id, notice) =>
      inTransaction(scope, (inner) => setState(inner, id, { state: 'refused', notice })),
    retryRefused: () => inTransaction(scope, retryRefused),
    ofCompany: (companyId, limit) => reportsOfCompany(scope, companyId, limit),
    report: (id) => keptReport(scope, id),
    place: (companyId, kind) => placeOf(scope, companyId, kind),
    savePlace: (companyId, kind, place) =>
      inTransaction(scope, (inner) => savePlace(inner, companyId, kind, place)),
    latestNotes: (companyIds) => latestNotes(scope, companyIds),
  };
}

async function plan(
  { db, engine, portalId }: Scope,
  planned: readonly PlannedReport[],
): Promise<void> {
  if (planned.length === 0) return;
  await engine.insertRows(db, {
    into: 'report',
    columns: {
      portal_id: 'bigint',
      id: 'text',
      company_id: 'text',
      kind: 'text',
      why: 'text',
      cause: 'text',
      state: 'text',
      planned_at: 'bigint',
    },
    rows: planned.map(({ id, companyId, kind, why, cause, plannedAt }) => [
      portalId,
      id,
      companyId,
      kind,
      why,
      cause,
      'planned',
      plannedAt,
    ]),
    then: 'on conflict do nothing',
  });
}

async function issue({ db, portalId }: Scope, made: NewReport): Promise<void> {
  const { id, why, report, issuedAt, issuedBy } = made;
  const { companyId, kind, audience, day, title, modelVersion, draft } = report;
  const body = toJson(report);
  await db
    .updateTable('report')
    .set({ state: 'replaced', body: null })
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where('kind', '=', kind)
    .where('state', '=', 'waiting')
    .where('id', '<>', id)
    .execute();
  const written = {
    state: 'waiting' as const,
    audience,
    day: dayNumber(day),
    title,
    model_version: modelVersion,
    digest: hash('sha256', body, 'hex'),
    draft: toJson(draft),
    body,
    issued_at: issuedAt,
    issued_by: issuedBy,
  };
  await db
    .insertInto('report')
    .values({
      ...{ portal_id: portalId, id, company_id: companyId, kind, why, planned_at: issuedAt },
      ...{ cause: null, url: null, notice: null, pdf: 0, deck: 0 },
      ...written,
    })
    .onConflict((conflict) => conflict.columns(['portal_id', 'id']).doUpdateSet(written))
    .execute();
}

async function put({ db, portalId }: Scope, id: string, told: PutReport, at: Instant) {
  const row = await db
    .selectFrom('report')
    .select(['company_id', 'kind'])
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return;
  await db
    .updateTable('report')
    .set({ state: 'replaced', body: null })
    .where('portal_id', '=', portalId)
    .where('company_id', '=', row.company_id)
    .where('kind', '=', row.kind)
    .where('state', 'in', ['on_record', 'refused'])
    .where('id', '<>', id)
    .execute();
  await db
    .updateTable('report')
    .set({
      state: 'on_record',
      url: told.url,
      notice: told.notice,
      pdf: told.files.pdf ? 1 : 0,
      deck: told.files.pptx ? 1 : 0,
    })
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .execute();
  await db
    .updateTable('report_place')
    .set({ put_at: at })
    .where('portal_id', '=', portalId)
    .where('company_id', '=', row.company_id)
    .where('kind', '=', row.kind)
    .execute();
}

async function setState(
  { db, portalId }: Scope,
  id: string,
  set: { state: 'dropped' | 'refused'; notice?: string },
): Promise<void> {
  await db
    .updateTable('report')
    .set(set)
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .execute();
}

async function retryRefused({ db, portalId }: Scope): Promise<void> {
  await db
    .updateTable('report')
    .set({ state: 'waiting', notice: null })
    .where('portal_id', '=', portalId)
    .where('state', '=', 'refused')
    .execute();
}

async function savePlace(
  { db, portalId }: Scope,
  companyId: string,
  kind: ReportKind,
  { noteId, settlesAt, pdfId, deckId, dealIds, putAt }: ReportPlace,
): Promise<void> {
  const place = {
    note_id: noteId,
    settles_at: settlesAt,
    pdf_id: pdfId,
    deck_id: deckId,
    deal_ids: toJson(dealIds),
    put_at: putAt,
  };
  await db
    .insertInto('report_place')
    .values({ portal_id: portalId, company_id: companyId, kind, ...place })
    .onConflict((conflict) =>
      conflict.columns(['portal_id', 'company_id', 'kind']).doUpdateSet(place),
    )
    .execute();
}
