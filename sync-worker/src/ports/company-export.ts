/** A file of the export: rows of one company, in pieces that fit into memory. */
export type ExportPart = {
  /** `readings.ndjson` */
  file: string;
  /** What its rows are, in one sentence. */
  about: string;
  /** It holds what we think and do about the customer, beside what is theirs. */
  isOurs: boolean;
  rows: AsyncIterable<readonly object[]>;
};

/** All that is kept of one company, as it is stored: nothing of another one, no hash, no address of a link. */
export interface CompanyExport {
  parts(companyId: string): readonly ExportPart[];
  /** What is kept of a company and not in the export, with the reason. */
  leftOut: readonly { what: string; why: string }[];
}
