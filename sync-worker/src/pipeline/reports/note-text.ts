import type { Instant } from '@attain/shared/domain/basics/time';
import { REPORT_KINDS, type Report, type ReportKind } from '@attain/shared/reports/report';
import { reportSummary } from '@attain/shared/reports/report-summary';

import { escaped, paragraphs } from '../escaped.ts';

const REFERENCE = new RegExp(`Attain report reference (${REPORT_KINDS.join('|')})\\b`);

/** HubSpot takes 65,536 characters; nobody reads that many. */
const MOST_CHARACTERS = 20_000;

export type NoteParts = {
  report: Report;
  issuedAt: Instant;
  /** PDF first; empty where HubSpot takes no files from the app. */
  fileIds: readonly string[];
  /** Where the report is shown instead; `null` where it is nowhere but on the card. */
  link: string | null;
};

/** The note that a report stands in, with its summary. It is placed in the timeline by when the report was made. */
export function noteOfReport({
  report,
  issuedAt,
  fileIds,
  link,
}: NoteParts): Record<string, string> {
  const lines = reportSummary(report).map(escaped);
  const body = paragraphs(
    `<strong>${escaped(report.title)}</strong>`,
    `As of ${report.day}. It takes the place of the last report of its kind.`,
    ...draftLines(report),
    shortened(lines.join('<br>')),
    where(fileIds, link),
    `Attain report reference ${report.kind}`,
  );
  return {
    hs_timestamp: new Date(issuedAt).toISOString(),
    hs_note_body: body,
    hs_attachment_ids: fileIds.join(';'),
  };
}

/** Which kind of report a note is kept for, whatever an editor made of the text around the reference. */
export function kindOfNote(body: string): ReportKind | undefined {
  const kind = REFERENCE.exec(body)?.[1];
  return REPORT_KINDS.find((each) => each === kind);
}

function draftLines({ draft }: Report): string[] {
  if (draft.length === 0) return [];
  const reasons = draft.map(({ text }) => escaped(text)).join(' ');
  return [`<strong>Draft, not for the customer yet.</strong> ${reasons}`];
}

function where(fileIds: readonly string[], link: string | null): string {
  if (fileIds.length > 0) return 'The report is attached as PDF and as slides.';
  const files = 'The app may not store files in this portal (scope files).';
  return link === null
    ? `${files} The report is on the Attain card of the company.`
    : `<a href="${escaped(link)}">Open the report</a>. ${files}`;
}

/** Cut between lines, so that no element is cut in two. */
function shortened(lines: string): string {
  if (lines.length <= MOST_CHARACTERS) return lines;
  return lines.slice(0, lines.lastIndexOf('<br>', MOST_CHARACTERS));
}
