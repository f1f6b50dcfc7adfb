import type { Report } from '@attain/shared/reports/report';

import { MissingScopeError } from '../../ports/errors.ts';
import type { ReportPlace } from '../../ports/reports.ts';
import { drawReport, type ReportFormat } from '../../reports/report-forms.ts';
import type { SyncContext } from '../sync-context.ts';

const SCOPE = 'files';
const FILES = [
  ['pdf', 'pdfId'],
  ['pptx', 'deckId'],
] as const satisfies readonly (readonly [ReportFormat, keyof ReportPlace])[];

/**
 * Uploads PDF and slides in place of those of the last report: the files keep their names, so that an upload whose answer was lost is
 * repeated and leaves one file.
 *
 * @param mayUpload see {@link mayUploadFiles}
 * @returns the place with the files that are there now; without files where the token may not upload any
 */
export async function putFiles(
  context: SyncContext,
  report: Report,
  place: ReportPlace,
  mayUpload: boolean,
): Promise<ReportPlace> {
  if (!mayUpload) return { ...place, pdfId: null, deckId: null };
  try {
    let now = place;
    for (const [format, key] of FILES)
      now = await keep(context, report, {
        ...now,
        [key]: await put(context, report, format, now[key]),
      });
    return now;
  } catch (error) {
    if (!(error instanceof MissingScopeError)) throw error;
    skip(context);
    return { ...place, pdfId: null, deckId: null };
  }
}

async function put(
  { crm, reports }: SyncContext,
  report: Report,
  format: ReportFormat,
  known: string | null,
): Promise<string> {
  const { bytes, contentType, fileName } = await drawReport(report, format);
  const name = fileName.replace(`-${report.day}`, '');
  const { folder } = reports.configuration;
  const id = await crm.uploadFile({ folder, name, contentType, bytes }, known);
  if (known !== null && known !== id) await crm.deleteFile(known);
  return id;
}

async function keep(
  { store }: SyncContext,
  { companyId, kind }: Report,
  place: ReportPlace,
): Promise<ReportPlace> {
  await store.reports.savePlace(companyId, kind, place);
  return place;
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
