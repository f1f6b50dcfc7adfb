import type { Report } from '@attain/shared/reports/report';
import type { ReportFormat } from '@attain/shared/reports/report-format';

import type { FileDraft } from '../../ports/crm.ts';
import { CrmRejectedError, MissingScopeError } from '../../ports/errors.ts';
import type { ReportPlace } from '../../ports/reports.ts';
import { drawReport } from '../../reports/report-forms.ts';
import type { SyncContext } from '../sync-context.ts';
import { untilSettled } from './until-settled.ts';

const SCOPE = 'files';
const FILES = [
  ['pdf', 'pdfId'],
  ['pptx', 'deckId'],
] as const satisfies readonly (readonly [ReportFormat, keyof ReportPlace])[];

/** A killed worker's call has arrived, if it ever does, by then. */
const ARRIVES_WITHIN_MS = 5_000;

/** `unknown`: HubSpot may still be at work on an upload; a later cycle finds out. */
export type Filed = { kind: 'filed'; place: ReportPlace } | { kind: 'unknown' };

/**
 * Puts PDF and slides in the place of those of the last report. Their names stay the same, so that a file whose upload has no known
 * end, or that a killed worker left, is found by its path, and its content replaced: there is one file of each however often it is
 * tried.
 *
 * @param mayUpload see {@link mayUploadFiles}; without it the place has no files
 */
export async function putFiles(
  context: SyncContext,
  report: Report,
  place: ReportPlace,
  mayUpload: boolean,
): Promise<Filed> {
  const without = { ...place, pdfId: null, deckId: null };
  if (!mayUpload) return { kind: 'filed', place: without };
  try {
    const waitMs = (place.settlesAt ?? 0) - context.now();
    if (!(await untilSettled(context, waitMs))) return { kind: 'unknown' };
    let now = place;
    for (const [format, key] of FILES) {
      const draft = await draftOf(context, report, format);
      const sent = async (settlesInMs: number) => {
        const settlesAt = context.now() + settlesInMs;
        await context.store.reports.savePlace(report.companyId, report.kind, { ...now, settlesAt });
      };
      const id = await put(context, { draft, known: now[key], sent });
      if (id === undefined) return { kind: 'unknown' };
      now = { ...now, [key]: id };
      await context.store.reports.savePlace(report.companyId, report.kind, now);
    }
    return { kind: 'filed', place: now };
  } catch (error) {
    if (!(error instanceof MissingScopeError)) throw error;
    skip(context);
    return { kind: 'filed', place: without };
  }
}

async function draftOf(
  { reports }: SyncContext,
  report: Report,
  format: ReportFormat,
): Promise<FileDraft> {
  const { bytes, contentType, fileName } = await drawReport(report, format);
  const name = fileName.replace(`-${report.day}`, '');
  return { folder: reports.configuration.folder, name, contentType, bytes };
}

/** `sent` keeps that an upload may have no known end, and until when it may still arrive. */
type Upload = {
  draft: FileDraft;
  known: string | null;
  sent: (settlesInMs: number) => Promise<void>;
};

/** The id of the file that has the content now; `undefined`: nobody knows yet. */
async function put(
  context: SyncContext,
  { draft, known, sent }: Upload,
): Promise<string | undefined> {
  const { crm } = context;
  const id = known ?? (await crm.fileAt(draft.folder, draft.name));
  if (id !== undefined && (await crm.replaceFile(id, draft)) === 'replaced') return id;
  await sent(ARRIVES_WITHIN_MS);
  const uploaded = await crm.uploadFile(draft);
  if (uploaded.kind === 'uploaded') return uploaded.id;
  if (uploaded.kind === 'refused') throw new CrmRejectedError(uploaded.message);
  await sent(uploaded.settlesInMs);
  if (!(await untilSettled(context, uploaded.settlesInMs))) return undefined;
  // If it is not there now, it is not going to be: a later cycle sends it again.
  return crm.fileAt(draft.folder, draft.name);
}

/** The scopes are asked for first, so that a token without the right one is not tried with every report. */
export async function mayUploadFiles(context: SyncContext): Promise<boolean> {
  const scopes = await context.crm.scopes();
  if (scopes === null || scopes.includes(SCOPE)) return true;
  skip(context);
  return false;
}

function skip({ report }: SyncContext): void {
  report.skipped({ objectType: 'files', reason: 'missing_scope', scopes: [SCOPE] });
}
