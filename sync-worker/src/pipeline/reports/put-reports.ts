import { DAY_MS } from '@attain/shared/domain/basics/time';
import { askedCause } from '@attain/shared/domain/follow-ups/causes';
import { reportTask } from '@attain/shared/reports/report-task';

import { newReference } from '../../follow-up-reference.ts';
import type { Refusal } from '../../ports/crm.ts';
import {
  CrmRejectedError,
  CrmUnauthorizedError,
  CrmUnavailableError,
  MissingScopeError,
} from '../../ports/errors.ts';
import type { ReportPlace, WaitingReport } from '../../ports/reports.ts';
import type { SyncContext } from '../sync-context.ts';
import { asOfNow, windowsOf } from '../windows.ts';
import { makeReport, type MadeReport } from './make-report.ts';
import { noteOfReport } from './note-text.ts';
import { putOnDeals } from './put-deals.ts';
import { mayUploadFiles, putFiles } from './put-files.ts';
import { putNote } from './put-note.ts';
import { recordUrl } from './record-url.ts';

/** So many at most in one cycle, and no new one after so long: what else a cycle does must not wait for hours. */
const MOST_IN_A_CYCLE = 100;
const BEGINS_WITHIN_MS = 15_000;

const NOTES_SCOPE = 'crm.objects.contacts.write';

/**
 * Puts the reports that wait on the record: files, note and deals, then the task that goes with one of the calendar. Each step is kept
 * before the next, so that a killed worker goes on where it was. Answers how many were put.
 */
export async function putReports(context: SyncContext): Promise<number> {
  const { store, report, progress, signal } = context;
  const waiting = await store.reports.waiting(MOST_IN_A_CYCLE);
  if (waiting.length === 0) return 0;
  if (!(await mayWriteNotes(context))) return 0;
  const mayUpload = await mayUploadFiles(context);
  const step = progress.step('Putting reports on the record', waiting.length);
  const startedAt = context.now();
  let put = 0;
  for (const each of waiting) {
    if ((await putOne(context, each, mayUpload)) === 'put') put += 1;
    step.advance(1);
    signal.throwIfAborted();
    await context.atSafePoint();
    if (context.now() - startedAt > BEGINS_WITHIN_MS) break;
  }
  step.done();
  report.reports(put, (await store.reports.waiting(MOST_IN_A_CYCLE)).length);
  return put;
}

/** `left`: it waits, is refused or is wanted no more. */
type Done = 'put' | 'left';

async function putOne(
  context: SyncContext,
  waiting: WaitingReport,
  mayUpload: boolean,
): Promise<Done> {
  try {
    const made = await makeReport(context, waiting);
    return made === undefined ? 'left' : await putMade(context, waiting, made, mayUpload);
  } catch (error) {
    if (isOfAll(error) || context.signal.aborted) throw error;
    if (error instanceof MissingScopeError) return lacking(context, error.scopes);
    // One report that nobody can draw or take must not hold up all the others.
    const isHubspot = error instanceof CrmRejectedError;
    if (!isHubspot) context.log.error({ err: error, report: waiting.id }, 'a report failed');
    const message = isHubspot ? error.message : 'The report failed: see the log of the worker.';
    return refuse(context, waiting, [{ code: 'REPORT_FAILED', property: null, message }]);
  }
}

/** HubSpot is away or does not know the token: the next report would fare no better. */
function isOfAll(error: unknown): boolean {
  return error instanceof CrmUnavailableError || error instanceof CrmUnauthorizedError;
}

async function putMade(
  context: SyncContext,
  waiting: WaitingReport,
  { report, issuedAt }: MadeReport,
  mayUpload: boolean,
): Promise<Done> {
  const { store, portalId, reports } = context;
  const { companyId, kind } = report;
  const before = await store.reports.place(companyId, kind);
  const filed = await putFiles(context, report, before, mayUpload);
  if (filed.kind === 'unknown') return 'left';
  const { pdfId, deckId } = filed.place;
  const fileIds = [pdfId, deckId].filter((id) => id !== null);
  const expiresAt = issuedAt + reports.configuration.linkDays * DAY_MS;
  const link = reports.linkTo?.({ portalId, reportId: waiting.id, expiresAt }) ?? null;
  const properties = noteOfReport({ report, issuedAt, fileIds, link });
  const noted = await putNote(context, { companyId, kind, properties }, filed.place);
  if (noted.kind === 'unknown') return 'left';
  if (noted.kind === 'refused') return refuse(context, waiting, noted.refusals);
  return told(context, waiting, await onDeals(context, companyId, noted.place));
}

async function onDeals(context: SyncContext, companyId: string, place: ReportPlace) {
  const windows = windowsOf(asOfNow(context.calendar, context.now()), context);
  const [rows] = await context.store.scoring.load([companyId], windows);
  return rows === undefined ? place : putOnDeals(context, rows, place);
}

/** That it is on the record, and the task to do with it: one change, so that neither comes twice. */
async function told(
  context: SyncContext,
  { id, companyId, kind, why }: WaitingReport,
  place: ReportPlace,
): Promise<Done> {
  const { calendar, tasks, now } = context;
  const { noteId, pdfId, deckId } = place;
  const url = noteId === null ? null : recordUrl(context, companyId, noteId);
  const files = { pdf: pdfId !== null, pptx: deckId !== null };
  const at = now();
  await context.store.transaction(async (inner) => {
    await inner.reports.savePlace(companyId, kind, place);
    await inner.reports.put(id, { url, files, notice: files.pdf ? null : NO_FILES }, at);
    const snapshot = await inner.scoring.snapshot(companyId);
    const task = snapshot && reportTask(why, snapshot, url ?? '', calendar.dayAt(at));
    if (tasks.enabled && task) {
      const cause = askedCause(task);
      const reference = newReference(companyId, cause, at);
      await inner.followUps.ask({ companyId, reference, at, followUp: { ...task, cause } });
    }
    // The property that leads to the latest report is written by the next scoring.
    await inner.scoring.markDirty([companyId]);
  });
  return 'put';
}

const NO_FILES =
  'The app may not store files in this portal (scope files): the note has a link instead.';

async function refuse(
  { store, report }: SyncContext,
  { id, companyId, kind }: WaitingReport,
  refusals: readonly Refusal[],
): Promise<Done> {
  await store.reports.refuse(id, refusals.map(({ message }) => message).join(' '));
  report.rejected(
    refusals.map((refusal) => ({ companyId, objectType: 'reports', objectId: kind, ...refusal })),
  );
  return 'left';
}

async function mayWriteNotes(context: SyncContext): Promise<boolean> {
  const scopes = await context.crm.scopes();
  if (scopes === null || scopes.includes(NOTES_SCOPE)) return true;
  lacking(context, [NOTES_SCOPE]);
  return false;
}

function lacking({ report }: SyncContext, scopes: readonly string[]): Done {
  report.skipped({ objectType: 'reports', reason: 'missing_scope', scopes });
  return 'left';
}
