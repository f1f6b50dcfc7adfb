import type { CompanyExport, ExportPart } from '../ports/company-export.ts';

export type Listed = {
  parts: readonly Pick<ExportPart, 'file' | 'about' | 'isOurs'>[];
  /** Kinds of import files. */
  imports: readonly string[];
};

type Told = Pick<CompanyExport, 'leftOut'> & {
  companyId: string;
  name: string | null;
  today: string;
  currency: string;
  listed: Listed;
};

/** What a reader finds in the export, without Attain at hand. */
export function readme({ companyId, name, today, currency, listed, leftOut }: Told): string {
  const file = ({ file, about }: Listed['parts'][number]) => `${file}\n  ${about}`;
  const [ours, theirs] = [true, false].map((isOurs) =>
    listed.parts.filter((part) => part.isOurs === isOurs).map(file),
  );
  const reasons = Map.groupBy(leftOut, ({ why }) => why);
  return [
    `Attain: all that is kept of ${name ?? 'the company'} (HubSpot company ${companyId}), ${today}`,
    "Every file is NDJSON: one JSON object a line, UTF-8. Times are ISO 8601 in UTC, days are of the portal's time zone. manifest.json comes last and counts the rows of each file: without it the export is not whole.",
    '1. What the customer has a part in',
    ...(theirs ?? []),
    '2. What is also ours: what we think and do about the customer. Read it before you hand it over.',
    ...(ours ?? []),
    '3. What holds now, to be read again by "attain import <kind> FILE"',
    `import/<kind>.ndjson for ${listed.imports.join(', ')}, in this order. Amounts are in ${currency}. These files cannot say everything: milestones, clauses and signatures, metrics without a target, and value lines that are disputed or excluded are in records.ndjson alone.`,
    '4. What is not here, and why',
    ...[...reasons].map(
      ([why, tables]) => `${tables.map(({ what }) => what).join(', ')}\n  ${why}`,
    ),
  ]
    .map((paragraph) => `${paragraph}\n`)
    .join('\n');
}
